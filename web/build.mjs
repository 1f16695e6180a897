#!/usr/bin/env node
// `npm run build`: finds or gets the tools, then leaves the page and the engine in dist/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPreset } from '../core/wasm/toolchain/cmake.mjs';
import { ensureEmscripten } from '../core/wasm/toolchain/emscripten.mjs';
import { ensureNodeModules } from '../core/wasm/toolchain/npm.mjs';
import { project } from '../core/wasm/toolchain/paths.mjs';
import { main, Missing, say } from '../core/wasm/toolchain/report.mjs';
import { must } from '../core/wasm/toolchain/shell.mjs';
import { ensureSystem } from '../core/wasm/toolchain/system.mjs';
import { described, excess, measure } from './budget.mjs';

/** The engine: build/wasm/vamos_engine.js and its .wasm. */
export async function buildEngine() {
  await ensureSystem('compiler', 'cmake');
  await ensureEmscripten();
  await buildPreset('wasm');
}

/** The page and the library around the engine, into dist/. The page comes first: it empties the folder. */
export async function buildPage() {
  const vite = join(project, 'node_modules/.bin/vite');
  if (!existsSync(join(project, 'web/index.html'))) throw new Error('web/index.html is missing');
  say('build page', 'bundling');
  await must(vite, ['build', '--logLevel', 'warn', 'web'], { cwd: project });
  await must(vite, ['build', '--logLevel', 'warn', 'web/engine'], { cwd: project });
  const sizes = measure();
  const tooLarge = excess(sizes);
  if (tooLarge !== undefined) throw new Missing(tooLarge);
  say('build page', `done in dist/: ${described(sizes)}`);
}

export async function buildAll() {
  await ensureNodeModules();
  await buildEngine();
  await buildPage();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(buildAll);
