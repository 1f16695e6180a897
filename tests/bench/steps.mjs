// What the shipped engine trains in the benchmark: two of the page's lessons, and TINY and SMALL.
import { readFileSync } from 'node:fs';
import { workload } from './workloads.mjs';

function lesson(name) {
  const read = (file) => readFileSync(new URL(`../../web/lessons/${name}/${file}`, import.meta.url), 'utf8');
  const { model, training } = JSON.parse(read('preset.json'));
  const examples = read(`${name}.tsv`)
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([split]) => split === 'train')
    .map(([, source, target]) => ({ source, target }));
  return { model, training, data: { examples } };
}

/** By name: the options of a session, how many steps go by between looks at the clock, and for how many seconds. */
export const runs = {
  letsGo: { options: lesson('lets-go'), atOnce: 500, seconds: 1 },
  phrases: { options: lesson('phrases'), atOnce: 5, seconds: 2 },
  tiny: { options: workload('tiny'), atOnce: 10, seconds: 1 },
  small: { options: workload('small'), atOnce: 1, seconds: 2 },
};

/**
 * Training steps a second of each run, by the engine at this address. Made of nothing but its arguments, so that a browser
 * can be given its text.
 */
export async function stepsPerSecond(address, runs) {
  const { loadEngine } = await import(address);
  const engine = await loadEngine();
  const rates = {};
  for (const [name, { options, atOnce, seconds }] of Object.entries(runs)) {
    const session = engine.createSession(options);
    session.train(10 * atOnce); // until the optimizing compiler has done its work
    const begin = performance.now();
    let steps = 0;
    for (; performance.now() - begin < 1000 * seconds; steps += atOnce) session.train(atOnce);
    rates[name] = (1000 * steps) / (performance.now() - begin);
    session.dispose();
  }
  return rates;
}
