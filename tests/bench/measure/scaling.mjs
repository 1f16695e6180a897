// TINY's model in other sizes: seconds a step against batch, layers and length, and natively what they are spent on.
import { say } from '../../../core/wasm/toolchain/report.mjs';
import { drawn } from '../workloads.mjs';
import { planOf } from './kernels.mjs';
import { kernelName } from './plan.mjs';

export const AXES = {
  batch: [8, 16, 32, 64, 128],
  layers: [1, 2, 3, 4],
  length: [4, 8, 16, 24, 32],
};
const MOST_ROUNDS = 3;

export const pointName = (axis, value) => `${axis} ${value}`;

export async function measureScaling(bench) {
  const taking = await bench.take('scaling');
  const rounds = Math.min(bench.options.rounds, MOST_ROUNDS);
  for (const [axis, values] of Object.entries(AXES)) {
    say('scaling', `${axis} ${values.join(', ')}`);
    for (const value of values) {
      const options = drawn('tiny', { [axis]: value });
      const name = pointName(axis, value);
      for (const side of taking) await bench.open(side, name, options);
      for (let round = 0; round < rounds; ++round)
        for (const side of taking)
          await bench.time(
            side,
            { do: 'train', name, seconds: bench.seconds(0.3), atOnce: 2 },
            { section: 'scaling', name, round },
          );
      for (const side of taking) await bench.ask(side, { do: 'dispose', name });
      const native = taking.find((side) => side.name === 'native');
      if (native) await opsAt(bench, native, name, options);
    }
  }
}

/** The step's kernels once each; `calls` turns them into their part of a step. */
async function opsAt(bench, side, point, options) {
  for (const { op, shape, calls, flop } of await planOf(bench, point, options)) {
    const request = { do: 'kernel', op, shape, seconds: bench.seconds(0.02) };
    const { found, ...quiet } = await bench.beside(() => bench.ask(side, request));
    if (found === undefined) continue;
    bench.note({
      section: 'scaling-ops',
      name: `${point}: ${kernelName({ op, shape })}`,
      side: side.name,
      round: 0,
      seconds: found.seconds * calls,
      flop: flop && flop * calls,
      point,
      op,
      ...quiet,
    });
  }
}
