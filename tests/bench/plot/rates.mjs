// Steps a second of every side on TINY and SMALL, and the share of the core's limit that they are.
import { digits, percent } from '../report/table.mjs';
import { runs, workloads } from '../workloads.mjs';
import { line, rect, stack, text } from './svg.mjs';

const [WIDTH, LABELS, NUMBERS, ROW] = [840, 200, 190, 26];
const LEGEND = [
  ['f0', 'Vamos in WebAssembly'],
  ['f7', 'Vamos natively'],
  ['f4', 'other libraries'],
];
const colour = (side) => (side.peer ? 'f4' : side.name.startsWith('native') ? 'f7' : 'f0');

/** What the legend says of all of ours needs no room beside each. */
const labelOf = (side) => (side.peer || side.name.startsWith('native') ? side.title : side.short);

function legend(someSlow) {
  let x = LABELS;
  const body = LEGEND.map(([kind, words]) => {
    const drawn = rect(x, 0, 12, 12, kind, 2) + text(x + 18, 11, words, 'small');
    x += 18 + words.length * 6.6 + 22;
    return drawn;
  });
  if (someSlow) body.push(text(WIDTH, 11, '~ measured in no quiet round', 'end small quiet'));
  return { width: WIDTH, height: 12, body: body.join('') };
}

function panel(rows, title, sides, limit) {
  const rated = rows
    .map(({ side, seconds, flop, quiet }) => ({
      side: sides.find(({ name }) => name === side),
      rate: 1 / seconds.median,
      low: 1 / seconds.max,
      high: 1 / seconds.min,
      mark: quiet ? '' : ' ~',
      share: flop / seconds.median / (limit * 1e9),
    }))
    .toSorted((a, b) => b.rate - a.rate);
  const most = Math.max(...rated.map(({ high }) => high));
  const x = (rate) => LABELS + ((WIDTH - LABELS - NUMBERS) * rate) / most;
  const bars = rated.map(({ side, rate, low, high, share, mark }, index) => {
    const y = 34 + index * ROW;
    const middle = y + 9;
    const whisker = high > low ? line(x(low), middle, x(high), middle, 'whisker') : '';
    return [
      text(LABELS - 10, y + 13.5, labelOf(side), `end${side.peer ? '' : ' strong'}`),
      rect(LABELS, y, x(rate) - LABELS, 18, colour(side), 2),
      whisker,
      text(WIDTH - 100, y + 13.5, digits(rate) + mark, 'end'),
      text(WIDTH, y + 13.5, percent(share), 'end'),
    ].join('');
  });
  const head = [
    text(0, 14, title, 'title'),
    text(WIDTH - 100, 14, 'steps/s', 'end small quiet'),
    text(WIDTH, 14, 'of the limit', 'end small quiet'),
  ].join('');
  return { width: WIDTH, height: 34 + rated.length * ROW, body: head + bars.join('\n') };
}

export function drawRates({ rows, rule }, sides) {
  const panels = Object.entries(workloads).flatMap(([name, { model }]) => {
    const own = rows.filter((row) => row.section === 'steps' && row.name === name);
    if (own.length === 0) return [];
    const title = `${runs[name].title}: width ${model.dModel}, ${digits(own[0].flop / 1e6)} MFLOP a step`;
    return [panel(own, title, sides, rule.best)];
  });
  const slow = rows.some(({ section, name, quiet }) => section === 'steps' && name in workloads && !quiet);
  return panels.length > 0 ? stack([legend(slow), ...panels], 22) : undefined;
}
