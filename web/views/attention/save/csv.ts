import type { NamedMatrix } from '../../heat/matrix';
import { rowText } from '../../row-name';

/**
 * The weights as a table: RFC 4180, with a byte order mark, without which spreadsheets take an accent for something else. The
 * first line has the words of the columns, the first field of every other line the name of its row. What is masked is 0, as it
 * is in the model.
 */
export function csv({ rows, columns, values, rowNames, columnTokens }: NamedMatrix): string {
  const lines = Array.from({ length: rows }, (_, row) => [
    field(rowText(rowNames[row], String)),
    ...Array.from(values.subarray(row * columns, (row + 1) * columns), digits),
  ]);
  const head = ['', ...columnTokens.map(field)];
  return `\uFEFF${[head, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

/**
 * A spreadsheet takes a field that begins like this for a formula, and words may have come with somebody's link: an apostrophe
 * before it makes it text. Weights are numbers that are never negative, so they are never touched.
 */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function field(token: string): string {
  const text = FORMULA.test(token) ? `'${token}` : token;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As few digits as name this 32-bit float and no other: nine always do. */
function digits(value: number): string {
  let text = '';
  for (let count = 6; count <= 9; count += 1) {
    text = String(Number(value.toPrecision(count)));
    if (Math.fround(Number(text)) === value) break;
  }
  return text;
}
