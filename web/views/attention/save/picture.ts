/** The attention on show as a picture to keep: its title, its words on both sides, its values, its legend. */
import type { Cell } from '../../heat/heat-map';
import { visible, type NamedMatrix } from '../../heat/matrix';
import type { RowName } from '../../../state/wanted';
import { shadeOf } from '../../heat/palette';
import { curve, linesOf, lineShade, widthOf } from '../line-drawing';
import { fontOf, type Box, type Family, type Look, type Scene, type Shape, type Text } from './scene';

/** What is written in it, in the page's language. */
export interface Words {
  title: string;
  about: string;
  legend: string;
  masked: string;
  token(token: string): string;
  row(name: RowName | undefined): string;
  /** A number as it stands in a cell, and with all its digits. */
  short(weight: number): string;
  full(weight: number, words: number): string;
}

const PAD = 24;
const HEAD = 52;
const FOOT = 34;
const GAP = 2;
const LONGEST_WORD = 150;
/** A place of the decoder is named by two words. */
const LONGEST_PLACE = 240;
const BETWEEN = 10;
const RAMP = 150;

export function heatScene(matrix: NamedMatrix, words: Words, look: Look): Scene {
  const { rows, columns, values } = matrix;
  const larger = Math.max(rows, columns);
  const step = larger <= 8 ? 52 : larger <= 16 ? 42 : 30;
  const rowNames = matrix.rowNames.slice(0, rows).map((name) => rowNamed(name, words, look));
  const columnNames = matrix.columnTokens.slice(0, columns).map((token) => named(token, words, look));
  const turned = widest(columnNames, look) > step - 6;
  const left = PAD + widest(rowNames, look) + BETWEEN;
  const top = PAD + HEAD + (turned ? widest(columnNames, look) + BETWEEN : 26);
  const middle = (index: number): number => index * step + (step - GAP) / 2;
  const shapes: Shape[] = [];
  columnNames.forEach((name, column) => {
    const x = left + middle(column);
    shapes.push(
      turned
        ? { ...name, x, y: top - BETWEEN, anchor: 'start', turned }
        : { ...name, x, y: top - 14, anchor: 'middle' },
    );
  });
  rowNames.forEach((name, row) => {
    shapes.push({ ...name, x: left - BETWEEN, y: top + middle(row), anchor: 'end' });
  });
  for (let row = 0; row < rows; row += 1) {
    const end = visible(matrix, row);
    for (let column = 0; column < columns; column += 1) {
      const box = { x: left + column * step, y: top + row * step, width: step - GAP, height: step - GAP };
      const weight = values[row * columns + column]!;
      const name = nameOf(matrix, { row, column }, words);
      if (column >= end) {
        shapes.push({ kind: 'cell', ...box, fill: look.paper, name }, ...hatched(box, look));
        continue;
      }
      const shade = shadeOf(weight);
      shapes.push({ kind: 'cell', ...box, fill: look.css[shade]!, name });
      // As on the page, only what counts is printed.
      if (weight < 0.095) continue;
      const number = { kind: 'text', text: words.short(weight), size: step > 40 ? 12 : 11, weight: 400 } as const;
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, anchor: 'middle' } as const;
      shapes.push({ ...number, ...at, family: 'sans', fill: look.inkOn[shade]! });
    }
  }
  return framed(shapes, left, left + columns * step - GAP, top + rows * step - GAP, words, look);
}

export function linesScene(matrix: NamedMatrix, words: Words, look: Look): Scene {
  const { rows, columns } = matrix;
  const larger = Math.max(rows, columns);
  const pitch = larger <= 16 ? 34 : 24;
  const rowNames = matrix.rowNames.slice(0, rows).map((name) => rowNamed(name, words, look));
  const columnNames = matrix.columnTokens.slice(0, columns).map((token) => named(token, words, look));
  const left = PAD + widest(rowNames, look) + BETWEEN;
  const right = left + 240;
  const top = PAD + HEAD;
  const middle = (index: number): number => top + (index + 0.5) * pitch;
  const shapes: Shape[] = linesOf(matrix, null).map((line) => {
    const [x, y, ...bends] = curve(line, left, right, pitch, top);
    return {
      kind: 'stroke',
      path: `M${x},${y}C${bends.join(' ')}`,
      color: look.css[lineShade(line.weight)]!,
      width: widthOf(line.weight),
      name: nameOf(matrix, line, words),
    };
  });
  rowNames.forEach((name, row) => {
    shapes.push({ ...name, x: left - BETWEEN, y: middle(row), anchor: 'end' });
  });
  columnNames.forEach((name, column) => {
    shapes.push({ ...name, x: right + BETWEEN, y: middle(column), anchor: 'start' });
  });
  const end = right + BETWEEN + widest(columnNames, look);
  return framed(shapes, left, end, top + larger * pitch, words, look);
}

