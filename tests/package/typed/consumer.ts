/** What somebody writes who has installed the package: compiled strictly, with the package's own types looked at too. */
import {
  DEFAULT_MODEL,
  EngineError,
  TORCH_PROGRAM,
  loadEngine,
  type AttentionMaps,
  type Engine,
  type Example,
  type ModelConfig,
  type Session,
  type StepReport,
  type Translation,
} from 'vamos';

const examples: Example[] = [{ source: "let's go", target: 'vamos' }];
const engine: Engine = await loadEngine({ variant: 'relaxed' });

export function trained(): [StepReport, Translation, AttentionMaps, Uint8Array] {
  using session: Session = engine.createSession({ model: { norm: 'pre' }, training: {}, data: { examples } });
  const width: number = session.config.dModel;
  const weights: Float32Array = session.tensor('generator.bias');
  session.setTensor(
    'generator.bias',
    weights.map((weight) => weight / width),
  );
  return [
    session.train(10),
    session.translate("let's go", { beam: 4, ablation: { position: true } }),
    session.attention('cross'),
    session.save({ optimizer: false }),
  ];
}

export const dates: Example[] = engine.generateTask('dates', { count: 10 });
export const defaults: ModelConfig = DEFAULT_MODEL;
export const program: string = TORCH_PROGRAM;
export const code = (error: unknown): string => (error instanceof EngineError ? error.code : 'unknown');

// What the types refuse: each of these has to be an error.
// @ts-expect-error: no such norm
engine.createSession({ model: { norm: 'batch' }, data: { examples } });
// @ts-expect-error: no data
engine.createSession({ model: {} });
// @ts-expect-error: no such variant
await loadEngine({ variant: 'fast' });
// @ts-expect-error: steps are a number
engine.openSession(new Uint8Array()).train('ten');
// @ts-expect-error: read only
engine.openSession(new Uint8Array()).step = 3;
// @ts-expect-error: a report has no such field
trained()[0].perplexity;
