#!/usr/bin/env node
// Includes point one way, so that each folder can be read knowing only those below it:
//   base <- text, ops <- model <- decode, train <- io <- session <- wasm, cli
// (io saves what train holds; the others on one level know nothing of each other).
// Only core/wasm knows Emscripten, and only web/engine knows the WASM module.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { cppFiles, filesLike } from './files.mjs';

const RANK = {
  base: 0,
  text: 1,
  ops: 1,
  model: 2,
  decode: 3,
  train: 3,
  io: 4,
  session: 5,
  wasm: 6,
  cli: 6,
};

/** `file:line: what is wrong` for one line of C++, or nothing. */
function wrongInclude(path, line) {
  const header = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(line)?.[1];
  if (header === undefined) return undefined;
  if (header.startsWith('emscripten') && !path.startsWith('core/wasm/')) {
    return 'only core/wasm includes emscripten';
  }
  const from = /^core\/(\w+)\//.exec(path)?.[1];
  if (from === undefined) return undefined; // tests may look at everything
  if (header.startsWith('tests/') || header.startsWith('web/')) return `core/ includes nothing of ${header}`;
  if (header.startsWith('.')) return `includes are written from the project's root: "core/…", not "${header}"`;
  const to = /^core\/(\w+)\//.exec(header)?.[1];
  if (to === undefined || to === from) return undefined;
  if (RANK[from] === undefined || RANK[to] === undefined) return `${from} or ${to} is no folder of the design`;
  return RANK[to] < RANK[from] ? undefined : `core/${from} must not include core/${to}`;
}

/** The same for one line of the page's code. */
function wrongImport(path, line) {
  if (!/#engine-wasm|vamos_engine(\.js)?['"]/.test(line) || !/\b(import|from)\b/.test(line)) return undefined;
  if (path.startsWith('web/engine/') || path.endsWith('.config.ts')) return undefined;
  return 'only web/engine imports the WASM module';
}

function findingsIn(paths, wrong) {
  return paths.flatMap((path) =>
    readFileSync(join(project, path), 'utf8')
      .split('\n')
      .map((line, index) => ({ line: index + 1, problem: wrong(path, line) }))
      .filter(({ problem }) => problem !== undefined)
      .map(({ line, problem }) => `${path}:${line}: ${problem}`),
  );
}

/** Every include or import that points the wrong way. */
export function findings() {
  return [...findingsIn(cppFiles(), wrongInclude), ...findingsIn(filesLike(/\.ts$/, ['web']), wrongImport)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findings();
  console.log(found.length > 0 ? found.join('\n') : 'includes point one way');
  process.exitCode = found.length > 0 ? 1 : 0;
}
