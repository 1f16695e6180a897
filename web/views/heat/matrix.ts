import type { AttentionMaps } from '../../engine/types';
import type { Selection } from '../../state/state';

/** One head's matrix: `values[row * columns + column]`. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
  rowTokens: readonly string[];
  columnTokens: readonly string[];
  /** Causal: a row sees nothing to the right of itself. */
  masked: boolean;
}

export function headOf(maps: AttentionMaps, layer: number, head: number, masked: boolean): Matrix {
  const { rows, columns, rowTokens, columnTokens } = maps;
  const size = rows * columns;
  const from = (Math.min(layer, maps.layers - 1) * maps.heads + Math.min(head, maps.heads - 1)) * size;
  return { rows, columns, rowTokens, columnTokens, masked, values: maps.data.subarray(from, from + size) };
}

export function rowOf(matrix: Matrix, row: number): Float32Array {
  return matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns);
}

/** How many cells of a row can hold a weight. */
export function visible(matrix: Matrix, row: number): number {
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
  for (let row = 0; row < matrix.rows; row += 1) {
    const order = ranked(matrix, row);
    if (order[0]!.weight - order.at(-1)!.weight > 0.1) return false;
  }
  return true;
}

/** The mean over the heads of a layer, or over those of all layers where there is none. */
export function meanOverHeads(maps: AttentionMaps, layer: number | null, masked: boolean): Matrix {
  const matrix = headOf(maps, layer ?? 0, 0, masked);
  const size = matrix.values.length;
  const from = (matrix.values.byteOffset - maps.data.byteOffset) / 4;
  const count = layer === null ? maps.layers * maps.heads : maps.heads;
  const values = matrix.values.map((_, index) => {
    let sum = 0;
    for (let head = 0; head < count; head += 1) sum += maps.data[from + head * size + index]!;
    return sum / count;
  });
  return { ...matrix, values };
}

/** What is selected of the attention of its kind: one head, or a mean. */
export function matrixOf(maps: AttentionMaps, { kind, layer, head, mean }: Selection): Matrix {
  const masked = kind === 'decoder';
  return mean ? meanOverHeads(maps, mean === 'all' ? null : layer, masked) : headOf(maps, layer, head, masked);
}

/** The cross-attention to show: the selected one, or the one that the output is made from. */
export function crossOf(selection: Selection, { layers }: AttentionMaps): Selection {
  return selection.kind === 'cross' ? selection : { kind: 'cross', layer: layers - 1, head: 0, row: -1, column: -1 };
}
