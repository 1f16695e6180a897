import { DEFAULT_MAX_VOCABULARY, DEFAULT_MODEL, DEFAULT_TRAINING } from './defaults.ts';
import type { NativeModule, NativeSession, Outcome } from './native.ts';
import {
  EngineError,
  type AttentionKind,
  type AttentionMaps,
  type DecodeOptions,
  type Evaluation,
  type ModelConfig,
  type Session,
  type SessionOptions,
  type SessionSummary,
  type StepReport,
  type TensorInfo,
  type TrainingConfig,
  type Translation,
} from './types.ts';

const KINDS: readonly AttentionKind[] = ['encoder', 'decoder', 'cross'];

/** Fields that are whole numbers on the other side, where a fraction or a huge number would silently become another. */
const WHOLE_NUMBERS: ReadonlySet<string> = new Set([
  'sourceVocab', 'targetVocab', 'dModel', 'heads', 'encoderLayers', 'decoderLayers', 'dFf', 'maxSourceLength',
  'maxTargetLength', 'seed', 'warmupSteps', 'totalSteps', 'batchSize',
]); // prettier-ignore

function badOption(field: string, value: unknown, allowed: string): EngineError {
  return new EngineError(
    'bad_option',
    { field, value: String(value), allowed },
    `${field} is ${String(value)}; use ${allowed}.`,
  );
}

function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.error) return (outcome as { value: T }).value;
  const { code, params, text } = outcome.error;
  const typed = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value !== '' && isFinite(+value) ? +value : value]),
  );
  throw new EngineError(code, typed, text);
}

/** `defaults` with what `given` says, each value of the default's type: Embind would coerce others without a word. */
function filled<T extends object>(defaults: T, given: Partial<T> | undefined): T {
  const result = { ...defaults } as Record<string, unknown>;
  for (const [field, value] of Object.entries(given ?? {})) {
    if (value === undefined) continue;
    if (!Object.hasOwn(defaults, field)) throw badOption(field, value, Object.keys(defaults).join(', '));
    const expected = typeof result[field];
    if (typeof value !== expected) throw badOption(field, value, expected === 'number' ? 'a number' : `a ${expected}`);
    if (WHOLE_NUMBERS.has(field)) {
      const limit = field === 'seed' ? 0xffffffff : 0x7fffffff;
      if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > limit)
        throw badOption(field, value, `a whole number from 0 to ${limit}`);
    }
    result[field] = value;
  }
  return result as T;
}

export function createSession(native: NativeModule, options: SessionOptions): Session {
  const { data } = options;
  const own = Array.isArray(data.validation) ? data.validation : [];
  const handle = native.createSession(
    filled(DEFAULT_MODEL, options.model),
    filled(DEFAULT_TRAINING, options.training),
    {
      examples: data.examples,
      validation: own,
      validationFraction: typeof data.validation === 'number' ? data.validation : 0,
      maxVocabulary: data.maxVocabulary ?? DEFAULT_MAX_VOCABULARY,
      tokenizer: data.tokenizer ?? 'word',
      lowercase: data.lowercase ?? true,
    },
  );
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

  get step(): number {
    return this.#native.step;
  }

  train(steps: number): StepReport {
    if (!Number.isInteger(steps) || steps < 1 || steps > 0x7fffffff)
      throw badOption('steps', steps, 'a whole number of at least 1');
    const begin = performance.now();
    const report = unwrap(this.#native.train(steps));
    return { ...report, milliseconds: performance.now() - begin };
  }

  evaluate(split: 'train' | 'validation'): Evaluation {
    if (split !== 'train' && split !== 'validation') throw badOption('split', split, 'train or validation');
    return this.#native.evaluate(split === 'validation');
  }

  translate(text: string, options?: DecodeOptions): Translation {
    const maxLength = options?.maxLength ?? 0;
    if (!Number.isInteger(maxLength) || maxLength < 0)
      throw badOption('maxLength', maxLength, 'a whole number of at least 1');
    return unwrap(this.#native.translate(String(text), Math.min(maxLength, 0x7fffffff))) as Translation;
  }

  observe(source: string, target: string): Translation {
    return unwrap(this.#native.observe(String(source), String(target))) as Translation;
  }

  attention(kind: AttentionKind): AttentionMaps {
    const index = KINDS.indexOf(kind);
    if (index < 0) throw badOption('kind', kind, KINDS.join(', '));
    return unwrap(this.#native.attention(index)) as AttentionMaps;
  }

  tensors(): TensorInfo[] {
    return this.#native.tensors();
  }

  tensor(name: string): Float32Array {
    return unwrap(this.#native.tensor(String(name)));
  }

  setTensor(name: string, values: ArrayLike<number>): void {
    unwrap(this.#native.setTensor(String(name), values));
  }

  lossAndGradients(batch: { source: number[][]; target: number[][] }): { loss: number; logits: Float32Array } {
    return unwrap(this.#native.lossAndGradients(batch.source, batch.target)) as { loss: number; logits: Float32Array };
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
