/** The decoder's end, as the engine has it: the last vector of each place, the layer that rates the words, and its softmax. */
import type { LessonData } from '../lessons/lessons';
import type { AppState } from '../state/state';
import { inRows, type Rows } from './rows';

/** What leaves the decoder of *Let's go*: after cross-attention, its residual connection is the last stage. */
const VECTORS = 'decoder.layers.0.residual2';
const WEIGHTS = 'generator.weight';
const BIAS = 'generator.bias';
const LOGITS = 'logits';
const PROBABILITIES = 'probabilities';

export const LAYER_TENSORS: readonly string[] = [VECTORS, WEIGHTS, BIAS, LOGITS, PROBABILITIES];
export const WORD_TENSORS: readonly string[] = [LOGITS, PROBABILITIES];

type Tensor = (name: string) => ArrayLike<number> | undefined;

/** For each place of the translation, a number for each word of the vocabulary. */
export interface WordScores {
  logits: Rows;
  probabilities: Rows;
}

export interface OutputLayer extends WordScores {
  /** A vector for each place. */
  vectors: Rows;
  /** A row of weights, and a number to add, for each word of the vocabulary. */
  weights: Rows;
  bias: readonly number[];
}

export function wordScores(words: number, tensor: Tensor): WordScores | null {
  const [logits, probabilities] = WORD_TENSORS.map(tensor);
  if (!logits || !probabilities) return null;
  return { logits: inRows(logits, words), probabilities: inRows(probabilities, words) };
}

/** From tensors by their names; null while one of them has not come. */
export function outputLayer(words: number, d: number, tensor: Tensor): OutputLayer | null {
  const scores = wordScores(words, tensor);
  const [vectors, weights, bias] = LAYER_TENSORS.map(tensor);
  if (!scores || !vectors || !weights || !bias) return null;
  return { ...scores, vectors: inRows(vectors, d), weights: inRows(weights, d), bias: Array.from(bias) };
}

export const vocabularyOf = ({ opened }: AppState): readonly string[] => opened?.summary.targetVocabulary ?? [];

export function scoresOf(state: AppState): WordScores | null {
  const { frame } = state;
  return frame && wordScores(vocabularyOf(state).length, (name) => frame.numbers[name]);
}

export function layerOf(state: AppState): OutputLayer | null {
  const { frame, opened } = state;
  if (!frame || !opened) return null;
  return outputLayer(vocabularyOf(state).length, opened.config.dModel, (name) => frame.numbers[name]);
}

/** The words by their rating, best first. */
export const ranked = (logits: readonly number[]): number[] =>
  logits.map((_, word) => word).sort((a, b) => logits[b]! - logits[a]!);

/** A model that has learned half: it hesitates, so that there is something to choose. */
const PARTLY = 200;

export function partly(data: LessonData): LessonData {
  const { preset } = data;
  return { ...data, preset: { ...preset, training: { ...preset.training, totalSteps: PARTLY } } };
}

/** The sentences that the chapter writes; the first of them is on show when it is opened. */
export const SENTENCES = ['she buys the hats', 'you live near the market', 'I have a dog'] as const;
export const FIRST = { source: SENTENCES[0], target: 'ella compra los sombreros' };

/** What the numbers on show belong to: the model as it is, and the sentence that it reads. */
export const momentOf = ({ frame }: AppState): string =>
  frame ? JSON.stringify([frame.session, frame.course, frame.step, frame.probe.source]) : '';
