/** The colours of numbers with a sign: zero melts into the page, the scale is a power of two that all of them share. */

/** The smallest power of two that no value exceeds, so that the scale holds still while values drift. */
export function scaleOf(arrays: readonly Float32Array[]): number {
  let most = 0;
  for (const values of arrays)
    for (const value of values) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most === 0 ? 1 : 2 ** Math.ceil(Math.log2(most));
}

/** The token whose colour a value takes, and how much of it. */
export function tint(value: number, scale: number): { token: '--plus' | '--minus'; strength: number } {
  // The root lifts small values: most numbers of a model are far below its largest.
  return { token: value < 0 ? '--minus' : '--plus', strength: Math.sqrt(Math.min(1, Math.abs(value) / scale)) };
}
