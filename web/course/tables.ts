/** What the course reads from the tables of words. */
import type { AppState } from '../state/state';
import { neighbourShare } from './geometry';
import { kindOf } from './word-kinds';

export const SOURCE_TABLE = 'src_embedding.weight';

/** The words of a vocabulary, without <PAD> and its kind. */
export const wordsIn = (vocabulary: readonly string[]): string[] =>
  vocabulary.filter((token) => !token.startsWith('<'));

/** The numbers of a source word; none before the first frame. */
export function rowOf({ frame, opened }: AppState, token: string): Float32Array {
  const table = frame?.numbers[SOURCE_TABLE];
  const width = opened?.config.dModel ?? 0;
  const row = opened?.summary.sourceVocabulary.indexOf(token) ?? -1;
  return table && row >= 0 ? table.subarray(row * width, (row + 1) * width) : new Float32Array();
}

/** Whether two words have the same numbers. */
export function areSame(state: AppState, one: string, other: string): boolean {
  const [a, b] = [rowOf(state, one), rowOf(state, other)];
  return a.length > 0 && a.every((value, unit) => value === b[unit]);
}

/** The source words whose kind is known, as rows of the table. */
export function kindRows({ opened }: AppState): number[] {
  const vocabulary = opened?.summary.sourceVocabulary ?? [];
  return vocabulary.flatMap((token, row) => (kindOf.has(token) ? [row] : []));
}

const shares = new WeakMap<object, number>();

/** The share of words whose nearest neighbour is of their own kind; null before the first frame. */
export function shareOfKin(state: AppState): number | null {
  const { frame, opened } = state;
  const table = frame?.numbers[SOURCE_TABLE];
  if (!table || !opened) return null;
  const { sourceVocabulary } = opened.summary;
  const known = shares.get(table);
  if (known !== undefined) return known;
  const share = neighbourShare(table, opened.config.dModel, kindRows(state), (row) =>
    kindOf.get(sourceVocabulary[row]!),
  );
  shares.set(table, share);
  return share;
}
