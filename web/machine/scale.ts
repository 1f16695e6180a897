/** One scale for all vectors on show: a power of two. */

/** The smallest power of two that no value exceeds, so that the scale holds still while values drift. */
export function scaleOf(arrays: readonly Float32Array[]): number {
  let most = 0;
  for (const values of arrays)
    for (const value of values) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most === 0 ? 1 : 2 ** Math.ceil(Math.log2(most));
}

/** How much of its colour a value takes. The root lifts small values: most numbers of a model are far below its largest. */
export function strength(value: number, scale: number): number {
  return Math.sqrt(Math.min(1, Math.abs(value) / scale));
}
