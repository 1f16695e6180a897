import {
  badOption,
  checkedData,
  checkedFile,
  filled,
  given,
  tokenRows,
  wellFormed,
  wholeNumber,
  wrongType,
} from './checks.ts';
import { DEFAULT_MODEL, DEFAULT_TRAINING } from './defaults.ts';
import { checkedAblation, checkedDecodeOptions, KINDS } from './decode-options.ts';
import type { NativeModule, NativeSession, Outcome } from './native.ts';
import {
  EngineError,
  type AttentionKind,
  type AttentionMaps,
  type DecodeOptions,
  type Evaluation,
  type Example,
  type HistorySummary,
  type InspectedSentence,
  type ModelConfig,
  type Moment,
  type ObserveOptions,
  type OpenOptions,
  type SaveOptions,
  type Session,
  type SessionOptions,
  type SessionSummary,
  type StepReport,
  type TensorInfo,
  type TokenCounts,
  type TrainingConfig,
  type Translation,
} from './types.ts';

/** Parameters of errors that are numbers; `value` is one where a range is spoken of. The others are names and words. */
const NUMBERS: ReadonlySet<string> = new Set(
  'length limit first last min max dModel heads index megabytes step expected actual id vocabulary rows version'.split(
    ' ',
  ),
);

/** The value, or what stood in its way, thrown. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.error) return (outcome as { value: T }).value;
  const { code, params, text } = outcome.error;
  const isNumber = (name: string, value: string) =>
    (NUMBERS.has(name) && !value.startsWith('[')) || (name === 'value' && code === 'out_of_range'); // '[' begins a shape
  const typed = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, isNumber(name, value) ? Number(value) : value]),
  );
  throw new EngineError(code, typed, text);
}

export function createSession(native: NativeModule, options: SessionOptions): Session {
  if (typeof options !== 'object' || options === null) throw wrongType('options');
  return owned(
    native.createSession(
      filled(DEFAULT_MODEL, options.model, 'model'),
      filled(DEFAULT_TRAINING, options.training, 'training'),
      ...checkedData(options.data),
    ),
  );
}

export function openSession(native: NativeModule, file: Uint8Array, options: OpenOptions = {}): Session {
  if (typeof options !== 'object' || options === null) throw wrongType('options');
  const bytes = checkedFile(file);
  return owned(
    native.openSession(
      given(DEFAULT_MODEL, options.model, 'model'),
      given(DEFAULT_TRAINING, options.training, 'training'),
      ...checkedData(options.data ?? {}, []),
      bytes,
    ),
  );
}

function owned(handle: NativeSession): Session {
  const problem = handle.problem();
  if (problem) {
    handle.delete();
    unwrap(problem);
  }
  return new EngineSession(handle);
}

/** Owns the handle of the C++ object, and is the only one that deletes it. */
class EngineSession implements Session {
  #handle: NativeSession | null;
  #summary: SessionSummary | null = null;

  constructor(handle: NativeSession) {
    this.#handle = handle;
  }

  get #native(): NativeSession {
    if (!this.#handle) throw new EngineError('disposed', {}, 'This session was disposed of; create a new one.');
    return this.#handle;
  }

  get config(): ModelConfig {
    return this.#native.config();
  }

  get training(): TrainingConfig {
    return this.#native.training();
  }

  get summary(): SessionSummary {
    this.#summary ??= this.#native.summary() as SessionSummary;
    return this.#summary;
  }

  tokenCounts(): TokenCounts {
    return this.#native.tokenCounts();
  }

  get step(): number {
    return this.#native.step;
  }

  get altered(): boolean {
    return this.#native.altered;
  }

  train(steps: number): StepReport {
    wholeNumber('steps', steps, 1, 0x7fffffff);
    const begin = performance.now();
    const [step, loss, tokenAccuracy, gradientNorm, learningRate] = unwrap(this.#native.train(steps));
    return { step, loss, tokenAccuracy, gradientNorm, learningRate, milliseconds: performance.now() - begin };
  }

  evaluate(split: 'train' | 'validation', options?: ObserveOptions): Evaluation {
    if (split !== 'train' && split !== 'validation') throw badOption('split', 'train, validation');
    const native = this.#native;
    return native.evaluate(split === 'validation', checkedAblation(options?.ablation, native.config()));
  }

  translate(text: string, options?: DecodeOptions): Translation {
    const native = this.#native;
    const checked = checkedDecodeOptions(options, native.config());
    return unwrap(native.translate(wellFormed('text', text), checked)) as Translation;
  }

  observe(source: string, target: string, options?: ObserveOptions): Translation {
    const native = this.#native;
    const ablation = checkedAblation(options?.ablation, native.config());
    return unwrap(native.observe(wellFormed('source', source), wellFormed('target', target), ablation)) as Translation;
  }

  attention(kind: AttentionKind): AttentionMaps {
    const index = KINDS.indexOf(kind);
    if (index < 0) throw badOption('kind', KINDS.join(', '));
    return unwrap(this.#native.attention(index)) as AttentionMaps;
  }

  tensors(): TensorInfo[] {
    return this.#native.tensors();
  }

  inspected(): InspectedSentence[] {
    return this.#native.inspected();
  }

  startHistory(probe: Example): void {
    if (typeof probe !== 'object' || probe === null) throw wrongType('probe');
    const { source, target } = probe;
    unwrap(this.#native.startHistory(wellFormed('source', source), wellFormed('target', target)));
  }

  history(): HistorySummary | null {
    return this.#native.history() ?? null;
  }

  moment(step: number): Moment {
    wholeNumber('step', step, 0, 0x7fffffff);
    const history = this.#native.history();
    const index = history?.moments.findLastIndex((moment) => moment.step <= step) ?? -1;
    if (history === undefined || index < 0) {
      const { first, last } = history ?? { first: this.step, last: this.step };
      throw new EngineError(
        'no_such_step',
        { step, first, last },
        `Step ${step} cannot be gone to; the history reaches from step ${first} to step ${last}.`,
      );
    }
    return this.#native.moment(index) as Moment;
  }

  restore(step: number): void {
    unwrap(this.#native.restore(wholeNumber('step', step, 0, 0x7fffffff)));
  }

  tensor(name: string): Float32Array {
    return unwrap(this.#native.tensor(wellFormed('name', name)));
  }

  setTensor(name: string, values: ArrayLike<number>): void {
    if (typeof values !== 'object' || values === null) throw wrongType('values');
    // Compared before it is copied: an array-like may claim any length.
    const expected = this.tensor(name).length;
    if (values.length !== expected)
      throw new EngineError(
        'wrong_size',
        { name, expected, actual: values.length },
        `'${name}' holds ${expected} numbers, not ${values.length}.`,
      );
    unwrap(this.#native.setTensor(name, Float32Array.from(values)));
  }

  lossAndGradients(batch: { source: number[][]; target: number[][] }): { loss: number; logits: Float32Array } {
    if (typeof batch !== 'object' || batch === null) throw wrongType('batch');
    const source = tokenRows('source', batch.source);
    const target = tokenRows('target', batch.target);
    return unwrap(this.#native.lossAndGradients(source, target)) as { loss: number; logits: Float32Array };
  }

  save(options: SaveOptions = {}): Uint8Array {
    if (typeof options !== 'object' || options === null) throw wrongType('options');
    const { examples, optimizer } = filled({ examples: true, optimizer: true }, options, 'options');
    return this.#native.save(examples, optimizer);
  }

  reset(): void {
    this.#native.reset();
  }

  dispose(): void {
    this.#handle?.delete();
    this.#handle = null;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
