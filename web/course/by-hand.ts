/** A dot product that somebody has computed from printed numbers: is it right, and if not, what has happened? */

export type Verdict = 'none' | 'right' | 'sign' | 'one' | 'wrong';

/** Numbers as they are printed: to this many decimals. */
export const BY_HAND_DECIMALS = 2;

/**
 * The printed numbers are off by up to half of their last digit, and whoever rounds the products and the sum to as many digits
 * adds as much for each: all that lies within is right, and so is the engine's own number.
 */
export function tolerance(left: readonly number[], right: readonly number[]): number {
  const half = 0.5 * 10 ** -BY_HAND_DECIMALS;
  const spread = [...left, ...right].reduce((sum, number) => sum + Math.abs(number), 0);
  return half * (spread + left.length + 1);
}

export function verdict(typed: number, left: readonly number[], right: readonly number[]): Verdict {
  if (!Number.isFinite(typed)) return 'none';
  const products = left.map((number, unit) => number * right[unit]!);
  const result = products.reduce((sum, product) => sum + product, 0);
  const room = tolerance(left, right);
  const near = (number: number): boolean => Math.abs(typed - number) <= room + 1e-9;
  if (near(result)) return 'right';
  if (near(-result)) return 'sign';
  return products.some(near) ? 'one' : 'wrong';
}
