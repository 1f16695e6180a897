/** What a text would become, told before it is used. */
import type { ParsedPairs } from './parse';
import { splitPairs } from './split';
import { frequencies } from './words';

export interface Preview {
  /** With the first of its pairs: all of them may be twenty thousand. */
  report: ParsedPairs;
  pairs: number;
  /** Pairs that are kept back for the score. */
  heldOut: number;
  /** Different words on each side of the pairs to learn from. */
  sourceWords: number;
  targetWords: number;
}

const FIRST = 5;

export function previewOf(report: ParsedPairs): Preview {
  const { train, heldOut } = splitPairs(report.pairs);
  return {
    report: { ...report, pairs: report.pairs.slice(0, FIRST) },
    pairs: report.pairs.length,
    heldOut: heldOut.length,
    sourceWords: frequencies(train.map(({ source }) => source)).size,
    targetWords: frequencies(train.map(({ target }) => target)).size,
  };
}
