// The fuzz targets, two at a time: a few inputs each in `npm test`, a million each in the long run.
import { buildAndTest } from './tools.mjs';

const SHORT = 2_000;
const LONG = 1_000_000;

/** What libFuzzer tells of each target, from `ctest --verbose`, whose lines begin with the test's number. */
function figures(output) {
  const names = new Map();
  for (const [, number, name] of output.matchAll(/^(\d+): Test command: \S*?(\w+)_fuzz\b/gm)) names.set(number, name);
  const done = output.matchAll(/^(\d+): #(\d+)\s+DONE\s+cov: (\d+) ft: (\d+) corp: (\d+)\S* .*?exec\/s: (\d+)/gm);
  return [...done].map(([, number, runs, cov, features, inputs, rate]) => {
    // libFuzzer counts whole seconds: a short run has none.
    const speed = rate === '0' ? '' : `, ${Number(rate).toLocaleString('en')} a second`;
    const reached = `${cov} edges and ${features} features reached, by ${inputs} inputs`;
    return `fuzz ${names.get(number)}: ${Number(runs).toLocaleString('en')} runs${speed}; ${reached}`;
  });
}

/** The commands that show each finding again. */
function reproduce(output) {
  const names = new Map(
    [...output.matchAll(/^(\d+): Test command: (\S+)/gm)].map(([, number, path]) => [number, path]),
  );
  return [...output.matchAll(/^(\d+): .*Test unit written to (\S+)/gm)].map(
    ([, number, path]) => `To see it again: ${names.get(number)} ${path}\n`,
  );
}

export async function fuzz() {
  const defines = { VAMOS_FUZZ_RUNS: process.env.VAMOS_LONG ? LONG : SHORT };
  const result = await buildAndTest('fuzz', ['--label-regex', '^fuzz$'], { defines });
  return { ...result, figures: figures(result.output), output: result.output + reproduce(result.output).join('') };
}
