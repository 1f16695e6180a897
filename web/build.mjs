#!/usr/bin/env node
// `npm run build`: finds or gets the tools, then leaves the page and the engine in dist/.
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPreset } from '../core/wasm/toolchain/cmake.mjs';
import { ensureEmscripten } from '../core/wasm/toolchain/emscripten.mjs';
import { ensureNodeModules } from '../core/wasm/toolchain/npm.mjs';
import { project } from '../core/wasm/toolchain/paths.mjs';
import { main, Missing, say } from '../core/wasm/toolchain/report.mjs';
import { must } from '../core/wasm/toolchain/shell.mjs';
import { halves, splitEngine } from '../core/wasm/toolchain/split.mjs';
import { ensureSystem } from '../core/wasm/toolchain/system.mjs';
import { described, excess, measure } from './budget.mjs';
import { buildDemo } from './demo/build.mjs';

/** The engine: build/wasm/vamos_engine.js and its .wasm. */
export async function buildEngine() {
  await ensureSystem('compiler', 'cmake');
  await ensureEmscripten();
  await buildPreset('wasm');
}

const dist = join(project, 'dist');
const vite = (folder) =>
  must(join(project, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn', folder], { cwd: project });

/** The library around the engine, into dist/engine: with it, the engine is cut in two. */
async function buildLibrary() {
  const { root } = await ensureEmscripten();
  say('build page', 'bundling');
  rmSync(dist, { recursive: true, force: true });
  await vite('web/engine');
  await splitEngine(root, join(dist, 'engine'));
  for (const name of readdirSync(halves).filter((file) => file.endsWith('.wasm')))
    copyFileSync(join(halves, name), join(dist, 'engine', name));
  copyFileSync(join(project, 'core/pytorch/vamos_torch.py'), join(dist, 'engine', 'vamos_torch.py'));
  // Not before npm's packages are there: TypeScript is one of them.
  const { writeDeclarations } = await import('./engine/declarations.mjs');
  writeDeclarations(join(dist, 'engine'));
}

/** The library and the page, into dist/. */
export async function buildPage() {
  if (!existsSync(join(project, 'web/index.html'))) throw new Error('web/index.html is missing');
  await buildLibrary();
  await vite('web');
  // As with the declarations: it needs npm's packages.
  const { buildEmbed } = await import('./embed/bundle/build.mjs');
  await buildEmbed();
  buildDemo(dist);
  const sizes = measure();
  const tooLarge = excess(sizes);
  if (tooLarge !== undefined) throw new Missing(tooLarge);
  // Last: it names every file that there is.
  const { writeServiceWorker } = await import('./offline/build.mjs');
  const { count, bytes, version } = await writeServiceWorker(dist);
  say('build page', `offline: version ${version}, ${count} files, ${(bytes / 1e6).toFixed(2)} MB`);
  say('build page', `done in dist/: ${described(sizes)}`);
}

export async function buildAll() {
  await ensureNodeModules();
  await buildEngine();
  await buildPage();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(buildAll);
