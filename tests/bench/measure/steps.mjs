// Training steps: all sides in turn, workload by workload. A side whose losses are not the reference's does not count.
import { say } from '../../../core/wasm/toolchain/report.mjs';
import { disagreements, STEPS } from '../report/losses.mjs';
import { runs, workloads } from '../workloads.mjs';

/** Whether a side may take part: its losses are looked at where there is a reference. */
async function agrees(bench, side, workload) {
  if (!runs[workload].reference) return true;
  const answer = await bench.ask(side, { do: 'losses', name: workload, steps: STEPS.at(-1) + 1 });
  if (answer === undefined) return false;
  const wrong = disagreements(workload, answer.losses, workloads[workload].losses);
  bench.losses.push({
    workload,
    side: side.name,
    losses: Object.fromEntries(STEPS.map((step) => [step, answer.losses[step]])),
    wrong,
  });
  const shown = STEPS.map((step) => answer.losses[step]?.toFixed(5)).join(' ');
  say('losses', `${runs[workload].title}, ${side.name}: ${shown}`);
  if (wrong.length > 0) bench.fault(`${side.name} does not train ${runs[workload].title}: ${wrong.join('; ')}`);
  return wrong.length === 0;
}

export async function measureSteps(bench) {
  for (const workload of bench.options.workloads) {
    const { title, options, atOnce, seconds } = runs[workload];
    const { flop } = await bench.describe(workload, options());
    const taking = [];
    for (const side of await bench.take('steps', workload))
      if ((await bench.open(side, workload)) && (await agrees(bench, side, workload))) taking.push(side);
    for (let round = 0; round < bench.options.rounds; ++round) {
      say('steps', `${title}, round ${round + 1} of ${bench.options.rounds}`);
      for (const side of taking)
        await bench.time(
          side,
          { do: 'train', name: workload, seconds: bench.seconds(seconds), atOnce },
          { section: 'steps', name: workload, round, flop },
        );
    }
  }
}
