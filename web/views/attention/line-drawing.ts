/** Which lines there are between words, how each looks, and in which order they are drawn: for the page and for files. */
import type { Cell } from '../heat/heat-map';
import { visible, type Matrix } from '../heat/matrix';
import { shadeOf } from '../heat/palette';

/** A weight below this would be a hair. What is masked has none and no line. */
const VISIBLE = 0.01;

/** All lines, one row's, or those that lead to one column. */
export type Shown = { row: number } | { column: number } | null;

export interface Line extends Cell {
  weight: number;
}

/** The strongest last, so that they lie over the others. */
export function linesOf(matrix: Matrix, shown: Shown): Line[] {
  const lines: Line[] = [];
  for (let row = 0; row < matrix.rows; row += 1) {
    if (shown && 'row' in shown && shown.row !== row) continue;
    const end = visible(matrix, row);
    for (let column = 0; column < end; column += 1) {
      if (shown && 'column' in shown && shown.column !== column) continue;
      const weight = matrix.values[row * matrix.columns + column]!;
      if (weight >= VISIBLE) lines.push({ row, column, weight });
    }
  }
  return lines.sort((a, b) => a.weight - b.weight);
}

export const widthOf = (weight: number): number => 0.75 + 6.25 * weight;

/** The colour of a weight as in the heatmap, but never so pale that the line is lost in the page. */
export const lineShade = (weight: number): number => shadeOf(0.25 + 0.75 * weight);

/** From the middle of a row on the left to the middle of a column on the right. */
export function curve({ row, column }: Cell, left: number, right: number, pitch: number, top = 0): number[] {
  const [from, to] = [top + (row + 0.5) * pitch, top + (column + 0.5) * pitch];
  const bend = (right - left) * 0.45;
  return [left, from, left + bend, from, right - bend, to, right, to];
}
