/** What the figures of the decoder read from the state, and the sentences that they speak about. */
import { END } from '../engine/tokens';
import type { LessonData } from '../lessons/lessons';
import type { AppState } from '../state/state';
import { SOURCE_TABLE } from './tables';

export const TARGET_TABLE = 'tgt_embedding.weight';
export const DECODER_TENSORS: readonly string[] = [SOURCE_TABLE, TARGET_TABLE, 'target.position'];

/** Sentences that training has never seen; without the mask the trained model goes wrong in each of them. */
export const UNSEEN: readonly string[] = [
  'his doctors want to go to the garden',
  "let's see my hat",
  'the old key is small',
];

/** With one head there is one triangle to look at. */
export const oneHead = (data: LessonData): LessonData => ({
  ...data,
  preset: { ...data.preset, model: { ...data.preset.model, heads: 1 } },
});

export interface TableRow {
  token: string;
  numbers: readonly number[];
}

/** The words that one half of the model knows, each with its numbers: the decoder also needs the token that ends sentences. */
export function wordTable({ frame, opened }: AppState, side: 'source' | 'target'): TableRow[] {
  const table = frame?.numbers[side === 'source' ? SOURCE_TABLE : TARGET_TABLE];
  if (!table || !opened) return [];
  const { summary, config } = opened;
  const vocabulary = side === 'source' ? summary.sourceVocabulary : summary.targetVocabulary;
  const width = config.dModel;
  const rows = vocabulary.map((token, row) => ({ token, numbers: [...table.slice(row * width, (row + 1) * width)] }));
  const words = rows.filter(({ token }) => !token.startsWith('<'));
  return side === 'source' ? words : [...words, ...rows.filter(({ token }) => token === END)];
}

export interface Entering {
  token: string;
  embedding: readonly number[];
  position: readonly number[];
  sum: readonly number[];
}

/** What goes into the decoder, place by place, of the sentence on show. */
export function entering({ frame, opened }: AppState): Entering[] {
  const width = opened?.config.dModel ?? 0;
  const numbers = (name: string, place: number): number[] => [
    ...(frame?.numbers[name]?.slice(place * width, (place + 1) * width) ?? []),
  ];
  return (frame?.shown.steps ?? []).map(({ input }, place) => ({
    token: input,
    embedding: numbers('target.embedding', place),
    position: numbers('target.position', place),
    sum: numbers('target.sum', place),
  }));
}

/** How many cells the matrix on show has, and how many of them the mask hides. */
export function hiddenCells({ frame }: AppState): { cells: number; hidden: number } {
  const rows = frame?.maps.decoder.rows ?? 0;
  return { cells: rows * rows, hidden: (rows * (rows - 1)) / 2 };
}
