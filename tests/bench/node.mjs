// Measures the shipped engine in Node once and prints one line of JSON.
import { readFileSync } from 'node:fs';
import { loadEngine } from '../../dist/engine/vamos.js';
import { workload } from './workloads.mjs';

const engine = await loadEngine();

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

function stepsPerSecond(options, atOnce, seconds) {
  const session = engine.createSession(options);
  session.train(10 * atOnce); // until the engine's optimizing compiler has done its work
  const begin = performance.now();
  let steps = 0;
  for (; performance.now() - begin < 1000 * seconds; steps += atOnce) session.train(atOnce);
  const rate = (1000 * steps) / (performance.now() - begin);
  session.dispose();
  return rate;
}

console.log(
  JSON.stringify({
    letsGo: stepsPerSecond(lesson('lets-go'), 500, 1),
    phrases: stepsPerSecond(lesson('phrases'), 5, 2),
    tiny: stepsPerSecond(workload('tiny'), 10, 1),
    small: stepsPerSecond(workload('small'), 1, 2),
  }),
);
