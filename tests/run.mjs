#!/usr/bin/env node
// `npm test`: finds or gets the tools, then runs every test of the project, one stage after another.
//   --only=lint,native   only these stages (and what they need)
//   --long               the full figures of the long suites (VAMOS_LONG=1)
import { isRoot } from '../core/wasm/toolchain/apt.mjs';
import { ensureEmscripten } from '../core/wasm/toolchain/emscripten.mjs';
import { ensureNodeModules } from '../core/wasm/toolchain/npm.mjs';
import { main } from '../core/wasm/toolchain/report.mjs';
import { ensureSystem } from '../core/wasm/toolchain/system.mjs';
import { runStages, select } from './stages/runner.mjs';
import { stages } from './stages/stages.mjs';

// Builds need the first; the others are large, and are installed while the builds run. Those of ALONE come one by one: not every
// system has them, and only their own stages have to do with that.
const FIRST = ['compiler', 'cmake', 'clangFormat', 'clangTidy', 'clang', 'fuzzer', 'gcovr'];
const LATER = ['chromium', 'torch'];
const ALONE = ['firefox', 'webkit'];

/** Gets the tools that these stages need; gives, for a stage, a promise of what may still be coming. */
async function prepare(stages) {
  const needed = (names) => names.filter((name) => stages.some(({ system }) => system?.includes(name)));
  const system = async () => {
    // Who is not root is told everything that is missing at once.
    const first = isRoot() ? needed(FIRST) : needed([...FIRST, ...LATER]);
    if (first.length > 0) await ensureSystem(...first);
    if (stages.some(({ emscripten }) => emscripten)) await ensureEmscripten();
  };
  await Promise.all([ensureNodeModules(), system()]);
  const get = (names) => (names.length > 0 ? ensureSystem(...names) : Promise.resolve());
  const coming = isRoot() ? get(needed(LATER)) : Promise.resolve();
  const arrivals = [{ names: LATER, promise: coming }];
  for (const name of ALONE) {
    // After the others: apt does one thing at a time.
    const before = arrivals.at(-1).promise.catch(() => undefined);
    arrivals.push({ names: [name], promise: before.then(() => get(needed([name]))) });
  }
  for (const { promise } of arrivals) promise.catch(() => undefined); // told by the stages that wait for it
  const waits = (stage, names) => stage.system?.some((name) => names.includes(name));
  return (stage) => Promise.all(arrivals.filter(({ names }) => waits(stage, names)).map(({ promise }) => promise));
}

await main(async () => {
  const args = process.argv.slice(2);
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
  if (args.includes('--long')) process.env.VAMOS_LONG = '1';
  // What tools print is kept and searched for their summaries: no colours in it.
  process.env.NO_COLOR = '1';
  delete process.env.FORCE_COLOR;

  const chosen = select(stages, only?.split(','));
  const ready = await prepare(chosen);
  if (!(await runStages(chosen, ready))) process.exitCode = 1;
});
