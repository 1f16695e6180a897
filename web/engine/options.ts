/** What one can ask of the engine; `defaults.ts` has the values of what is left out. */

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

export type AttentionKind = 'encoder' | 'decoder' | 'cross';

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

/**
 * Which build of the engine. `simd` gives the same bits everywhere. `relaxed` ("turbo") lets the machine round a
 * multiplication and an addition as it does them fastest, so that its bits differ from one kind of machine to another.
 */
export type Variant = 'simd' | 'relaxed';

export interface LoadOptions {
  /** 'auto', the default, is `simd`. Where `relaxed` cannot run or cannot be had, it is `simd` too. */
  variant?: 'auto' | Variant;
  /**
   * Whether the engine is there with all that it can do, which is the default. Without, only what the first lesson needs is
   * fetched; what needs more waits for `complete`, or in a worker fetches the rest itself and stands still meanwhile.
   */
  whole?: boolean;
}
