// A step's time against batch, layers and length, with the line through it.
import { digits } from '../report/table.mjs';
import { circle, line, path, stack, group, text, ticks } from './svg.mjs';

const [WIDTH, PANEL, GAP, HEIGHT, LEFT, TOP] = [840, 256, 36, 170, 34, 52];
const SIDES = { native: ['native', 7], chromium: ['Chromium', 0] };
const NAMES = { batch: 'sentences a step', layers: 'layers each way', length: 'words a sentence' };

const formula = ({ fixed, slope }) =>
  `${digits(1e3 * fixed, 2)} ${slope < 0 ? '−' : '+'} ${digits(Math.abs(1e3 * slope), 2)} each`;

function panel(axis, lines) {
  const most = { x: Math.max(...lines.flatMap(({ points }) => points.map(({ x }) => x))) };
  const steps = ticks(1e3 * Math.max(...lines.flatMap(({ points }) => points.map(({ y }) => y))), 3);
  most.y = steps.at(-1);
  const x = (value) => LEFT + ((PANEL - LEFT) * value) / most.x;
  const y = (milliseconds) => TOP + HEIGHT - (HEIGHT * milliseconds) / most.y;
  const grid = steps.map(
    (step) =>
      line(LEFT, y(step), PANEL, y(step), 'axis') + text(LEFT - 6, y(step) + 4, String(step), 'end small quiet'),
  );
  let last = -Infinity;
  const marks = lines[0].points.flatMap(({ x: value }) => {
    if (x(value) - last < 22) return []; // two numbers would touch
    last = x(value);
    return [text(last, TOP + HEIGHT + 17, String(value), 'middle small quiet')];
  });
  const drawn = lines.map(({ side, points, line: { fixed, slope } }) => {
    const [, colour] = SIDES[side];
    const ends = [Math.max(0, -fixed / slope), most.x].map((value) => [x(value), y(1e3 * (fixed + slope * value))]);
    return (
      path(ends, `line s${colour}`) +
      points.map((point) => circle(x(point.x), y(1e3 * point.y), 3.5, `f${colour}`)).join('')
    );
  });
  const head = lines.map(
    ({ side, line: fit }, index) =>
      circle(LEFT + 4, 10 + 18 * index, 4, `f${SIDES[side][1]}`) +
      text(LEFT + 14, 14.5 + 18 * index, `${SIDES[side][0]}: ${formula(fit)}`, 'small'),
  );
  return [
    ...grid,
    ...marks,
    ...drawn,
    ...head,
    text((LEFT + PANEL) / 2, TOP + HEIGHT + 36, NAMES[axis], 'middle small'),
  ].join('');
}

export function drawScaling({ scaling }) {
  if (scaling.length === 0) return undefined;
  const axes = Object.keys(NAMES);
  const panels = axes.map((axis, index) => {
    const lines = scaling.filter((found) => found.axis === axis && SIDES[found.side]);
    return lines.length > 0 ? group(index * (PANEL + GAP), 0, panel(axis, lines)) : '';
  });
  const head = {
    width: WIDTH,
    height: 16,
    body: text(0, 14, "TINY's model in other sizes: milliseconds a step, a fixed part and one for each more", 'title'),
  };
  return stack([head, { width: WIDTH, height: TOP + HEIGHT + 40, body: panels.join('\n') }], 16);
}
