/** Layer normalization of one vector, as core/ops/layer_norm.h has it. */
import { inRows } from './rows';
import type { LessonData } from '../lessons/lessons';
import type { AppState } from '../state/state';

/** Inside the root, so that a vector of equal numbers is not divided by zero. */
const EPSILON = 1e-5;

const LAYER = 'encoder.layers.0';
/** The sum of a word's vector and what attention adds to it, what comes out, and the two learned rows. */
export const NORM_TENSORS: readonly string[] = [
  `${LAYER}.residual1`,
  `${LAYER}.norm1`,
  `transformer.${LAYER}.norm1.weight`,
  `transformer.${LAYER}.norm1.bias`,
];

/** Let's go with normalization after each step, and vectors long enough to have a mean and narrow enough to be printed. */
export function normalized(data: LessonData): LessonData {
  const { preset } = data;
  const model = { ...preset.model, dModel: 8, norm: 'post' as const, initStd: 0.3, embeddingStd: 0.3 };
  return { ...data, preset: { ...preset, model, pacing: { ...preset.pacing, stepsPerSecond: 100 } } };
}

export interface Moments {
  mean: number;
  variance: number;
}

export function momentsOf(vector: readonly number[]): Moments {
  const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length;
  return { mean, variance: vector.reduce((sum, value) => sum + (value - mean) ** 2, 0) / vector.length };
}

/** With a mean of zero and a variance of one. */
export function standardized(vector: readonly number[]): number[] {
  const { mean, variance } = momentsOf(vector);
  return vector.map((value) => (value - mean) / Math.sqrt(variance + EPSILON));
}

export const learned = (vector: readonly number[], gain: readonly number[], bias: readonly number[]): number[] =>
  vector.map((value, unit) => value * gain[unit]! + bias[unit]!);

export interface NormStep {
  /** A row for each word. */
  before: readonly (readonly number[])[];
  after: readonly (readonly number[])[];
  gain: readonly number[];
  bias: readonly number[];
}

/** From tensors by their names; null while one of them has not come. */
export function normStep(d: number, tensor: (name: string) => ArrayLike<number> | undefined): NormStep | null {
  const [before, after, gain, bias] = NORM_TENSORS.map(tensor);
  if (!before || !after || !gain || !bias) return null;
  return { before: inRows(before, d), after: inRows(after, d), gain: Array.from(gain), bias: Array.from(bias) };
}

export const normOf = ({ frame, opened }: AppState): NormStep | null =>
  frame && opened && normStep(opened.config.dModel, (name) => frame.numbers[name]);
