/** How a parameter is laid out as a table: its rows, its columns, and what each row belongs to. */
import type { SessionSummary, TensorInfo } from '../../engine/types';
import { integer } from '../../i18n/format';

export interface Layout {
  rows: number;
  columns: number;
  /** A token, or a number that counts; `role` where the rows are those of q, k and v. */
  row: (index: number) => { token: string } | { text: string };
}

export function layoutOf({ name, shape }: TensorInfo, summary: SessionSummary): Layout {
  const rows = shape[0] ?? 1;
  const columns = shape[1] ?? 1;
  const words = name.startsWith('src_embedding')
    ? summary.sourceVocabulary
    : /^(tgt_embedding|generator)\./.test(name)
      ? summary.targetVocabulary
      : [];
  const parts = /\.in_proj_(weight|bias)$/.test(name) ? rows / 3 : 0;
  return {
    rows,
    columns,
    row: (index) => {
      const token = words[index];
      if (token !== undefined && words.length === rows) return { token };
      const number = integer((parts > 0 ? index % parts : index) + 1);
      return { text: parts > 0 ? `${'qkv'[Math.floor(index / parts)]} ${number}` : number };
    },
  };
}

/** A number as somebody types it, with a point or a comma; not a number for anything else. */
export function typedNumber(text: string): number {
  const plain = text
    .trim()
    .replace(/^\u2212/, '-')
    .replace(',', '.');
  return plain === '' ? NaN : Number(plain);
}
