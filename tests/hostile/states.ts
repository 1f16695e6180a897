/** What the page and the engine themselves have written: what everything else is made from. */
import type { Engine } from '../../web/engine/index.ts';
import { ENGINE_VERSION } from '../../web/engine/version.ts';
import type { Example, ModelConfig, Session } from '../../web/engine/types.ts';
import letsGo from '../../web/lessons/lets-go/preset.json' with { type: 'json' };
import type { Shared } from '../../web/state/share/shared.ts';
import { MARKUP } from './texts.ts';

export const LETS_GO: Example[] = [
  { source: "let's go", target: 'vamos' },
  { source: 'to go', target: 'ir' },
];
const OWN: Example[] = [
  { source: 'one', target: 'uno' },
  { source: 'two cats', target: 'dos gatos' },
  { source: MARKUP[0]!, target: MARKUP[1]! },
];

/** Let's go after twenty steps. */
export function letsGoSession(engine: Engine): Session {
  const { model, training } = letsGo as unknown as { model: Partial<ModelConfig>; training: object };
  const session = engine.createSession({ model, training, data: { examples: LETS_GO } });
  session.train(20);
  return session;
}

/** A layer of everything, and words that are markup. */
export function ownSession(engine: Engine): Session {
  const session = engine.createSession({
    model: { dModel: 2, heads: 1, dFf: 2, position: 'learned', maxSourceLength: 32, maxTargetLength: 32 },
    training: { totalSteps: 30, batchSize: 2 },
    data: { examples: OWN },
  });
  session.train(3);
  return session;
}

const viewed = { selection: { kind: 'cross', layer: 0, head: 0, row: 0, column: 0 } } as const;

/** Links of all kinds: with weights, with weights and sentences of one's own, and recipes. */
export function sharedStates(engine: Engine): Shared[] {
  const [first, own] = [letsGoSession(engine), ownSession(engine)];
  const file = first.save() as Uint8Array<ArrayBuffer>;
  const weights: Shared = {
    ...viewed,
    lesson: 'lets-go',
    seed: null,
    step: 20,
    probe: LETS_GO[0]!,
    view: { off: ['position'], decoding: { beam: 2, lengthPenalty: 1 }, attention: 'lines' },
    preset: null,
    pairs: null,
    retrainable: true,
    losses: Array.from({ length: 20 }, (_, step) => 3 / (step + 1)),
    report: { step: 20, loss: 0.15, tokenAccuracy: 0.5, gradientNorm: 1, learningRate: 0.05, milliseconds: 0.1 },
    model: { file },
  };
  const pacing = { stepsPerSecond: 50, everyStep: true };
  const states: Shared[] = [
    weights,
    {
      ...weights,
      lesson: 'your-own',
      step: 3,
      probe: OWN[1]!,
      view: { open: { stack: 'encoder', layer: 0 }, decoding: { temperature: 1, seed: 3 } },
      preset: {
        model: own.config,
        training: own.training,
        data: { tokenizer: 'word' },
        pacing,
      } as unknown as Shared['preset'],
      pairs: { train: OWN, heldOut: [] },
      retrainable: false,
      losses: [3, 2, 1],
      report: null,
      // Without Adam's moments it is short enough for an address.
      model: { file: own.save({ optimizer: false }) as Uint8Array<ArrayBuffer> },
    },
    { ...weights, step: 3, losses: [], report: null, model: { engine: ENGINE_VERSION, checksum: 12345 } },
  ];
  first.dispose();
  own.dispose();
  return states;
}
