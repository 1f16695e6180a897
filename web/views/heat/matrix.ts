import type { AttentionPicture, Frame } from '../../engine/messages';
import type { Selection } from '../../state/state';
import { placesOf, type RowName } from '../../state/wanted';

/** One head's matrix: `values[row * columns + column]`. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
  /** Causal: a row sees nothing to the right of itself. */
  masked: boolean;
  /** Left out of the model: it looks at nothing. */
  off: boolean;
}

/** A matrix with its words: a row looks, a column is what it looks at and has always been read. */
export interface NamedMatrix extends Matrix {
  rowNames: readonly RowName[];
  columnTokens: readonly string[];
}

export function headOf(maps: AttentionPicture, layer: number, head: number): Matrix {
  const { rows, columns, masked } = maps;
  const size = rows * columns;
  const index = Math.min(layer, maps.layers - 1) * maps.heads + Math.min(head, maps.heads - 1);
  const values = maps.data.subarray(index * size, (index + 1) * size);
  return { rows, columns, masked, off: maps.off.includes(index), values };
}

export function rowOf(matrix: Matrix, row: number): Float32Array {
  return matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns);
}

/** How many cells of a row can hold a weight. */
export function visible(matrix: Matrix, row: number): number {
  if (matrix.off) return 0;
  return matrix.masked ? Math.min(matrix.columns, row + 1) : matrix.columns;
}

/** Columns of a row, most attended first. */
export function ranked(matrix: Matrix, row: number): { column: number; weight: number }[] {
  return [...rowOf(matrix, row).slice(0, visible(matrix, row))]
    .map((weight, column) => ({ column, weight }))
    .sort((a, b) => b.weight - a.weight);
}

/** Whether every row is nearly even, as it is before anything is learned. */
export function even(matrix: Matrix): boolean {
  if (matrix.off) return false;
  for (let row = 0; row < matrix.rows; row += 1) {
    const order = ranked(matrix, row);
    if (order[0]!.weight - order.at(-1)!.weight > 0.1) return false;
  }
  return true;
}

/** The mean over the heads of a layer, or over those of all layers where there is none. What is left out of the model is left out of it. */
export function meanOverHeads(maps: AttentionPicture, layer: number | null): Matrix {
  const { heads } = maps;
  const matrix = headOf(maps, layer ?? 0, 0);
  const size = matrix.values.length;
  const first = Math.min(layer ?? 0, maps.layers - 1) * heads;
  const there = Array.from({ length: layer === null ? maps.layers * heads : heads }, (_, head) => first + head).filter(
    (head) => !maps.off.includes(head),
  );
  const values = matrix.values.map((_, index) => {
    let sum = 0;
    for (const head of there) sum += maps.data[head * size + index]!;
    return sum / Math.max(1, there.length);
  });
  return { ...matrix, off: there.length === 0, values };
}

/** What is selected of the attention of its kind: one head, or a mean. */
export function matrixOf(maps: AttentionPicture, { layer, head, mean }: Selection): Matrix {
  return mean ? meanOverHeads(maps, mean === 'all' ? null : layer) : headOf(maps, layer, head);
}

/** The same with its words, of the sentence on show. */
export function namedMatrix(frame: Frame, selection: Selection): NamedMatrix {
  const { kind } = selection;
  const maps = frame.maps[kind];
  const rowNames = kind === 'encoder' ? maps.rowTokens : placesOf(frame);
  return { ...matrixOf(maps, selection), rowNames, columnTokens: maps.columnTokens };
}

/** The cross-attention to show: the selected one, or the one that the output is made from. */
export function crossOf(selection: Selection, { layers }: AttentionPicture): Selection {
  return selection.kind === 'cross' ? selection : { kind: 'cross', layer: layers - 1, head: 0, row: -1, column: -1 };
}
