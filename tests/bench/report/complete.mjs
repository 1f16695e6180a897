// Whether everything was measured that was asked for: a bench that loses a row without a word would be read as complete.
import { AXES, pointName } from '../measure/scaling.mjs';

const points = Object.entries(AXES).flatMap(([axis, values]) => values.map((value) => pointName(axis, value)));

/** Names that a side must have in each section. */
const NAMES = {
  steps: ({ workloads }) => workloads,
  kernels: () => ['limit'],
  decoding: () => ['sixteen'],
  scaling: () => points,
};
const STARTUP = { node: ['ready', 'trained'], chromium: ['ready', 'trained', 'pageReady'] };

/** `section, name, side` of each row that is not there and should be. Sides that are absent, and said so, need none. */
export function missingRows({ timings, payload, absent }, options, sides) {
  const there = new Set(timings.map(({ section, name, side }) => `${section}, ${name}, ${side}`));
  const taking = sides.filter(({ name }) => options.sides.includes(name) && !absent.some(({ side }) => side === name));
  const wanted = options.sections.flatMap((section) => {
    if (section === 'payload') return [];
    if (section === 'startup')
      return taking.flatMap(({ name: side }) => (STARTUP[side] ?? []).map((name) => `startup, ${name}, ${side}`));
    return taking
      .filter(({ does }) => does.includes(section))
      .flatMap(({ name: side, workloads }) =>
        NAMES[section](options)
          .filter((name) => section !== 'steps' || workloads === undefined || workloads.includes(name))
          .map((name) => `${section}, ${name}, ${side}`),
      );
  });
  const missing = wanted.filter((row) => !there.has(row));
  return options.sections.includes('payload') && payload.length === 0 ? [...missing, 'payload'] : missing;
}
