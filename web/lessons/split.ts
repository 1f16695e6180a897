/** Which of somebody's pairs are kept back. */
import type { Example } from '../engine/types';

/** A held-out tenth of fewer pairs than this would say nothing. */
const SMALLEST_SPLIT = 20;

/** Every tenth pair is kept back: no chance in it, so the same data is split the same way each time. */
export function splitPairs(pairs: Example[]): { train: Example[]; heldOut: Example[] } {
  if (pairs.length < SMALLEST_SPLIT) return { train: pairs, heldOut: [] };
  return {
    train: pairs.filter((_, index) => index % 10 !== 9),
    heldOut: pairs.filter((_, index) => index % 10 === 9),
  };
}
