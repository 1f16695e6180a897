// The tables that the bench prints.
import { sides } from '../sides/sides.mjs';
import { runs } from '../workloads.mjs';
import { SHARE } from './quiet.mjs';
import { digits, percent, table, time, withSpread } from './table.mjs';

const title = (name) => sides.find((side) => side.name === name)?.title ?? name;
/** Columns of the kernels, in this order: Eigen's own products stand beside ours from the same program. */
const COLUMNS = [
  ['native', 'SSE2'],
  ['eigen', 'Eigen'],
  ...sides
    .filter(({ name, does }) => name !== 'native' && does.includes('kernels'))
    .map(({ name, short }) => [name, short]),
];
/** A rate is the other way round than a time. */
const rates = ({ median, min, max, count }, scale = 1) => ({
  median: scale / median,
  min: scale / max,
  max: scale / min,
  count,
});
const found = (rows, section, name, side) =>
  rows.find((row) => row.section === section && row.name === name && row.side === side);
const section = (rows, wanted) => rows.filter((row) => row.section === wanted);

function stepTables({ rows, rule, comparisons }) {
  return Object.entries(runs).flatMap(([name, { title: workload }]) => {
    const own = section(rows, 'steps').filter((row) => row.name === name);
    if (own.length === 0) return [];
    const lines = own.map(({ side, seconds, flop, quiet, probe }) => [
      title(side),
      withSpread(rates(seconds), quiet),
      time(seconds.median),
      digits(flop / seconds.median / 1e9),
      percent(flop / seconds.median / (rule.best * 1e9)),
      digits(probe),
    ]);
    const header = [workload, 'steps/s', 'a step', 'GFLOP/s', 'of the limit', 'probe'];
    const ratios = comparisons
      .filter((comparison) => comparison.name === name)
      .map(({ ours, theirs, ratio, quiet }) => [`${title(ours)} ÷ ${title(theirs)}`, withSpread(ratio, quiet)]);
    return [table(header, lines), ...(ratios.length > 0 ? [table(['within a round', 'times as fast'], ratios)] : [])];
  });
}

const KINDS = { matmul: 'A·B', matmul_by_transposed: 'A·Bᵀ', matmul_transposed: 'Aᵀ·B' };

function kernelTables({ rows }) {
  const kernels = section(rows, 'kernels');
  if (kernels.length === 0) return [];
  const names = [...new Set(kernels.map(({ name }) => name))];
  const taking = COLUMNS.filter(([name]) => kernels.some(({ side }) => side === name));
  const own = taking.filter(([side]) => side !== 'eigen');
  const cells = (name, columns, show) =>
    columns.map(([side]) => {
      const row = found(rows, 'kernels', name, side);
      return row === undefined ? '' : show(row) + (row.quiet ? '' : ' ~');
    });
  const gflops = ({ flop, seconds }) => digits(flop / seconds.median / 1e9);
  const isProduct = (name) => name.startsWith('matmul');
  const products = names.filter(isProduct).map((name) => {
    const [op, shape] = name.split(' ');
    return [`${KINDS[op].padEnd(4)} ${shape}`, ...cells(name, taking, gflops)];
  });
  const others = names
    .filter((name) => !isProduct(name) && name !== 'limit')
    .map((name) => {
      const elements = elementsOf(name);
      const each = ({ seconds }) => `${time(seconds.median)}, ${digits((seconds.median / elements) * 1e9)} ns`;
      return [name, ...cells(name, own, each)];
    });
  return [
    table(
      ['product M×K×N, GFLOP/s', ...taking.map(([, short]) => short)],
      [['limit, 128-bit × and +', ...cells('limit', taking, gflops)], ...products],
    ),
    ...(others.length > 0
      ? [table(['op and shape: a call, an element', ...own.map(([, short]) => short)], others)]
      : []),
  ];
}

