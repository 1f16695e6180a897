/** Why dot products are divided: how far the scores of random queries and keys lie apart, by the number of their terms. */
import { randomNumbers } from '../lessons/phrases/random.mjs';
import { range } from '../views/range';
import { softmax } from './self-attention';

export const KEYS = 5;
/** The widths that are shown: powers of two, up to this one. */
export const POWERS = 9;
const WIDEST = 2 ** POWERS;
/** What the largest share is to be above, and in how many draws: once could be chance. */
export const SPIKE = 0.9;
export const OFTEN = 3;
/** What is seen first: wide enough for one key to stand out, and not yet as far as the task asks. */
export const OPENS = { power: 3, draw: 4 };
/** Draws over which the curve is averaged: one alone may be lucky. */
export const DRAWS = 100;

/** Normally distributed with mean zero and variance one (Box and Muller 1958). */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/**
 * The dot products of one query with each key, for the first number alone, the first two, four and so on: a wider vector has
 * the numbers of a narrower one, and more. `[power][key]`
 */
export function drawnScores(seed: number): number[][] {
  const next = randomNumbers(seed);
  const query = range(WIDEST).map(() => normal(next));
  const byKey = range(KEYS).map(() => {
    let sum = 0;
    const at: number[] = [];
    query.forEach((value, unit) => {
      sum += value * normal(next);
      if (2 ** at.length === unit + 1) at.push(sum);
    });
    return at;
  });
  return range(POWERS + 1).map((power) => byKey.map((scores) => scores[power]!));
}

export const scaled = (scores: readonly number[], power: number): number[] =>
  scores.map((score) => score / Math.sqrt(2 ** power));

/** The standard deviation. */
export function spreadOf(scores: readonly number[]): number {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length);
}

/** How fast a share grows with its own score: the derivative of softmax. */
export const slope = (share: number): number => share * (1 - share);

export const largest = (scores: readonly number[]): number => Math.max(...softmax(scores));

let means: { plain: number[]; divided: number[] } | null = null;

/** For each width, the largest share, as it is on average. */
export function meanLargest(): { plain: readonly number[]; divided: readonly number[] } {
  if (means) return means;
  const drawn = range(DRAWS).map((seed) => drawnScores(seed + 1));
  const mean = (of: (scores: readonly number[], power: number) => number[]): number[] =>
    range(POWERS + 1).map((power) => drawn.reduce((sum, draw) => sum + largest(of(draw[power]!, power)), 0) / DRAWS);
  means = { plain: mean((scores) => [...scores]), divided: mean(scaled) };
  return means;
}
