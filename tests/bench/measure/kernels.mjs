// Each op by itself at the shapes that the workloads have, and Eigen's products beside our own.
import { say } from '../../../core/wasm/toolchain/report.mjs';
import { runs } from '../workloads.mjs';
import { kernelName, plan, sizesOf } from './plan.mjs';

const SECONDS = 0.04;
/** Widths of the smallest lessons, and one that is a multiple of nothing: [rows, d, d]. */
const WIDTHS = [2, 6, 20, 33];
const ROWS = 64;

/** The plan of a workload's step. */
export async function planOf(bench, workload, options = runs[workload].options()) {
  const { parameters } = await bench.describe(workload, options);
  return plan(options.model, sizesOf(options, parameters));
}

/** Every kernel once: those of the workloads' steps, products of other widths, and softmax at the shapes of attention. */
export async function kernelList(bench) {
  const entries = [];
  for (const workload of bench.options.workloads) entries.push(...(await planOf(bench, workload)));
  for (const d of WIDTHS)
    for (const op of ['matmul', 'matmul_by_transposed', 'matmul_transposed'])
      entries.push({ op, shape: op === 'matmul_transposed' ? [d, ROWS, d] : [ROWS, d, d], flop: 2 * ROWS * d * d });
  for (const { op, shape } of [...entries])
    if (op === 'attention_forward') {
      const [sentences, tq, tk, , heads] = shape;
      entries.push({ op: 'softmax', shape: [sentences * heads, tq, tk] });
    }
  return [...new Map(entries.map((entry) => [kernelName(entry), entry])).values()];
}

export async function measureKernels(bench) {
  const list = await kernelList(bench);
  const taking = await bench.take('kernels');
  for (let round = 0; round < bench.options.rounds; ++round) {
    say('kernels', `round ${round + 1} of ${bench.options.rounds}, ${list.length} kernels`);
    for (const side of taking) await limitOf(bench, side, round);
    for (const entry of list)
      for (const side of taking) {
        const request = { do: 'kernel', shape: entry.shape, seconds: bench.seconds(SECONDS) };
        const about = { section: 'kernels', name: kernelName(entry), round, flop: entry.flop };
        await bench.time(side, { ...request, op: entry.op }, about);
        if (side.name === 'native' && entry.op.startsWith('matmul'))
          await bench.time(side, { ...request, op: `eigen_${entry.op}` }, { ...about, label: 'eigen' });
      }
  }
}

/** The limit as the side itself measures it: that of its compiler, too. */
async function limitOf(bench, side, round) {
  const { found, ...quiet } = await bench.beside(() => bench.ask(side, { do: 'limit' }));
  if (found === undefined) return;
  const seconds = 1 / (found.gflops * 1e9);
  bench.note({ section: 'kernels', name: 'limit', side: side.name, round, seconds, flop: 1, ...quiet });
}
