#!/usr/bin/env node
// `npm test`: finds or gets the tools, then runs every test of the project, one stage after another.
//   --only=lint,native   only these stages (and what they need)
//   --long               the full figures of the long suites (VAMOS_LONG=1)
import { ensureEmscripten } from '../core/wasm/toolchain/emscripten.mjs';
import { ensureNodeModules } from '../core/wasm/toolchain/npm.mjs';
import { main } from '../core/wasm/toolchain/report.mjs';
import { ensureSystem } from '../core/wasm/toolchain/system.mjs';
import { runStages, select } from './stages/runner.mjs';
import { stages } from './stages/stages.mjs';

const SYSTEM = ['compiler', 'cmake', 'clangFormat', 'clangTidy', 'chromium', 'torch'];

await main(async () => {
  const args = process.argv.slice(2);
  const only = args.find((arg) => arg.startsWith('--only='))?.slice('--only='.length);
  if (args.includes('--long')) process.env.VAMOS_LONG = '1';
  // What tools print is kept and searched for their summaries: no colours in it.
  process.env.NO_COLOR = '1';
  delete process.env.FORCE_COLOR;

  const chosen = select(stages, only?.split(','));
  const system =
    only === undefined ? SYSTEM : SYSTEM.filter((name) => chosen.some(({ system }) => system?.includes(name)));
  await Promise.all([ensureNodeModules(), system.length > 0 ? ensureSystem(...system) : undefined]);
  if (chosen.some(({ emscripten }) => emscripten)) await ensureEmscripten();
  if (!(await runStages(chosen))) process.exitCode = 1;
});
