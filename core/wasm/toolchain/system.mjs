// What the builds and tests need from the system.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { firstKnown, hasApt, install, isRoot } from './apt.mjs';
import { Missing, say } from './report.mjs';
import { ask, which } from './shell.mjs';
import { compareVersions, versionIn } from './versions.mjs';

const header = (path) => ['/usr/include', '/usr/local/include'].some((folder) => existsSync(`${folder}/${path}`));
const cmakeVersion = () => versionIn(ask('cmake', ['--version']));

/** Each need: how to see that it is there, and Debian's packages for it, or a function that finds them out. */
const NEEDS = {
  compiler: {
    there: () => which('c++') ?? which('g++') ?? which('clang++'),
    packages: ['g++'],
    purpose: 'A C++ compiler',
  },
  cmake: {
    there: () => compareVersions(cmakeVersion() ?? '0', '3.25') >= 0,
    packages: ['cmake', 'make'],
    purpose: 'CMake 3.25',
  },
  clangFormat: {
    there: () => clangTool('clang-format'),
    packages: ['clang-format-19'],
    purpose: 'clang-format',
  },
  clangTidy: {
    there: () => clangTool('clang-tidy'),
    packages: ['clang-tidy-19'],
    purpose: 'clang-tidy',
  },
  clang: {
    there: () => clang(),
    packages: ['clang-19'],
    purpose: 'Clang, whose bits must be those of the other compilers',
  },
  fuzzer: {
    there: () => hasLibFuzzer(),
    packages: ['clang-19', 'libclang-rt-19-dev'],
    purpose: 'libFuzzer and the sanitizers of Clang',
  },
  gcovr: {
    there: () => which('gcovr'),
    packages: ['gcovr'],
    purpose: 'gcovr, which counts the lines that tests run',
  },
  chromium: {
    there: () => chromium(),
    packages: async () => [await firstKnown('chromium-headless-shell', 'chromium')],
    purpose: 'Chromium, for the browser tests',
  },
  firefox: {
    there: () => firefox(),
    packages: async () => [await firstKnown('firefox-esr', 'firefox')],
    purpose: 'Firefox, for the browser tests',
  },
  webkit: {
    there: () => webkit() !== undefined,
    packages: async () => [await firstKnown('webkit2gtk-driver', 'webkitgtk-webdriver'), 'xvfb', 'xauth'],
    purpose: 'WebKit, the browser engine without relaxed SIMD, and a display for it',
  },
  torch: {
    there: () =>
      ask('/usr/bin/python3', ['-c', 'import importlib.util as u; u.find_spec("torch") or exit(1)']) !== undefined,
    packages: ['python3-torch'],
    purpose: 'PyTorch, the reference of the parity tests',
  },
  openblas: {
    there: () => openblas(),
    packages: ['libopenblas0-pthread'],
    purpose: 'OpenBLAS, without which PyTorch is several times slower than it can be',
  },
};

/** Libraries that CMake fetches where they are missing: installed when that takes no more than asking. */
const LIBRARIES = {
  eigen: { there: () => header('eigen3/Eigen/Core'), packages: ['libeigen3-dev'], purpose: 'Eigen' },
  doctest: { there: () => header('doctest/doctest.h'), packages: ['doctest-dev'], purpose: 'doctest' },
  cli11: { there: () => header('CLI/CLI.hpp'), packages: ['libcli11-dev'], purpose: 'CLI11' },
};

/** What builds do without, but slower; installed in the same way. */
const FASTER = {
  ninja: { there: () => which('ninja'), packages: ['ninja-build'], purpose: 'faster builds' },
  ccache: { there: () => which('ccache'), packages: ['ccache'], purpose: 'builds that are done once only' },
};

/** A tool of LLVM 19, the one version that decides: each lays code out a little differently. */
export function clangTool(name) {
  const version = (path) => versionIn(ask(path, ['--version']))?.split('.')[0];
  return [which(`${name}-19`), which(name)].find((path) => path !== undefined && version(path) === '19');
}

/** The Clang of the presets `clang` and `fuzz`, which look for it in the same order: see tests/clang.cmake. */
export function clang() {
  return process.env.VAMOS_CLANG ?? which('clang++-19') ?? which('clang++');
}

/** The folder of Debian's OpenBLAS, for LD_LIBRARY_PATH: another BLAS may be the one that programs get by default. */
export function openblas() {
  const folders = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').map((name) => `/usr/lib/${name}/openblas-pthread`)
    : [];
  return folders.find((path) => existsSync(path));
}

function hasLibFuzzer() {
  const source = 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }';
  const compiler = clang();
  if (compiler === undefined) return false;
  return (
    ask(compiler, ['-fsanitize=fuzzer,address', '-x', 'c++', '-', '-o', '/dev/null'], {
      input: source,
      stdio: 'pipe',
    }) !== undefined
  );
}

/**
 * The browser of the tests; `VAMOS_CHROMIUM` names another. Debian has Chromium without its windows as a package of its
 * own: the same engine, and the tests take two thirds of the time.
 */
export function chromium() {
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  return process.env.VAMOS_CHROMIUM ?? names.map(which).find((path) => path !== undefined);
}

/** `VAMOS_FIREFOX` names another. */
export function firefox() {
  return process.env.VAMOS_FIREFOX ?? which('firefox-esr') ?? which('firefox');
}

/** WebKitGTK's driver and the small browser that it drives, which Debian keeps beside the library; nothing without a display. */
export function webkit() {
  const driver = which('WebKitWebDriver');
  const folders = (path, pattern) =>
    existsSync(path)
      ? readdirSync(path)
          .filter((name) => pattern.test(name))
          .map((name) => join(path, name))
      : [];
  const browser = ['/usr/lib', ...folders('/usr/lib', /-linux-gnu/), '/usr/libexec']
    .flatMap((path) => folders(path, /^webkit2?gtk-/))
    .map((path) => join(path, 'MiniBrowser'))
    .find((path) => existsSync(path));
  const display = which('xvfb-run') !== undefined && which('xauth') !== undefined;
  return driver !== undefined && browser !== undefined && display ? { driver, browser } : undefined;
}

/**
 * Makes sure of each named need, all of them with one call of apt, or with two: a package may bring a newer Clang along,
 * without the libraries that an older one had.
 */
export async function ensureSystem(...names) {
  const needs = names.map((name) => NEEDS[name]);
  const absent = () => needs.filter((need) => !need.there());
  const optional = [...Object.values(LIBRARIES), ...Object.values(FASTER)].filter((need) => !need.there());
  let wanted = [...absent(), ...(hasApt() && isRoot() ? optional : [])];
  for (let call = 0; call < 2 && wanted.length > 0; call += 1, wanted = absent()) {
    const packages = await Promise.all(
      wanted.map(({ packages }) => (typeof packages === 'function' ? packages() : packages)),
    );
    await install(packages.flat(), wanted.map((need) => need.purpose).join('; '));
  }
  if (wanted.length > 0) throw new Missing(`${wanted[0].purpose} is installed but not found: please put it on PATH.`);
  const fetched = Object.entries(LIBRARIES).filter(([, need]) => !need.there());
  const note = fetched.length > 0 ? `; CMake will fetch ${fetched.map(([name]) => name).join(' and ')}` : '';
  say('system', `${names.join(', ')} (found)${note}`);
}
