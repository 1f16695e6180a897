// Finds an Emscripten that can build the engine, or gets one.
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { candidate, hasApt, install, isInstalled, isRoot, update } from './apt.mjs';
import * as debian from './emscripten_debian.mjs';
import { cache, pretty, project } from './paths.mjs';
import { Missing, say } from './report.mjs';
import { ask, run, which } from './shell.mjs';
import { OLDEST, newEnough, versionIn } from './versions.mjs';

const PLATFORM = 'cmake/Modules/Platform/Emscripten.cmake';
const EMSDK = join(cache, 'emsdk');
// The version that the tests run with; newer ones build too.
const EMSDK_VERSION = '3.1.69';

/** The version of the Emscripten in a folder, or nothing if there is none or it lacks its CMake platform. */
function versionAt(root) {
  const file = join(root, 'emscripten-version.txt');
  if (!existsSync(join(root, PLATFORM)) || !existsSync(file)) return undefined;
  return versionIn(readFileSync(file, 'utf8'));
}

/** Folders that may hold an Emscripten which the user has set up. */
function* usersOwn() {
  if (process.env.EMSDK) yield join(process.env.EMSDK, 'upstream/emscripten');
  const emcc = which('emcc');
  if (emcc !== undefined) yield dirname(realpathSync(emcc));
  yield '/usr/share/emscripten';
}

/** An Emscripten that is on this machine already, with how it came there. */
function findPresent() {
  for (const root of usersOwn()) {
    if (newEnough(versionAt(root))) return { root, source: 'found' };
  }
  if (debian.exists()) return { root: debian.root, source: 'cached', debian: true };
  const emsdk = join(EMSDK, 'upstream/emscripten');
  return newEnough(versionAt(emsdk)) ? { root: emsdk, source: 'cached' } : undefined;
}

/** The distribution's own package, where it is new enough. */
async function fromDistribution() {
  if (!hasApt()) return undefined;
  if (isRoot() && candidate('emscripten') === undefined) await update();
  if (!newEnough(versionIn(candidate('emscripten')))) return undefined;
  if (!isRoot() && !isInstalled('emscripten')) return undefined;
  await install(['emscripten'], 'the WebAssembly compiler');
  return { root: '/usr/share/emscripten', source: 'installed' };
}

/** Emscripten's own installer, which needs no root. */
async function fromEmsdk() {
  const byHand = `please install Emscripten ${OLDEST} or newer (https://emscripten.org) so that emcc is on PATH`;
  const opener = debian.opener();
  const manual = opener === undefined ? byHand : `please run  ${opener}  and try again`;
  if (which('git') === undefined) throw new Missing(`Neither emcc nor git was found: ${manual}.`);
  say('emscripten', `getting emsdk ${EMSDK_VERSION} with git`);
  mkdirSync(cache, { recursive: true });
  rmSync(EMSDK, { recursive: true, force: true });
  const clone = ['clone', '-q', '--depth', '1', 'https://github.com/emscripten-core/emsdk.git', EMSDK];
  for (const [command, args] of [
    ['git', clone],
    [join(EMSDK, 'emsdk'), ['install', EMSDK_VERSION]],
    [join(EMSDK, 'emsdk'), ['activate', EMSDK_VERSION]],
  ]) {
    const { code } = await run(command, args);
    if (code === 0) continue;
    rmSync(EMSDK, { recursive: true, force: true });
    throw new Missing(`No Emscripten was found and emsdk could not be downloaded: ${manual}.`);
  }
  return { root: join(EMSDK, 'upstream/emscripten'), source: 'installed' };
}

/** CMake's preset `wasm` names this file, so that it works wherever the compiler is. */
function writeToolchainFile(root) {
  const file = join(project, 'build/emscripten.cmake');
  const text = `include("${join(root, PLATFORM)}")\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  // Objects of another compiler must not be mixed in.
  rmSync(join(project, 'build/wasm'), { recursive: true, force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Leaves `build/emscripten.cmake` and gives the compiler's folder and version. */
export async function ensureEmscripten() {
  let found = findPresent() ?? (await fromDistribution());
  if (found === undefined && debian.possible()) {
    await debian.create();
    found = { root: debian.root, source: 'installed', debian: true };
  }
  found ??= await fromEmsdk();
  if (found.debian) await debian.ensureSystemPackages();
  if (ask('python3', ['--version']) === undefined) await install(['python3'], 'Emscripten (it is written in Python)');
  const version = versionAt(found.root);
  if (!newEnough(version)) {
    const unusable = `The Emscripten in ${pretty(found.root)} does not work`;
    throw new Missing(`${unusable}: please delete ${pretty(cache)} and try again.`);
  }
  writeToolchainFile(found.root);
  say('emscripten', `${version} in ${pretty(found.root)} (${found.source})`);
  return { root: found.root, version };
}
