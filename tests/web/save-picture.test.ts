// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { RowName } from '../../web/state/wanted';
import { fileName } from '../../web/views/attention/save/file-name';
import { csv } from '../../web/views/attention/save/csv';
import { heatScene, linesScene, type Words } from '../../web/views/attention/save/picture';
import type { Look } from '../../web/views/attention/save/scene';
import { escaped, svg } from '../../web/views/attention/save/svg';
import type { NamedMatrix } from '../../web/views/heat/matrix';
import { palette, shadeOf } from '../../web/views/heat/palette';
import { rowText } from '../../web/views/row-name';

const { css, ink } = palette('light');
const look: Look = {
  paper: '#f8f9f5',
  ink: '#14211d',
  quiet: '#46544f',
  line: '#818b85',
  accent: '#8a2f74',
  css,
  inkOn: ink,
  fonts: { sans: "'Some Sans', sans-serif", serif: 'serif', mono: 'monospace' },
  measure: (text) => 7 * text.length,
};
const words: Words = {
  title: 'Cross & <masked>, layer 1',
  about: 'Phrases, step 3',
  legend: 'attention',
  masked: 'masked',
  token: (token) => token,
  row: (name) => rowText(name, String),
  short: (weight) => weight.toFixed(2),
  full: (weight) => weight.toFixed(4),
};
const matrix = (rowNames: RowName[], columnTokens: string[], values: number[], masked = false): NamedMatrix => ({
  rows: rowNames.length,
  columns: columnTokens.length,
  rowNames,
  columnTokens,
  values: new Float32Array(values),
  masked,
  off: false,
});
// A word twice, signs that XML and CSV use themselves, and a beginning that a spreadsheet would calculate with.
const odd = matrix(
  ['the', 'the', '<EOS>'],
  ['a&b', '=1+1', '"q", r', 'ñandú'],
  [0.1, 0.2, 0.3, 0.4, 1, 0, 0, 0, 1e-9, 0.25, 1 / 3, 0.7],
);

/** RFC 4180, as somebody else would read it. */
function parse(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, field, end] of text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)) {
    lines.at(-1)!.push(field!.startsWith('"') ? field!.slice(1, -1).replaceAll('""', '"') : field!);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

describe('the CSV', () => {
  const lines = parse(csv(odd));

  it('reads back to the same 32-bit floats', () => {
    const values = lines.slice(1).flatMap((line) => line.slice(1).map((field) => Math.fround(Number(field))));
    expect(new Float32Array(values)).toEqual(odd.values);
    const many = Float32Array.from({ length: 400 }, (_, index) => Math.sin(index) ** 2 / (1 + index ** 3));
    const one = matrix(
      ['w'],
      Array.from({ length: 400 }, () => 'c'),
      [...many],
    );
    expect(Float32Array.from(parse(csv(one))[1]!.slice(1).map(Number))).toEqual(many);
  });

  it('has the words of both sides, twice where a sentence has them twice', () => {
    expect(lines[0]).toEqual(['', 'a&b', "'=1+1", '"q", r', 'ñandú']);
    expect(lines.slice(1).map(([token]) => token)).toEqual(['the', 'the', '<EOS>']);
  });

  it('gives a spreadsheet nothing to calculate', () => {
    for (const sign of ['=', '+', '-', '@', '\t', '\r', '\uFF1D']) {
      const [[, field]] = parse(csv(matrix(['w'], [`${sign}1`], [1]))) as [string[]];
      expect(field).toBe(`'${sign}1`);
    }
  });

  it('ends every line as RFC 4180 says, and begins with a byte order mark', () => {
    expect(csv(odd).split('\r\n')).toHaveLength(5);
    expect(csv(odd).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(csv(odd).startsWith('\uFEFF,')).toBe(true);
  });
});

describe('the SVG', () => {
  const read = (text: string): Document => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    return parsed;
  };

  it('has a rect for every cell, in its colour, and says what it is', () => {
    const rects = [...read(svg(heatScene(odd, words, look), look)).querySelectorAll('rect')];
    expect(rects).toHaveLength(12);
    expect(rects.map((rect) => rect.getAttribute('fill'))).toEqual([...odd.values].map((value) => css[shadeOf(value)]));
    expect(new Set(rects.map((rect) => `${rect.getAttribute('x')} ${rect.getAttribute('y')}`)).size).toBe(12);
    expect(rects[1]!.querySelector('title')!.textContent).toBe('the → =1+1: 0.2000');
  });

  it('has every word as text, on both sides', () => {
    const texts = [...read(svg(heatScene(odd, words, look), look)).querySelectorAll('text')].map(
      (text) => text.textContent,
    );
    expect(texts).toEqual(
      expect.arrayContaining(['Cross & <masked>, layer 1', 'a&b', '=1+1', '"q", r', '<EOS>', '0', '1']),
    );
    expect(texts.filter((text) => text === 'the')).toHaveLength(2);
  });

  it('hatches what is masked', () => {
    const triangle = matrix(['a', 'b'], ['a', 'b'], [1, 0, 0.5, 0.5], true);
    const cells = [...read(svg(heatScene(triangle, words, look), look)).querySelectorAll('rect')];
    expect(cells.map((cell) => cell.getAttribute('fill'))).toEqual([css[255], look.paper, css[128], css[128]]);
    expect(cells[1]!.querySelector('title')!.textContent).toBe('a → b: masked');
  });

  it('draws no line for what is masked or nothing', () => {
    const triangle = matrix(['a', 'b'], ['a', 'b'], [1, 0, 0.5, 0.5], true);
    const lines = [...read(svg(linesScene(triangle, words, look), look)).querySelectorAll('path[stroke]')];
    expect(lines.map((line) => line.querySelector('title')!.textContent)).toEqual([
      'b → a: 0.5000',
      'b → b: 0.5000',
      'a → a: 1.0000',
    ]);
  });

  it('escapes what XML uses itself, and replaces what it has no sign for', () => {
    expect(escaped('<a&b>"\'')).toBe('&lt;a&amp;b&gt;&quot;&apos;');
    expect(escaped('\u0000\u001B\uD800🙂\uFFFE')).toBe('\uFFFD\uFFFD\uFFFD🙂\uFFFD');
  });

  it('keeps everything inside its edges, however long the words', () => {
    const long = matrix(['w'.repeat(400), 'a'], ['b', 'x'.repeat(99)], [1, 0, 0, 1]);
    for (const make of [heatScene, linesScene]) {
      const { shapes, width, height } = make(long, words, look);
      for (const shape of shapes) {
        if (shape.kind !== 'text') continue;
        const length = look.measure(shape.text, '');
        const left =
          shape.anchor === 'end' ? shape.x - length : shape.anchor === 'start' ? shape.x : shape.x - length / 2;
        expect(left).toBeGreaterThanOrEqual(0);
        if (shape.turned) expect(shape.y - length).toBeGreaterThan(0);
        else expect(left + length).toBeLessThanOrEqual(width);
        expect(shape.y).toBeLessThan(height);
      }
    }
  });
});

it('names files after what they hold', () => {
  const selection = { kind: 'cross', layer: 1, head: 0, row: 0, column: 0 } as const;
  expect(fileName('phrases', selection, 480, false, 'png')).toBe('vamos-phrases-cross-2-1-step-480.png');
  expect(fileName('phrases', { ...selection, mean: 'layer' }, 480, true, 'svg')).toBe(
    'vamos-phrases-cross-2-mean-lines-step-480.svg',
  );
  expect(fileName('your-own', { ...selection, mean: 'all' }, 0, false, 'csv')).toBe(
    'vamos-your-own-cross-mean-step-0.csv',
  );
});
