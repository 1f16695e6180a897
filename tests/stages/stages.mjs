// Every stage of `npm test`, in the order in which they begin: what fails at once, then what others wait for, then the
// browser, which takes longest.
import { buildPreset } from '../../core/wasm/toolchain/cmake.mjs';
import { chromium } from '../../core/wasm/toolchain/system.mjs';
import { buildPage } from '../../web/build.mjs';
import { freePort } from '../../web/server/port.mjs';
import { clangFormat, prettier } from '../lint/format.mjs';
import { findings } from '../lint/includes.mjs';
import { clangTidy } from '../lint/tidy.mjs';
import { bench } from './bench.mjs';
import { coverage } from './coverage.mjs';
import { fuzz } from './fuzz.mjs';
import { bin, buildAndTest, tool } from './tools.mjs';

/** Vitest with this configuration; what its tests count is printed with four spaces before it. */
const vitest = (config) =>
  tool(bin('vitest'), ['run', '--config', config], { pattern: /^ *Tests .*$/gm, figures: /^ {4}(\S.*)$/gm });

/** The suite that all browsers run, in one of them: tests/e2e. */
function inBrowser(name, command = []) {
  const [program, ...args] = [...command, bin('vitest'), 'run', '--config', 'tests/vitest.e2e.config.ts'];
  return {
    name,
    group: 'e2e',
    needs: ['page'],
    requires: ['tests/e2e'],
    system: [name],
    run: () =>
      tool(program, args, {
        env: { VAMOS_BROWSER: name },
        pattern: /^ *Tests .*$/gm,
        figures: /^(?: {4}| *[✓√] (?=.*\(retry x))(\S.*)$/gm,
      }),
  };
}

/** A comparison with PyTorch: tests/pytorch/<name>.py drives the program vamos_<runner> of a preset. */
function pytorch(stage, preset, name, runner = name, args = () => []) {
  return {
    name: stage,
    uses: `build/${preset}`,
    requires: [`tests/pytorch/${name}.py`, `tests/pytorch/${runner}_runner.cpp`],
    system: ['compiler', 'cmake', 'torch'],
    async run() {
      const program = `vamos_${runner}`;
      await buildPreset(preset, { target: program });
      // Debian's own python3: another one on PATH would not see Debian's PyTorch.
      return tool('/usr/bin/python3', [`tests/pytorch/${name}.py`, `build/${preset}/${program}`, ...args()], {
        pattern: /^.+$/gm,
        figures: /^ +((?:configurations by|largest difference|two workers|a worker killed|\d+ damaged).*)$/gm,
      });
    },
  };
}

export const stages = [
  {
    name: 'includes',
    group: 'lint',
    run() {
      const found = findings();
      return { code: found.length > 0 ? 1 : 0, output: found.join('\n') };
    },
  },
  { name: 'clang-format', group: 'lint', system: ['clangFormat'], run: () => clangFormat(false) },
  { name: 'prettier', group: 'lint', run: () => prettier(false) },
  {
    name: 'wasm',
    uses: 'build/wasm',
    requires: ['core/wasm/bindings.cpp'],
    system: ['compiler', 'cmake'],
    emscripten: true,
    run: () => buildAndTest('wasm'),
  },
  {
    name: 'native',
    uses: 'build/native',
    requires: ['core/model/transformer.cpp', 'tests/core/main.cpp'],
    system: ['compiler', 'cmake'],
    // Several files at once compile in half the time; that each stands alone, the long run sees.
    async run() {
      const defines = { CMAKE_UNITY_BUILD: process.env.VAMOS_LONG ? 'OFF' : 'ON' };
      const result = await buildAndTest('native', [], { defines });
      await buildPreset('native', { target: 'vamos_bench', defines }); // it calls kernels directly, and no short test runs it
      return result;
    },
  },
  {
    name: 'page',
    needs: ['wasm'],
    requires: ['web/index.html', 'web/engine/index.ts'],
    async run() {
      await buildPage();
      return { code: 0, output: '', summary: 'dist/' };
    },
  },
  {
    name: 'browser',
    needs: ['page'],
    requires: ['tests/browser'],
    system: ['chromium', 'torch'],
    async run() {
      const env = { VAMOS_TEST_PORT: String(await freePort()), VAMOS_CHROMIUM: chromium() };
      const args = ['test', '--config', 'tests/browser/playwright.config.mjs'];
      return tool(bin('playwright'), args, {
        env,
        pattern: /^ +\d+ (passed|failed|flaky|did not run).*$/gm,
        figures: /^(?: {4}| +(?=\d+ flaky$))(\S.*)$/gm,
      });
    },
  },
  inBrowser('chromium'),
  inBrowser('firefox'),
  inBrowser('webkit', ['xvfb-run', '-a']),
  {
    name: 'engine',
    needs: ['page'],
    requires: ['tests/engine'],
    run: () => vitest('tests/vitest.engine.config.ts'),
  },
  {
    name: 'package',
    needs: ['page'],
    uses: 'build/wasm',
    requires: ['tests/package'],
    system: ['chromium'],
    async run() {
      await buildPreset('wasm', { target: 'vamos_bindings_types' });
      return vitest('tests/vitest.package.config.ts');
    },
  },
  {
    name: 'vitest',
    requires: ['tests/web'],
    run: () => vitest('tests/vitest.config.ts'),
  },
  { name: 'tsc', group: 'lint', run: () => tool(bin('tsc'), ['--noEmit']) },
  { name: 'eslint', group: 'lint', run: () => tool(bin('eslint'), ['--max-warnings', '0', '.']) },
  {
    name: 'cli',
    uses: 'build/native',
    requires: ['core/cli/main.cpp', 'tests/cli'],
    system: ['compiler', 'cmake'],
    async run() {
      await buildPreset('native');
      return vitest('tests/vitest.cli.config.ts');
    },
  },
  {
    name: 'clang-tidy',
    uses: 'build/native',
    group: 'lint',
    system: ['compiler', 'cmake', 'clangTidy'],
    async run() {
      await buildPreset('native'); // leaves the compile commands
      return clangTidy();
    },
  },
  {
    name: 'clang',
    uses: 'build/clang',
    requires: ['tests/core/session/golden_test.cpp'],
    system: ['compiler', 'cmake', 'clang'],
    run: () => buildAndTest('clang'),
  },
  {
    name: 'double',
    uses: 'build/double',
    requires: ['tests/core/main.cpp'],
    system: ['compiler', 'cmake'],
    run: () => buildAndTest('double'),
  },
  {
    // Clang, so that the fuzz targets can share what is compiled; in long runs GCC's sanitizers too.
    name: 'asan',
    uses: 'build/fuzz',
    requires: ['tests/core/main.cpp'],
    system: ['compiler', 'cmake', 'clang', 'fuzzer'],
    run: () => buildAndTest('fuzz', ['--label-exclude', 'fuzz|lessons']),
  },
  {
    name: 'fuzz',
    uses: 'build/fuzz',
    requires: ['tests/fuzz'],
    system: ['compiler', 'cmake', 'clang', 'fuzzer'],
    run: fuzz,
  },
  {
    name: 'asan-gcc',
    uses: 'build/asan',
    long: true,
    requires: ['tests/core/main.cpp'],
    system: ['compiler', 'cmake'],
    run: () => buildAndTest('asan'),
  },
  {
    name: 'coverage',
    uses: 'build/coverage',
    long: true,
    requires: ['tests/coverage'],
    system: ['compiler', 'cmake', 'gcovr'],
    run: coverage,
  },
  {
    name: 'bench',
    uses: 'build/native',
    long: true,
    needs: ['page'],
    requires: ['tests/bench/run.mjs'],
    system: ['compiler', 'cmake', 'chromium', 'torch'],
    emscripten: true,
    run: bench,
  },
  pytorch('pytorch', 'native', 'parity'),
  pytorch('pytorch-files', 'native', 'checkpoint', 'session'),
  pytorch('pytorch-program', 'native', 'program', 'session'),
  pytorch('pytorch-double', 'double', 'parity', 'parity', () => [
    '--double',
    '--count',
    process.env.VAMOS_LONG ? '200' : '40',
  ]),
];
