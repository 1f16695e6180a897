// Tables of text, and numbers in them.

/** Rows of cells under a header: the first column to the left, the others to the right. */
export function table(header, rows) {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  const line = (row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        const space = ' '.repeat(width - [...cell].length);
        return column === 0 ? cell + space : space + cell;
      })
      .join('   ')
      .trimEnd();
  return [
    line(header),
    '─'.repeat(line(all.toSorted((a, b) => line(b).length - line(a).length)[0]).length),
    ...rows.map(line),
  ].join('\n');
}

/** Three digits, as far as they say something: 1,234   12.3   0.123. */
export function digits(value, count = 3) {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const before = Math.floor(Math.log10(Math.max(Math.abs(Number(value.toPrecision(count))), 1e-12))) + 1;
  const after = Math.min(Math.max(count - before, 0), 6);
  return value.toLocaleString('en', { minimumFractionDigits: after, maximumFractionDigits: after }).replace('-', '−');
}

/** A time with the unit that suits it. */
export function time(seconds) {
  const [unit, size] = [
    ['s', 1],
    ['ms', 1e-3],
    ['µs', 1e-6],
    ['ns', 1e-9],
  ].find(([, size]) => seconds >= size) ?? ['ns', 1e-9];
  return `${digits(seconds / size)} ${unit}`;
}

/** `12.3 (11.1 to 13.0)`, marked where the machine was never quiet. */
export function withSpread({ median, min, max, count }, quiet = true) {
  const mark = quiet ? '' : ' ~';
  return count > 1 ? `${digits(median)} (${digits(min)} to ${digits(max)})${mark}` : `${digits(median)}${mark}`;
}

export const percent = (share) => `${digits(100 * share, 2)} %`;
