/**
 * The engine's JavaScript interface: what `loadEngine()` gives to a browser, a worker or Node.
 * Everything here is synchronous and knows no page; `client.ts` offers the same through a worker, with promises.
 */

export interface Example {
  source: string;
  target: string;
}

/** Sizes and switches of the model. What is left out takes the value in `defaults.ts`. */
export interface ModelConfig {
  /** Number of words the encoder knows, `<PAD>`, `<UNK>` and `<EOS>` included. Taken from the data. */
  sourceVocab: number;
  targetVocab: number;
  /** Width of every token's vector. */
  dModel: number;
  heads: number;
  encoderLayers: number;
  decoderLayers: number;
  /** Width of the feed-forward layers, 0 for none. */
  dFf: number;
  norm: 'none' | 'post' | 'pre';
  residual: boolean;
  position: 'none' | 'sinusoidal' | 'learned';
  similarity: 'scaled_dot' | 'dot' | 'cosine' | 'euclidean';
  activation: 'relu' | 'gelu';
  /** The matrix that mixes the heads after attention (`out_proj`). */
  outputProjection: boolean;
  /** Biases of the q, k, v projections and of `out_proj`. */
  attentionBias: boolean;
  /** Biases of the feed-forward layers. */
  linearBias: boolean;
  /** Bias of the output layer. */
  outputBias: boolean;
  /** Whether the source sentence ends with `<EOS>`. */
  sourceEos: boolean;
  /** Embeddings multiplied by the square root of `dModel`, as in "Attention Is All You Need". */
  embeddingScale: boolean;
  init: 'normal' | 'xavier';
  /** Standard deviation of the weights when `init` is 'normal'. */
  initStd: number;
  /** Standard deviation of the embeddings, before `embeddingScale`. */
  embeddingStd: number;
  dropout: number;
  startToken: 'eos' | 'bos';
  /** Longest sentence in tokens, `<EOS>` included. Taken from the data when left out. */
  maxSourceLength: number;
  maxTargetLength: number;
  seed: number;
}

export interface TrainingConfig {
  optimizer: 'sgd' | 'adam' | 'adamw';
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  momentum: number;
  weightDecay: number;
  schedule: 'constant' | 'inverse_sqrt' | 'cosine';
  warmupSteps: number;
  /** Where the cosine schedule reaches zero. */
  totalSteps: number;
  batchSize: number;
  /** Largest norm of the whole gradient, 0 for no clipping. */
  gradientClip: number;
  labelSmoothing: number;
  /** Seed of the order of the examples. */
  seed: number;
}

export interface DataConfig {
  examples: Example[];
  /** A fraction of `examples`, drawn from the seed, or sentences of its own. */
  validation?: number | Example[];
  tokenizer?: 'word' | 'character';
  lowercase?: boolean;
  /**
   * With words: a number of more digits than this becomes several tokens, all but the first marked by '##'. With 2, 2004 is
   * '20' '##04'; translations are written with the number whole. 0, when left out: numbers stay whole. 9 at most.
   */
  digitGroup?: number;
  /** Words a side at most, the most frequent ones; the rest becomes `<UNK>`. 4,000 when left out. */
  maxVocabulary?: number;
}

export interface SessionOptions {
  model?: Partial<ModelConfig>;
  training?: Partial<TrainingConfig>;
  data: DataConfig;
}

/** What `openSession` takes in place of what the file says. A file that another program wrote lacks most of it. */
export interface OpenOptions {
  model?: Partial<ModelConfig>;
  training?: Partial<TrainingConfig>;
  /** Sentences in place of the file's. They define the vocabularies if the file has none. */
  data?: Partial<DataConfig>;
}

export interface SaveOptions {
  /** The sentences too. Without them the reopened session translates, but trains only if it is given others. Default: true. */
  examples?: boolean;
  /** The optimizer's moments too. Without them training goes on from moments of zero. Default: true. */
  optimizer?: boolean;
}

export interface StepReport {
  /** Steps taken so far. */
  step: number;
  /** Mean cross-entropy per target token of the last batch, in nats. */
  loss: number;
  /** Share of the last batch's target tokens that were the most probable ones. */
  tokenAccuracy: number;
  gradientNorm: number;
  learningRate: number;
  /** Wall time of this call. */
  milliseconds: number;
}

export interface Evaluation {
  loss: number;
  tokenAccuracy: number;
  /** Share of sentences that greedy decoding translates without a single wrong token. */
  exactMatch: number;
  /** Sentences scored. */
  examples: number;
}

export interface TokenProbability {
  token: string;
  probability: number;
}

export interface DecodeStep {
  /** The token that was fed in: `<EOS>` first, then what was written before. */
  input: string;
  /** The most probable token. */
  token: string;
  probability: number;
  /** The five most probable tokens, best first. */
  top: TokenProbability[];
}

/** One of the translations that beam search found. */
export interface BeamTranslation {
  text: string;
  tokens: string[];
  logProbability: number;
  /** `logProbability / length ** lengthPenalty`, the length counting `<EOS>`. */
  score: number;
}

/** A word in the tree of all hypotheses that beam search kept. */
export interface BeamNode {
  /** Index of the node before it, -1 for a first word. */
  parent: number;
  token: string;
  /** Of everything up to this word. */
  logProbability: number;
  /** How many words come before it. */
  step: number;
}

