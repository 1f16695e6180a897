/** How a parameter is laid out as a table: its rows, its columns, and what each row belongs to. */
import type { SessionSummary, TensorInfo } from '../../engine/types';
import { integer } from '../../i18n/format';
import { plainText } from '../../lessons/search';

export interface Layout {
  rows: number;
  columns: number;
  /** A token, or a number that counts; `role` where the rows are those of q, k and v. */
  row: (index: number) => { token: string } | { text: string };
  /** The words that the rows belong to; none where they belong to none. */
  words: readonly string[];
}

export function layoutOf({ name, shape }: TensorInfo, summary: SessionSummary): Layout {
  const rows = shape[0] ?? 1;
  const columns = shape[1] ?? 1;
  const vocabulary = name.startsWith('src_embedding')
    ? summary.sourceVocabulary
    : /^(tgt_embedding|generator)\./.test(name)
      ? summary.targetVocabulary
      : [];
  const words = vocabulary.length === rows ? vocabulary : [];
  const parts = /\.in_proj_(weight|bias)$/.test(name) ? rows / 3 : 0;
  return {
    rows,
    columns,
    words,
    row: (index) => {
      const token = words[index];
      if (token !== undefined) return { token };
      const number = integer((parts > 0 ? index % parts : index) + 1);
      return { text: parts > 0 ? `${'qkv'[Math.floor(index / parts)]} ${number}` : number };
    },
  };
}

/** The rows of the words in which this occurs: the word itself first, its accents too, then those that begin with it. */
export function rowsWith(question: string, words: readonly string[]): number[] {
  const wanted = plainText(question.trim());
  const typed = question.trim().normalize().toLowerCase();
  const rank = (token: string, text: string): number =>
    token.normalize().toLowerCase() === typed ? 0 : text === wanted ? 1 : text.startsWith(wanted) ? 2 : 3;
  return words
    .map((token, row) => ({ row, text: plainText(token), rank: rank(token, plainText(token)) }))
    .filter(({ text }) => text.includes(wanted))
    .sort((a, b) => a.rank - b.rank)
    .map(({ row }) => row);
}

/** A number as somebody types it, with a point or a comma; not a number for anything else. */
export function typedNumber(text: string): number {
  const plain = text
    .trim()
    .replace(/^\u2212/, '-')
    .replace(',', '.');
  return plain === '' ? NaN : Number(plain);
}
