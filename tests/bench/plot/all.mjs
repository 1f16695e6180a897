// The drawings of a run, by file name: those that there is something to draw for, and `benchmark`, all of them in one.
import { drawOps } from './ops.mjs';
import { drawRates } from './rates.mjs';
import { drawScaling } from './scaling.mjs';
import { stack, svg } from './svg.mjs';

const DRAWINGS = [
  ['rates', drawRates, 'Training steps a second of Vamos and of other libraries'],
  ['ops', drawOps, 'Share of a training step that each kind of work takes'],
  ['scaling', drawScaling, 'Time of a training step against batch, layers and length'],
];

export function drawAll(summary, sides) {
  const drawn = DRAWINGS.flatMap(([name, draw, description]) => {
    const drawing = draw(summary, sides);
    return drawing === undefined ? [] : [{ name, drawing, description }];
  });
  const files = Object.fromEntries(drawn.map(({ name, drawing, description }) => [name, svg(drawing, description)]));
  if (drawn.length > 0) {
    const description = drawn.map(({ description }) => description).join('; ');
    files.benchmark = svg(stack(drawn.map(({ drawing }) => drawing)), description);
  }
  return files;
}