/** Elements that an op writes; of attention, its scores. */
function elementsOf(name) {
  const [op, shape] = name.split(' ');
  const sizes = shape.split('×').map(Number);
  if (op.startsWith('attention')) return sizes[0] * sizes[1] * sizes[2] * sizes[4];
  if (op.startsWith('embedding')) return sizes[0] * sizes[2];
  return sizes.reduce((product, size) => product * size, 1);
}

const DECODING = {
  sixteen: 'SMALL, 16 tokens with the encoding',
  early: 'width 128, the 2nd to 9th token, each',
  late: 'width 128, the 193rd to 200th token, each',
  recomputed: 'the same without caches',
};
const STARTUP = {
  ready: 'engine: from its import to ready',
  trained: 'engine: from ready to the first step of TINY done',
  pageReady: 'page: from its address to the first lesson ready',
};

const timeTable = (rows, wanted, head, names) => {
  const lines = section(rows, wanted).map(({ name, side, seconds, quiet, probe }) => {
    const scaled = Object.fromEntries(
      Object.entries(seconds).map(([key, value]) => [key, key === 'count' ? value : 1e3 * value]),
    );
    return [`${names[name]}: ${title(side)}`, withSpread(scaled, quiet), digits(probe)];
  });
  return lines.length > 0 ? [table([head, 'ms', 'probe'], lines)] : [];
};

function payloadTable({ payload }) {
  if (payload.length === 0) return [];
  const bytes = (count) => count.toLocaleString('en');
  const lines = payload.map(({ name, raw, gzip, brotli }) => [name, bytes(raw), bytes(gzip), bytes(brotli)]);
  return [table(['payload, bytes', 'raw', 'gzip -9', 'brotli'], lines)];
}

function scalingTables({ scaling, scalingOps }) {
  if (scaling.length === 0) return [];
  const lines = scaling.map(({ axis, side, points, line }) => [
    `${axis}, ${title(side)}`,
    points.map(({ x, y }) => `${x}: ${digits(1e3 * y)}`).join('  '),
    digits(1e3 * line.fixed),
    digits(1e3 * line.slope),
    percent(line.error),
  ]);
  const parts = scalingOps.map(({ axis, group, fixed, slope }) => [
    `${axis}: ${group}`,
    digits(1e6 * fixed),
    digits(1e6 * slope),
  ]);
  return [
    table(["TINY's model, ms a step", 'measured', 'fixed', 'for each more', 'worst point'], lines),
    ...(parts.length > 0 ? [table(['natively spent on', 'fixed, µs', 'for each more, µs'], parts)] : []),
  ];
}

function rooflineTables({ roofline }) {
  return roofline.map(({ workload, side, seconds, parts, quiet }) =>
    table(
      [
        `${runs[workload].title}, ${title(side)}: ${time(seconds)} a step${quiet ? '' : ' ~'}`,
        'time',
        'share',
        'of the limit',
      ],
      parts.map(({ group, seconds, share, ofLimit }) => [
        group,
        `${digits(1e6 * seconds)} µs`,
        percent(share),
        ofLimit === undefined ? '' : percent(ofLimit),
      ]),
    ),
  );
}

/** Everything, as text. */
export function report(summary) {
  const { rule, rounds, absent, rows } = summary;
  const slow = rows.filter(({ quiet }) => !quiet).length;
  const head = [
    `${rounds} rounds, one thread; median (smallest to largest). The core's limit in this run: ${digits(rule.best)} GFLOP/s.`,
    `Used are timings whose probes reach ${digits(rule.least)} GFLOP/s, ${percent(SHARE)} of it, and in which programs waited for a core for at`,
    `most ${percent(rule.waited)} of the time. ${slow} of ${rows.length} rows have none such: these show all of theirs and are marked ~.`,
    ...absent.map(({ side, why }) => `Without ${side}: ${why}.`),
  ].join('\n');
  return [
    head,
    ...stepTables(summary),
    ...rooflineTables(summary),
    ...kernelTables(summary),
    ...timeTable(rows, 'decoding', 'decoding', DECODING),
    ...timeTable(rows, 'startup', 'start-up', STARTUP),
    ...payloadTable(summary),
    ...scalingTables(summary),
  ].join('\n\n');
}
