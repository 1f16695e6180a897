// What was measured, in numbers: from timings to the rows that tables, plots and the JSON file are made of.
import { groupOf, groups, kernelName } from '../measure/plan.mjs';
import { AXES, pointName } from '../measure/scaling.mjs';
import { probeOf, ratios, usable } from './quiet.mjs';
import { fitLine, spread } from './stats.mjs';

const of = (timings, wanted) =>
  timings.filter((timing) => Object.entries(wanted).every(([key, value]) => timing[key] === value));
const distinct = (values) => [...new Set(values)];

/** One row for each section, name and side: seconds with their spread, over the quiet rounds if there are any. */
export function summarize(timings, rule) {
  const groups = new Map();
  for (const timing of timings) {
    const key = JSON.stringify([timing.section, timing.name, timing.side]);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(timing);
  }
  return [...groups.values()].map((all) => {
    const { used, quiet } = usable(all, rule);
    const [{ section, name, side, flop, point, op }] = all;
    const seconds = used.map((timing) => timing.seconds);
    return { section, name, side, flop, point, op, seconds: spread(seconds), quiet, probe: probeOf(used) };
  });
}

const OURS = ['chromium', 'chromium-relaxed', 'node', 'node-relaxed'];
const NATIVE = ['native', 'native-avx'];
const PEERS = ['torch', 'torch-hand', 'torch-avx2', 'jax-js', 'tfjs'];

/** How many times as fast each of ours is as each other side, by workload, within rounds. */
export function compare(timings, rule) {
  const steps = of(timings, { section: 'steps' });
  return distinct(steps.map(({ name }) => name)).flatMap((name) =>
    OURS.flatMap((our) =>
      [...NATIVE, ...PEERS].flatMap((their) => {
        const found = ratios(of(steps, { name, side: our }), of(steps, { name, side: their }), rule);
        if (found.ratios.length === 0) return [];
        return [{ name, ours: our, theirs: their, ratio: spread(found.ratios), quiet: found.quiet }];
      }),
    ),
  );
}

/** By axis and side: points { x, y: seconds } and the line through them. */
export function scaling(rows) {
  return Object.entries(AXES).flatMap(([axis, values]) => {
    const measured = rows.filter(({ section }) => section === 'scaling');
    return distinct(measured.map(({ side }) => side)).flatMap((side) => {
      const points = values.flatMap((x) => {
        const row = of(measured, { side, name: pointName(axis, x) })[0];
        return row ? [{ x, y: row.seconds.median }] : [];
      });
      return points.length > 1 ? [{ axis, side, points, line: fitLine(points) }] : [];
    });
  });
}

/** Seconds by group of ops, from rows that hold a step's share each. */
function byGroup(rows) {
  const sums = Object.fromEntries(groups.map((group) => [group, 0]));
  for (const { op, seconds } of rows) sums[groupOf(op)] += seconds.median;
  return sums;
}

/** By axis, natively: for each group of ops a line of its own through the same points, and one for what is left. */
export function scalingOps(rows) {
  const ops = rows.filter(({ section }) => section === 'scaling-ops');
  return Object.entries(AXES).flatMap(([axis, values]) => {
    const points = values.flatMap((x) => {
      const point = pointName(axis, x);
      const [step] = of(rows, { section: 'scaling', side: 'native', name: point });
      const kernels = of(ops, { point });
      if (step === undefined || kernels.length === 0) return [];
      const sums = byGroup(kernels);
      const known = Object.values(sums).reduce((a, b) => a + b, 0);
      return [{ x, sums: { ...sums, rest: Math.max(step.seconds.median - known, 0) } }];
    });
    if (points.length < 2) return [];
    return [...groups, 'rest'].map((group) => {
      const own = points.map(({ x, sums }) => ({ x, y: sums[group] })).filter(({ y }) => y > 0);
      return { axis, group, ...(own.length < 2 ? { fixed: 0, slope: 0 } : fitLine(own)) };
    });
  });
}

/**
 * Where a step's time goes: each op's own time at the step's shapes times its calls, and `rest`, what the step takes beyond
 * (copies, biases, batches, caches that are cold between one op and the next). Negative where kernels are slower alone.
 */
export function roofline(rows, plans, limit) {
  return Object.entries(plans).flatMap(([workload, plan]) =>
    ['native', 'chromium'].flatMap((side) => {
      const [step] = of(rows, { section: 'steps', name: workload, side });
      if (step === undefined) return [];
      const known = groups.map((group) => ({ group, seconds: 0, flop: 0 }));
      let quiet = step.quiet;
      for (const entry of plan) {
        const [kernel] = of(rows, { section: 'kernels', name: kernelName(entry), side });
        if (kernel === undefined) return [];
        const sum = known.find(({ group }) => group === groupOf(entry.op));
        sum.seconds += entry.calls * kernel.seconds.median;
        // A kernel that takes no hundredth of the step cannot make the picture wrong.
        if (entry.calls * kernel.seconds.median > step.seconds.median / 100) quiet &&= kernel.quiet;
        sum.flop += entry.calls * (entry.flop ?? 0);
      }
      const total = step.seconds.median;
      const rest = total - known.reduce((sum, { seconds }) => sum + seconds, 0);
      const parts = [...known, { group: 'rest', seconds: rest, flop: 0 }].filter(({ seconds }) => seconds !== 0);
      return [
        {
          workload,
          side,
          seconds: total,
          quiet,
          parts: parts.map((part) => ({
            ...part,
            share: part.seconds / total,
            ofLimit: part.flop > 0 ? part.flop / part.seconds / (limit * 1e9) : undefined,
          })),
        },
      ];
    }),
  );
}
