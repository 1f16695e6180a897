/** The computations between a number's terms and the number, in double precision. */
import type { Recipe } from './recipe';
import type { Reference } from './reference';

/** A number of the engine, and where it stands. */
export interface Term {
  value: number;
  ref: Reference;
}

/** ε of layer normalization, and the shortest length that cosine similarity divides by: core/ops has them. */
export const NORM_EPSILON = 1e-5;
export const SHORTEST = 1e-8;

/** e^s is printed as it is where it stays readable; else the largest score is subtracted first, which changes no share. */
const READABLE = 9;

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export function products({ left, right }: { left: readonly Term[]; right: readonly Term[] }): number[] {
  return left.map(({ value }, index) => value * right[index]!.value);
}

export function squares({ left, right }: { left: readonly Term[]; right: readonly Term[] }): number[] {
  return left.map(({ value }, index) => (value - right[index]!.value) ** 2);
}

export function lengthOf(vector: readonly Term[]): number {
  return Math.max(SHORTEST, Math.hypot(...vector.map(({ value }) => value)));
}

/** What softmax makes of scores: `shift` was subtracted from each before it became an exponent. */
export function exponentials(scores: readonly Term[]): { shift: number; powers: number[]; sum: number } {
  const values = scores.map(({ value }) => value);
  const largest = Math.max(...values);
  const shift = Math.abs(largest) > READABLE ? largest : 0;
  const powers = values.map((value) => Math.exp(value - shift));
  return { shift, powers, sum: total(powers) };
}

export function variance(terms: readonly Term[], mean: number): number {
  return total(terms.map(({ value }) => (value - mean) ** 2)) / terms.length;
}

/** Φ(x), the share of a normal distribution below x, by Marsaglia's series. */
export function gaussianBelow(x: number): number {
  if (Math.abs(x) > 8) return x > 0 ? 1 : 0;
  let sum = x;
  let term = x;
  for (let n = 3; Math.abs(term) > 1e-17 && n < 400; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** The sinusoid of "Attention Is All You Need", section 3.5. */
export function wave(position: number, unit: number, width: number): { angle: number; value: number } {
  const angle = position / 10000 ** ((unit - (unit % 2)) / width);
  return { angle, value: unit % 2 === 0 ? Math.sin(angle) : Math.cos(angle) };
}

/** What the terms come to; null for a weight, which nothing comes to. */
export function resultOf(recipe: Recipe<Term>, width: number): number | null {
  switch (recipe.form) {
    case 'learned':
      return null;
    case 'off':
    case 'masked':
      return 0;
    case 'wave':
      return wave(recipe.position, recipe.unit, width).value;
    case 'scaled':
      return recipe.from.value * recipe.scale;
    case 'sum':
      return total(recipe.terms.map(({ value }) => value));
    case 'products': {
      const sum = total(products(recipe)) + (recipe.bias?.value ?? 0);
      return recipe.relu ? Math.max(0, sum) : sum;
    }
    case 'cosine':
      return recipe.dot.value / (lengthOf(recipe.left) * lengthOf(recipe.right));
    case 'distance':
      return -total(squares(recipe));
    case 'softmax': {
      const { powers, sum } = exponentials(recipe.scores);
      return powers[recipe.at]! / sum;
    }
    case 'gelu':
      return recipe.from.value * gaussianBelow(recipe.from.value);
    case 'norm': {
      const { from, mean, rstd, weight, bias } = recipe;
      return (from.value - mean.value) * rstd.value * weight.value + bias.value;
    }
    case 'mean':
      return total(recipe.terms.map(({ value }) => value)) / recipe.terms.length;
    case 'rstd':
      return 1 / Math.sqrt(variance(recipe.terms, recipe.mean.value) + NORM_EPSILON);
  }
}
