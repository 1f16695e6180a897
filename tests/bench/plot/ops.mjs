// Where a step's time goes, as shares, and how near to the core's limit each part with products runs.
import { groups } from '../measure/plan.mjs';
import { percent, time } from '../report/table.mjs';
import { runs } from '../workloads.mjs';
import { rect, text } from './svg.mjs';

const [WIDTH, LABELS, ROW, BAR] = [840, 200, 40, 24];
const PARTS = [...groups, 'rest'];
/** Letters on these colours are dark or light. */
const LETTERS = ['on', 'under', 'under', 'under', 'under', 'under', 'under'];
const SIDES = { native: 'native', chromium: 'Chromium' };

export function drawOps({ roofline }) {
  if (roofline.length === 0) return undefined;
  const legend = [];
  let at = 0;
  PARTS.forEach((part, index) => {
    legend.push(rect(at, 30, 12, 12, `f${index}`, 2), text(at + 18, 41, part, 'small'));
    at += 18 + part.length * 6.6 + 20;
  });
  const bars = roofline.map(({ workload, side, seconds, parts, quiet }, row) => {
    const y = 62 + row * ROW;
    // Kernels that are slower alone than in a step would make a negative rest: the bar shows what there is.
    const whole = Math.max(
      1,
      parts.reduce((sum, { share }) => sum + Math.max(share, 0), 0),
    );
    let x = LABELS;
    const pieces = PARTS.map((name, index) => {
      const part = parts.find(({ group }) => group === name);
      const width = ((WIDTH - LABELS) * Math.max(part?.share ?? 0, 0)) / whole;
      const middle = x + width / 2;
      const label = width > 40 ? text(middle, y + 16, percent(part.share), `middle small ${LETTERS[index]}`) : '';
      const drawn = rect(x, y, Math.max(width - 1, 0), BAR, `f${index}`) + label;
      x += width;
      return drawn;
    });
    const name = `${runs[workload].title}, ${SIDES[side]}`;
    return (
      text(LABELS - 10, y + 10, name, 'end strong') +
      text(LABELS - 10, y + 25, time(seconds) + (quiet ? '' : ' ~'), 'end small quiet') +
      pieces.join('')
    );
  });
  return {
    width: WIDTH,
    height: 62 + roofline.length * ROW - (ROW - BAR),
    body: [text(0, 14, 'Where the time of a step goes', 'title'), ...legend, ...bars].join('\n'),
  };
}
