// Debian 13's Emscripten on an older Debian, without touching the system: its packages are unpacked into a folder of
// our own. Clang and lld come from the system (they are new enough there); Binaryen, built for a newer libc, runs
// through the libc that is unpacked beside it.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasApt, install, isInstalled, isRoot, osRelease, sourceForSuite } from './apt.mjs';
import { cache } from './paths.mjs';
import { say } from './report.mjs';
import { must } from './shell.mjs';

const SUITE = 'trixie';
const LLVM = '19';
const SYSTEM = [`clang-${LLVM}`, `lld-${LLVM}`, `llvm-${LLVM}`, 'python3'];
const UNPACKED = ['emscripten', 'binaryen', 'libc6', 'libstdc++6', 'libgcc-s1'];

export const prefix = join(cache, `emscripten-${SUITE}`);
export const root = join(prefix, 'usr/share/emscripten');

const isDebian = () =>
  osRelease().ID === 'debian' && hasApt() && sourceForSuite(osRelease().VERSION_CODENAME, SUITE) !== undefined;

/** Whether this way is open: Debian, and the compiler is there or can be installed. */
export const possible = () => isDebian() && (isRoot() || SYSTEM.every(isInstalled));

/** What would open it, where only root may. */
export function opener() {
  if (!isDebian()) return undefined;
  return `sudo apt-get install --no-install-recommends ${SYSTEM.filter((name) => !isInstalled(name)).join(' ')}`;
}

/** Installs the compiler where it is missing, also beside a folder that is complete already. */
export async function ensureSystemPackages() {
  await install(SYSTEM, `Emscripten's compiler (LLVM ${LLVM})`);
}

/** apt-get with a state of its own, so that the system's lists and preferences stay as they are. */
function privateApt(folder) {
  const list = join(folder, 'suite.sources');
  writeFileSync(list, sourceForSuite(osRelease().VERSION_CODENAME, SUITE));
  for (const name of ['lists/partial', 'cache/archives/partial', 'packages']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const options = [
    `-oDir::State::lists=${folder}/lists`,
    `-oDir::Cache=${folder}/cache`,
    `-oDir::Etc::sourcelist=${list}`,
    '-oDir::Etc::sourceparts=/dev/null',
    '-oDir::Etc::preferences=/dev/null',
    '-oDir::Etc::preferencesparts=/dev/null',
    '-oAcquire::Languages=none',
    // apt's own user may not enter a home folder.
    '-oAPT::Sandbox::User=root',
    '-oAPT::Update::Post-Invoke-Success::=',
  ];
  return (...args) =>
    must('apt-get', ['-q', ...options, ...args], {
      cwd: join(folder, 'packages'),
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
}

/** `wasm-opt` and its like as scripts that name the unpacked libc's loader. */
function wrapBinaryen(built) {
  const triplet = readdirSync(join(built, 'usr/lib')).find((name) => /-linux-gnu/.test(name));
  const libraries = join('usr/lib', triplet);
  const loader = readdirSync(join(built, libraries)).find((name) => /^ld-linux/.test(name));
  mkdirSync(join(built, 'binaryen/bin'), { recursive: true });
  for (const name of readdirSync(join(built, 'usr/bin')).filter((name) => name.startsWith('wasm-'))) {
    const wrapper = join(built, 'binaryen/bin', name);
    const run = `"${prefix}/${libraries}/${loader}" --library-path "${prefix}/${libraries}"`;
    writeFileSync(wrapper, `#!/bin/sh\nexec ${run} "${prefix}/usr/bin/${name}" "$@"\n`);
    chmodSync(wrapper, 0o755);
  }
}

/** Emscripten reads its configuration from beside its programs, so no environment variable is needed. */
function writeConfiguration(built) {
  const lines = [
    "LLVM_ROOT = '/usr/bin'",
    `BINARYEN_ROOT = '${prefix}/binaryen'`,
    `NODE_JS = '${process.execPath}'`,
    `LLVM_ADD_VERSION = '${LLVM}'`,
    `CLANG_ADD_VERSION = '${LLVM}'`,
    'FROZEN_CACHE = True',
  ];
  writeFileSync(join(built, 'usr/share/emscripten/.emscripten'), `${lines.join('\n')}\n`);
}

/** Most of the 1.7 GB is variants of the system libraries that our link never names. */
function prune(built) {
  const emscripten = join(built, 'usr/share/emscripten');
  const libraries = join(emscripten, 'cache/sysroot/lib');
  const unused = [
    join(built, 'usr/share/doc'),
    join(emscripten, 'tests'),
    join(libraries, 'wasm64-emscripten'),
    join(libraries, 'wasm32-emscripten/lto'),
    join(libraries, 'wasm32-emscripten/thinlto'),
    join(libraries, 'wasm32-emscripten/pic'),
  ];
  for (const path of unused) rmSync(path, { recursive: true, force: true });
}

/** Builds the folder beside its final place and moves it there whole: what exists is complete. */
export async function create() {
  await ensureSystemPackages();
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpacking-'));
  try {
    const built = join(work, 'prefix');
    mkdirSync(built);
    say('emscripten', "downloading Debian 13's package (250 MB) from this machine's Debian mirror");
    const apt = privateApt(work);
    await apt('update');
    await apt('download', ...UNPACKED);
    say('emscripten', 'unpacking');
    for (const name of readdirSync(join(work, 'packages'))) {
      await must('dpkg-deb', ['-x', join(work, 'packages', name), built]);
    }
    wrapBinaryen(built);
    writeConfiguration(built);
    prune(built);
    // The JavaScript optimizer imports acorn; Debian keeps it elsewhere. Node finds it in the prefix.
    await must('npm', ['install', '--no-save', '--no-package-lock', '--prefix', built, 'acorn@8'], {
      cwd: built,
    });
    rmSync(prefix, { recursive: true, force: true });
    renameSync(built, prefix);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

export const exists = () => existsSync(join(prefix, 'node_modules/acorn'));
