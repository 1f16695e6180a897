// A very short `npm run bench`: that it runs, that the losses agree and that no row is missing. Times are none of a test's
// business.
import { tool } from './tools.mjs';

export const bench = () =>
  tool(process.execPath, ['tests/bench/run.mjs', '--quick', '--built', '--json', 'build/bench/quick/results.json'], {
    pattern: /\d+ timings, \d+ runs of losses, \d+ faults$/gm,
    figures: /\] bench: (without .*)$/gm,
  });