/** The title above, the legend below, and as much paper as it takes. */
function framed(shapes: Shape[], left: number, right: number, bottom: number, words: Words, look: Look): Scene {
  const label = { kind: 'text', size: 12, weight: 400, family: 'sans', fill: look.quiet } as const;
  const title: Text = {
    ...{ kind: 'text', text: words.title, size: 18, weight: 600, family: 'sans' },
    ...{ x: PAD, y: PAD + 9, fill: look.accent, anchor: 'start' },
  };
  const about: Text = { ...label, text: words.about, x: PAD, y: PAD + 32, anchor: 'start' };
  const y = bottom + FOOT - 10;
  const ramp = left + Math.ceil(width(words.legend, label, look)) + 24;
  const legend: Shape[] = [
    { ...label, text: words.legend, x: left, y, anchor: 'start' },
    { ...label, text: '0', x: ramp - 6, y, anchor: 'end' },
    {
      kind: 'ramp',
      x: ramp,
      y: y - 4,
      width: RAMP,
      height: 8,
      colors: look.css.filter((_, index) => index % 15 === 0),
    },
    { ...label, text: '1', x: ramp + RAMP + 6, y, anchor: 'start' },
  ];
  const ends = [right, ramp + RAMP + 14, ...[title, about].map((text) => PAD + width(text.text, text, look))];
  return {
    width: Math.ceil(Math.max(...ends)) + PAD,
    height: Math.ceil(bottom + FOOT + PAD - 10),
    title: words.title,
    paper: look.paper,
    shapes: [title, about, ...shapes, ...legend],
  };
}

const width = (text: string, type: Pick<Text, 'size' | 'weight' | 'family'>, look: Look): number =>
  look.measure(text, fontOf(type, look));

type Label = Omit<Text, 'x' | 'y' | 'anchor'>;

const named = (token: string, words: Words, look: Look): Label =>
  labelled(words.token(token), /^<[A-Z]+>$/.test(token), LONGEST_WORD, look);

const rowNamed = (name: RowName, words: Words, look: Look): Label =>
  typeof name === 'string' ? named(name, words, look) : labelled(words.row(name), false, LONGEST_PLACE, look);

function labelled(whole: string, special: boolean, longest: number, look: Look): Label {
  const family: Family = special ? 'mono' : 'serif';
  const type = { kind: 'text', size: special ? 12 : 15, weight: 400, family, fill: look.ink } as const;
  let text = whole;
  if (width(text, type, look) > longest) {
    text = text.slice(0, 64);
    while (text.length > 1 && width(`${text}…`, type, look) > longest) text = text.slice(0, -1);
    text += '…';
  }
  return { ...type, text };
}

const widest = (names: readonly Label[], look: Look): number =>
  Math.ceil(Math.max(0, ...names.map((name) => width(name.text, name, look))));

function nameOf(matrix: NamedMatrix, { row, column }: Cell, words: Words): string {
  const end = visible(matrix, row);
  const value = column < end ? words.full(matrix.values[row * matrix.columns + column]!, end) : words.masked;
  return `${words.row(matrix.rowNames[row])} → ${words.token(matrix.columnTokens[column] ?? '')}: ${value}`;
}

/** What the mask hides is hatched, as on the page. */
function hatched({ x, y, width: across, height: down }: Box, look: Look): Shape[] {
  const lines: string[] = [];
  for (let offset = 7; offset < across + down; offset += 7) {
    const [x1, y1] = [x + Math.max(0, offset - down), y + Math.min(offset, down)];
    const [x2, y2] = [x + Math.min(offset, across), y + Math.max(0, offset - across)];
    lines.push(`M${x1},${y1}L${x2},${y2}`);
  }
  const rim = `M${x + 0.5},${y + 0.5}h${across - 1}v${down - 1}h${1 - across}z`;
  return [{ kind: 'stroke', path: rim + lines.join(''), color: look.line, width: 1, name: '' }];
}
