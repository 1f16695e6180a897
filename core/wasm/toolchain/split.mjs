// Cuts the engine in two: what the page's first lesson runs is fetched first, and the rest when it is wanted. Which functions
// are which is not guessed: an instrumented engine does what the page does, and tells (Binaryen's wasm-split).
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from './paths.mjs';
import { say } from './report.mjs';
import { ask, must, which } from './shell.mjs';

/** What the engine's modules use beyond WebAssembly's beginnings. */
const FEATURES = [
  'simd',
  'relaxed-simd',
  'bulk-memory',
  'nontrapping-float-to-int',
  'sign-ext',
  'mutable-globals',
  'reference-types',
  'multivalue',
].map((name) => `--enable-${name}`);

const built = join(project, 'build/wasm');
/** Where the halves lie, with the glue beside them. */
export const halves = join(built, 'split');
const GLUE = 'vamos_engine.js';
export const VARIANTS = ['vamos_engine', 'vamos_engine_relaxed'];
/** A module with nothing in it. */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Binaryen's program, of the Emscripten in `root`. */
function wasmSplit(root) {
  const configured = ask(join(root, 'em-config'), ['BINARYEN_ROOT']);
  const candidates = [configured && join(configured, 'bin/wasm-split'), which('wasm-split')];
  const found = candidates.find((path) => path && existsSync(path));
  if (found === undefined) throw new Error(`Emscripten in ${root} has no wasm-split; please install Binaryen's tools.`);
  return found;
}

/** Which functions ran, as wasm-split notes it: library around the instrumented module, in a process of its own. */
async function profile(folder, library, output) {
  copyFileSync(join(library, 'vamos.js'), join(folder, 'vamos.js'));
  copyFileSync(join(built, GLUE), join(folder, GLUE));
  for (const name of ['vamos_engine.rest.wasm', 'vamos_engine_relaxed.wasm', 'vamos_engine_relaxed.rest.wasm'])
    writeFileSync(join(folder, name), EMPTY);
  const program = fileURLToPath(new URL('./first_lesson.mjs', import.meta.url));
  // Node 20 has relaxed SIMD behind a flag that later ones do not know.
  const { relaxedSimd } = await import('wasm-feature-detect');
  const flags = (await relaxedSimd()) ? [] : ['--experimental-wasm-relaxed-simd'];
  const given = [...flags, program, folder, output];
  const { status, stderr } = spawnSync(process.execPath, given, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The engine could not be profiled:\n${stderr}`);
}

/** Leaves both halves of both variants in `halves`. `library` holds vamos.js, the JavaScript around the engine. */
export async function splitEngine(root, library) {
  const program = wasmSplit(root);
  say('build wasm', 'cutting it in two');
  rmSync(halves, { recursive: true, force: true });
  const folder = join(halves, 'profile');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(built, GLUE), join(halves, GLUE));
  for (const variant of VARIANTS) {
    const whole = join(built, `${variant}.wasm`);
    const profiled = join(folder, `${variant}.profile`);
    await must(program, ['--instrument', ...FEATURES, whole, '-o', join(folder, 'vamos_engine.wasm')]);
    await profile(folder, library, profiled);
    const outputs = ['-o1', join(halves, `${variant}.wasm`), '-o2', join(halves, `${variant}.rest.wasm`)];
    await must(program, ['--split', ...FEATURES, whole, `--profile=${profiled}`, '--export-prefix=%', ...outputs]);
  }
  rmSync(folder, { recursive: true });
  const size = (name) => (readFileSync(join(halves, name)).length / 1000).toFixed(0);
  say('build wasm', `${size('vamos_engine.wasm')} KB first, ${size('vamos_engine.rest.wasm')} KB later`);
}
