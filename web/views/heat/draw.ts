import { color, onShade, shade } from '../paint';
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
  if (matrix.off) {
    ghost(context, width, height, options.numbers === 'none');
    return;
  }
  const [stepX, stepY] = [(width + gap) / columns, (height + gap) / rows];
  const [cellWidth, cellHeight] = [stepX - gap, stepY - gap];
  const family = color('--sans');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const write = (bold: boolean): void => {
    context.font = `${bold ? 700 : 400} ${options.fontSize}px ${family}`;
  };
  const boldWidth = (text: string): number => {
    write(true);
    return context.measureText(text).width;
  };
  // The chosen cell is bold, and no other is to be cut otherwise than it.
  const fits = (whole: string): boolean => boldWidth(whole) <= cellWidth - 4;
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
      const chosen = options.selected?.row === row && options.selected.column === column;
      context.fillStyle = ink[level]!;
      if (options.numbers === 'none') continue;
      const text = cellText(weight, options, fits);
      // Within its two rings a narrow cell has no room for bold digits.
      write(chosen && boldWidth(text) <= cellWidth - 10);
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

function cellText(weight: number, options: HeatOptions, fits: (text: string) => boolean): string {
  const text = options.decimal(weight);
  if (options.numbers === 'full') return text;
  // In a large matrix only what counts is printed. A zero may be left out before a point, not before a comma.
  if (weight < 0.095) return '';
  return text.startsWith('0,') && fits(text) ? text : text.replace(/^0/, '');
}

/** What is left out of the model stays as a dashed outline. */
function ghost(context: CanvasRenderingContext2D, width: number, height: number, small: boolean): void {
  const inset = small ? 0.5 : 1;
  context.fillStyle = stripes(context, small ? 4 : 7);
  context.fillRect(0, 0, width, height);
  context.strokeStyle = color('--ink-3');
  context.lineWidth = small ? 1 : 1.5;
  context.setLineDash(small ? [2, 2] : [5, 4]);
  context.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset);
  context.setLineDash([]);
}

function hatch(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  spacing: number,
): void {
  context.fillStyle = stripes(context, spacing);
  context.fillRect(x, y, width, height);
  if (spacing <= SMALL) return;
  context.strokeStyle = color('--line-2');
  context.lineWidth = 1;
  context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
}

const SMALL = 5;
const patterns = new Map<string, CanvasPattern>();
onShade(() => patterns.clear());

/** Diagonal lines as a tile: drawing each line into each masked cell would cost more than all the rest. */
function stripes(context: CanvasRenderingContext2D, spacing: number): CanvasPattern {
  const key = `${shade()} ${spacing}`;
  let pattern = patterns.get(key);
  if (!pattern) {
    const density = 4;
    const tile = document.createElement('canvas');
    tile.width = tile.height = spacing * density;
    const brush = tile.getContext('2d')!;
    brush.scale(density, density);
    brush.strokeStyle = color('--line-2');
    brush.lineWidth = spacing > SMALL ? 1 : 0.5;
    brush.beginPath();
    // The line and its neighbours, so that the tiles' corners meet.
    for (const offset of [-spacing, 0, spacing]) {
      brush.moveTo(offset - 1, spacing + 1);
      brush.lineTo(offset + spacing + 1, -1);
    }
    brush.stroke();
    pattern = context.createPattern(tile, 'repeat')!;
    pattern.setTransform(new DOMMatrix().scale(1 / density));
    patterns.set(key, pattern);
  }
  return pattern;
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
