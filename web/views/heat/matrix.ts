import type { AttentionPicture } from '../../engine/messages';

/** One head's matrix: `values[row * columns + column]`. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
  rowTokens: readonly string[];
  columnTokens: readonly string[];
  /** Causal: a row sees nothing to the right of itself. */
  masked: boolean;
  /** Left out of the model: it looks at nothing. */
  off: boolean;
}

export function headOf(maps: AttentionPicture, layer: number, head: number): Matrix {
  const { rows, columns, rowTokens, columnTokens, masked } = maps;
  const size = rows * columns;
  const index = Math.min(layer, maps.layers - 1) * maps.heads + Math.min(head, maps.heads - 1);
  const values = maps.data.subarray(index * size, (index + 1) * size);
  return { rows, columns, rowTokens, columnTokens, masked, off: maps.off.includes(index), values };
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

/** The picture of a layer: the mean over its heads. */
export function meanOverHeads(maps: AttentionPicture, layer: number): Matrix {
  const mean = headOf(maps, layer, 0);
  const values = new Float32Array(mean.values.length);
  for (let head = 0; head < maps.heads; head += 1) {
    headOf(maps, layer, head).values.forEach((weight, index) => {
      values[index]! += weight / maps.heads;
    });
  }
  const off = maps.off.filter((index) => Math.floor(index / maps.heads) === layer).length === maps.heads;
  return { ...mean, off, values };
}
