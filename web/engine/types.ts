/// <reference lib="esnext.disposable" preserve="true" />
/**
 * The engine's JavaScript interface: what `loadEngine()` gives to a browser, a worker or Node.
 * Everything here is synchronous and knows no page; `client.ts` offers the same through a worker, with promises.
 */

import type {
  Example,
  ModelConfig,
  TrainingConfig,
  SessionOptions,
  OpenOptions,
  SaveOptions,
  AttentionKind,
  DecodeOptions,
  ObserveOptions,
  TaskKind,
  TaskOptions,
  Variant,
} from './options.ts';
import type {
  StepReport,
  Evaluation,
  Translation,
  AttentionMaps,
  TensorInfo,
  TokenCounts,
  InspectedSentence,
  HistorySummary,
  Moment,
  SessionSummary,
} from './reports.ts';

export type * from './options.ts';
export type * from './reports.ts';

export interface Session {
  readonly config: ModelConfig;
  readonly training: TrainingConfig;
  readonly summary: SessionSummary;
  readonly step: number;
  /**
   * Whether `setTensor` has left other weights than were there before; a weight that is set back is none. False again after
   * `train`, `restore` and `history`: what has been set by hand then belongs to the course of training.
   */
  readonly altered: boolean;
  /** Counted anew at each call: of the sentences learned from, not of those held out. */
  tokenCounts(): TokenCounts;
  /**
   * Trains `steps` batches and reports on the last. A loss or gradient that is not finite throws `not_finite`, and the last
   * good state comes back: weights, optimizer and step as before the update that led there.
   */
  train(steps: number): StepReport;
  /** Loss and accuracy with the right words fed in, and the share of sentences that greedy decoding writes without a mistake. */
  evaluate(split: 'train' | 'validation', options?: ObserveOptions): Evaluation;
  /** Decoding until `<EOS>`. */
  translate(text: string, options?: DecodeOptions): Translation;
  /**
   * The same, but the decoder is fed `target` whatever it would have written itself, as in training ("teacher forcing"):
   * shapes stay the same from the first step to the last. `steps` has a row for each target token and one for `<EOS>`.
   */
  observe(source: string, target: string, options?: ObserveOptions): Translation;
  /** Attention of the last `translate` or `observe`. */
  attention(kind: AttentionKind): AttentionMaps;
  /** Parameters, gradients, and the intermediates of the last translation, observation or training batch. */
  tensors(): TensorInfo[];
  /**
   * A copy. Parameters by their checkpoint name, gradients as `'grad.' + name`, intermediates by names such as
   * `encoder.layers.0.self_attn.scores`: core/session/session.h lists them. When weights have been set since, the
   * intermediates are computed anew with them.
   */
  tensor(name: string): Float32Array;
  /** The sentences that the intermediates belong to; several lie end to end. */
  inspected(): InspectedSentence[];
  /** From now on training notes moments of this sentence pair, and what is needed to go back to any step. */
  startHistory(probe: Example): void;
  /** Null before `startHistory`. */
  history(): HistorySummary | null;
  /** The last moment that was noted at or before `step`. */
  moment(step: number): Moment;
  /** Goes to an earlier or later step of this run, to the bit; training goes on from there. */
  restore(step: number): void;
  setTensor(name: string, values: ArrayLike<number>): void;
  /** `target` rows hold the target tokens without start or end. `logits` are [B, T + 1, targetVocab], zero where a row is shorter. */
  lossAndGradients(batch: { source: number[][]; target: number[][] }): { loss: number; logits: Float32Array };
  /**
   * A safetensors file with PyTorch's parameter names, shapes and layout, and with configuration, vocabularies, sentences,
   * step and the optimizer's state: opened again, training goes on to the same bits. The same session gives the same bytes
   * on every platform.
   */
  save(options?: SaveOptions): Uint8Array;
  /** Back to step 0 with the same seed: the same weights, the same order of examples. */
  reset(): void;
  dispose(): void;
  [Symbol.dispose](): void;
}

export interface Engine {
  /** The one that runs, which need not be the one that was asked for. */
  readonly variant: Variant;
  /** Resolves when all of the engine is there; throws `load_failed`, and may be called again, when it cannot be had. */
  complete(): Promise<void>;
  createSession(options: SessionOptions): Session;
  /**
   * A session from what `save` wrote, or from a safetensors file with PyTorch's weights under the same names; `options` say
   * what such a file does not (`heads`, `similarity`, `activation`, lengths, the sentences that make its vocabulary).
   * A file that is damaged or of another kind throws, and nothing has changed.
   */
  openSession(file: Uint8Array, options?: OpenOptions): Session;
  /**
   * Draws examples of a task, in random order and each source once: any cut makes a training set and held-out examples that
   * do not overlap.
   */
  generateTask(kind: TaskKind, options?: Partial<TaskOptions>): Example[];
}

/** What every method throws on bad input: a code to translate by, its parameters, and an English sentence. */
export class EngineError extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number>,
    message: string,
  ) {
    super(message);
    this.name = 'EngineError';
  }
}
