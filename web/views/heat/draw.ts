import { color, shade } from '../paint';
import { visible, type Matrix } from './matrix';
import { palette, shadeOf } from './palette';

export interface HeatOptions {
  /** Pixels between two cells. */
  gap: number;
  /** How numbers are printed in the cells, if at all. */
  numbers: 'full' | 'short' | 'none';
  fontSize: number;
  selected: { row: number; column: number } | null;
  hovered: { row: number; column: number } | null;
  decimal(value: number): string;
}

/** Draws a matrix into a canvas of this size on the page. */
export function drawHeat(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  matrix: Matrix,
  options: HeatOptions,
): void {
  const context = sized(canvas, width, height);
  const { css, ink } = palette(shade());
  const { rows, columns, values } = matrix;
  const { gap } = options;
  const [stepX, stepY] = [(width + gap) / columns, (height + gap) / rows];
  const [cellWidth, cellHeight] = [stepX - gap, stepY - gap];
  const family = color('--sans');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = 0; row < rows; row += 1) {
    const end = visible(matrix, row);
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [column * stepX, row * stepY];
      if (column >= end) {
        hatch(context, x, y, cellWidth, cellHeight, options.numbers === 'none' ? 4 : 7);
        continue;
      }
      const weight = values[row * columns + column]!;
      const level = shadeOf(weight);
      context.fillStyle = css[level]!;
      context.fillRect(x, y, cellWidth, cellHeight);
      const text = cellText(weight, options);
      if (text === '') continue;
      const chosen = options.selected?.row === row && options.selected.column === column;
      context.fillStyle = ink[level]!;
      context.font = `${chosen ? 700 : 400} ${options.fontSize}px ${family}`;
      context.fillText(text, x + cellWidth / 2, y + cellHeight / 2 + options.fontSize / 16);
    }
  }
  const ring = (at: { row: number; column: number }, inset: number, lineWidth: number, name: string): void => {
    context.strokeStyle = color(name);
    context.lineWidth = lineWidth;
    const [x, y] = [at.column * stepX + inset, at.row * stepY + inset];
    context.strokeRect(x, y, cellWidth - 2 * inset, cellHeight - 2 * inset);
  };
  if (options.hovered) {
    ring(options.hovered, 1.5, 3, '--paper');
    ring(options.hovered, 0.75, 1.5, '--ink');
  }
  if (options.selected) {
    ring(options.selected, 3.5, 2, '--paper');
    ring(options.selected, 1.5, 3, '--ink');
  }
}

function cellText(weight: number, options: HeatOptions): string {
  if (options.numbers === 'none') return '';
  const text = options.decimal(weight);
  if (options.numbers === 'full') return text;
  // In a large matrix only what counts is printed, and without its leading zero.
  return weight < 0.095 ? '' : text.replace(/^0/, '');
}

function hatch(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  spacing: number,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = color('--line-2');
  context.lineWidth = spacing > 5 ? 1 : 0.6;
  context.beginPath();
  for (let offset = -height; offset < width; offset += spacing) {
    context.moveTo(x + offset, y + height);
    context.lineTo(x + offset + height, y);
  }
  context.stroke();
  context.restore();
  if (spacing > 5) {
    context.strokeStyle = color('--line-2');
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
  }
}

/** A context in page pixels, sharp on every screen. */
export function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const density = Math.max(1, Math.min(3, devicePixelRatio || 1));
  const [pixelWidth, pixelHeight] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
  }
  const context = canvas.getContext('2d')!;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
