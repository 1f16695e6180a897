/** In [0, 1), the same for the same seed. */
export function randomNumbers(seed: number): () => number;

export class Random {
  constructor(seed: number);
  /** From 0 up to 1. */
  next(): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}
