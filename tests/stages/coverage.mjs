// Line coverage of core/, by the preset `coverage`.
import { buildAndTest } from './tools.mjs';

const LEAST = 10;

/** gcovr's table as lines `92.1 % core/model/path.h, not run: 12,14-16`, the least covered first, and the total. */
function table(output) {
  // A long name stands on a line of its own.
  const text = output.replace(/^\d+: ?/gm, '').replace(/^(core\/\S+)\n\s+/gm, '$1 ');
  const rows = [...text.matchAll(/^(core\/\S+|TOTAL)\s+(\d+)\s+(\d+)\s+(?:\d+%|--%)[ \t]*(.*)$/gm)];
  return rows.map(([, name, lines, run, missing]) => ({ name, lines: Number(lines), run: Number(run), missing }));
}

const percent = ({ lines, run }) => `${((100 * run) / lines).toFixed(1)} %`;

export async function coverage() {
  const result = await buildAndTest('coverage');
  const rows = table(result.output);
  const total = rows.find(({ name }) => name === 'TOTAL');
  if (total === undefined) return { ...result, code: 1, summary: 'no coverage was printed' };
  const least = rows
    .filter((row) => row !== total && row.lines > 0)
    .sort((a, b) => a.run / a.lines - b.run / b.lines)
    .slice(0, LEAST);
  return {
    ...result,
    figures: least.map((row) => `${percent(row)} of ${row.name}${row.missing ? `; not run: ${row.missing}` : ''}`),
    summary: `${percent(total)} of ${total.lines} lines of core/`,
  };
}