export interface Translation {
  /** The output as one would write it: tokens joined, no space before punctuation. */
  text: string;
  /** Output tokens, without `<EOS>`. */
  tokens: string[];
  /** Whether `<EOS>` was reached; if not, `maxTargetLength` cut it off. */
  finished: boolean;
  /** Sum of the logarithms of the written tokens' probabilities, `<EOS>` included. */
  logProbability: number;
  /** The source as the encoder reads it, `<EOS>` included if the config has it; `known` is false for what became `<UNK>`. */
  source: { token: string; known: boolean }[];
  /** One entry for each token written, `<EOS>` included. */
  steps: DecodeStep[];
  unknownTokens: string[];
  /** The translations that beam search found, this one first; empty without it. */
  beams: BeamTranslation[];
  beamTree: BeamNode[];
}

/** Where a residual connection goes around. */
export type Sublayer =
  'encoder_self' | 'encoder_feed_forward' | 'decoder_self' | 'decoder_cross' | 'decoder_feed_forward';

/** Parts of the trained model to leave out, without training it anew. */
export interface Ablation {
  /** Adds no positions to the words. */
  position?: boolean;
  /** The decoder hears nothing of the source. */
  crossAttention?: boolean;
  /** The decoder sees the words after each word too. */
  causalMask?: boolean;
  /** Residual connections that add nothing. */
  residuals?: { sublayer: Sublayer; layer: number }[];
  /** Heads that attend to nothing. */
  heads?: { kind: AttentionKind; layer: number; head: number }[];
}

/** Greedy decoding, unless `beam` or `temperature` says otherwise. */
export interface DecodeOptions {
  /** At most this many output tokens. Default and maximum: the model's `maxTargetLength`. */
  maxLength?: number;
  /** Width of beam search, 1 to 16. */
  beam?: number;
  /** How much beam search makes up for length: 0 not at all, 1 (the default) by the mean of a token. */
  lengthPenalty?: number;
  /** Draws each word with its probability, evened out (above 1) or sharpened (below 1). */
  temperature?: number;
  /** Of the drawing. */
  seed?: number;
  ablation?: Ablation;
}

export interface ObserveOptions {
  ablation?: Ablation;
}

export type AttentionKind = 'encoder' | 'decoder' | 'cross';

/** `data[((layer * heads + head) * rows + row) * columns + column]`: how much the row's token attends to the column's. */
export interface AttentionMaps {
  layers: number;
  heads: number;
  rows: number;
  columns: number;
  /** Tokens of the rows: source tokens for 'encoder', the tokens fed to the decoder for 'decoder' and 'cross'. */
  rowTokens: string[];
  columnTokens: string[];
  data: Float32Array;
}

export interface TensorInfo {
  name: string;
  shape: number[];
  role: 'parameter' | 'gradient' | 'activation';
}

/** A sentence whose intermediates can be read: the tokens as the encoder and the decoder were fed. */
export interface InspectedSentence {
  source: string[];
  target: string[];
}

export interface MomentSummary {
  step: number;
  /** Loss of the batch of the step that led there; not a number before the first step. */
  loss: number;
  /** Loss of the probe sentence. */
  probeLoss: number;
}

export interface HistorySummary {
  /** Steps that `restore` can go to. */
  first: number;
  last: number;
  /** At most 256, evenly over the run. */
  moments: MomentSummary[];
}

/** How the model stood at one step: what `observe` and `attention` would have given for the probe sentence. */
export interface Moment extends MomentSummary {
  shown: Translation;
  maps: Record<AttentionKind, AttentionMaps>;
}

export interface SessionSummary {
  /** Trainable numbers in the model. */
  parameterCount: number;
  trainExamples: number;
  validationExamples: number;
  sourceVocabulary: string[];
  targetVocabulary: string[];
  /** Bytes of all arenas. */
  memoryBytes: number;
}

export interface Session {
  readonly config: ModelConfig;
  readonly training: TrainingConfig;
  readonly summary: SessionSummary;
  readonly step: number;
  /**
   * Trains `steps` batches and reports on the last. A loss or gradient that is not finite throws `not_finite`, and the last
   * good state comes back: weights, optimizer and step as before the update that led there.
   */
  train(steps: number): StepReport;
  evaluate(split: 'train' | 'validation'): Evaluation;
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

/**
 * 'reverse', 'sort' and 'copy': "cab" → "bac", "abc", "cab", 1 to 8 of the letters a to j, for `tokenizer: 'character'`.
 * 'numbers': "21" → "veintiuno", 0 to 9999, for `digitGroup: 1`. 'dates': "Monday, January 5, 2004" → "lunes, 5 de enero de
 * 2004", each day from 1900 to 2099, for `digitGroup: 2`.
 */
export type TaskKind = 'reverse' | 'sort' | 'copy' | 'numbers' | 'dates';

export interface TaskOptions {
  /** 1 when left out. The same seed gives the same examples everywhere. */
  seed: number;
  /** 2,500 when left out; at most 10,000 numbers, 73,049 dates and 200,000 of the others. */
  count: number;
}

export interface Engine {
  readonly variant: string;
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

export interface LoadOptions {
  variant?: 'auto' | 'simd' | 'relaxed';
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
