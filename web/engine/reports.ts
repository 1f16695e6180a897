/** What the engine tells. */
import type { AttentionKind } from './options.ts';

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

/** How often each token of the two vocabularies occurs in the sentences learned from, by its number. */
export interface TokenCounts {
  source: number[];
  target: number[];
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
