// Every stage of `npm test`, in two lanes that run side by side; in each, cheap ones first.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { buildPreset } from '../../core/wasm/toolchain/cmake.mjs';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { run } from '../../core/wasm/toolchain/shell.mjs';
import { chromium } from '../../core/wasm/toolchain/system.mjs';
import { buildPage } from '../../web/build.mjs';
import { clangFormat, prettier } from '../lint/format.mjs';
import { findings } from '../lint/includes.mjs';
import { clangTidy } from '../lint/tidy.mjs';

const bin = (name) => join(project, 'node_modules/.bin', name);

/**
 * Runs a tool in the project; its summary is the last line that `pattern` finds, and what `figures` finds is measured
 * and worth printing even when all is well.
 */
async function tool(command, args, { pattern, figures, env } = {}) {
  const { code, output } = await run(command, args, { cwd: project, env });
  const found = (lines) => (lines === undefined ? [] : [...output.matchAll(lines)]);
  const summary = found(pattern).at(-1)?.[0].trim();
  return { code, output, summary, figures: found(figures).map((match) => match[1]) };
}

/** Builds a preset and runs its tests by CTest, all of them or those that `args` choose. */
async function buildAndTest(preset, args = []) {
  await buildPreset(preset);
  return tool('ctest', ['--preset', preset, '--verbose', ...args], {
    pattern: /^\d+% tests passed.*$/gm,
    figures: /^\d+: ((?:Let's go|Phrases|Task).*)$/gm,
  });
}

const PARITY = { pattern: /^.+$/gm, figures: /^ +(largest difference.*)$/gm };

/** A port that nobody uses now, so that several checkouts can be tested at once. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export const stages = [
  {
    name: 'includes',
    lane: 'native',
    group: 'lint',
    run() {
      const found = findings();
      return { code: found.length > 0 ? 1 : 0, output: found.join('\n') };
    },
  },
  { name: 'clang-format', lane: 'native', group: 'lint', system: ['clangFormat'], run: () => clangFormat(false) },
  { name: 'prettier', lane: 'web', group: 'lint', run: () => prettier(false) },
  { name: 'eslint', lane: 'web', group: 'lint', run: () => tool(bin('eslint'), ['--max-warnings', '0', '.']) },
  { name: 'tsc', lane: 'web', group: 'lint', run: () => tool(bin('tsc'), ['--noEmit']) },
  {
    name: 'vitest',
    lane: 'web',
    requires: ['tests/web'],
    run: () => tool(bin('vitest'), ['run', '--config', 'tests/vitest.config.ts'], { pattern: /^ *Tests .*$/gm }),
  },
  {
    name: 'native',
    lane: 'native',
    requires: ['core/model/transformer.cpp', 'tests/core/main.cpp'],
    system: ['compiler', 'cmake'],
    run: () => buildAndTest('native'),
  },
  {
    name: 'cli',
    lane: 'native',
    requires: ['core/cli/main.cpp', 'tests/cli'],
    system: ['compiler', 'cmake'],
    async run() {
      await buildPreset('native');
      return tool(bin('vitest'), ['run', '--config', 'tests/vitest.cli.config.ts'], { pattern: /^ *Tests .*$/gm });
    },
  },
  {
    name: 'clang-tidy',
    lane: 'native',
    group: 'lint',
    system: ['compiler', 'cmake', 'clangTidy'],
    async run() {
      await buildPreset('native'); // leaves the compile commands
      return clangTidy();
    },
  },
  {
    name: 'double',
    lane: 'native',
    requires: ['tests/core/main.cpp'],
    system: ['compiler', 'cmake'],
    run: () => buildAndTest('double'),
  },
  {
    name: 'asan',
    lane: 'native',
    requires: ['tests/core/main.cpp'],
    system: ['compiler', 'cmake'],
    run: () => buildAndTest('asan'),
  },
  {
    name: 'pytorch',
    lane: 'native',
    requires: ['tests/pytorch/parity.py', 'tests/pytorch/parity_runner.cpp'],
    system: ['compiler', 'cmake', 'torch'],
    async run() {
      await buildPreset('native');
      // Debian's own python3: another one on PATH would not see Debian's PyTorch.
      return tool('/usr/bin/python3', ['tests/pytorch/parity.py', 'build/native/vamos_parity'], PARITY);
    },
  },
  {
    name: 'pytorch-files',
    lane: 'native',
    requires: ['tests/pytorch/checkpoint.py', 'tests/pytorch/checkpoint_runner.cpp'],
    system: ['compiler', 'cmake', 'torch'],
    async run() {
      await buildPreset('native');
      return tool('/usr/bin/python3', ['tests/pytorch/checkpoint.py', 'build/native/vamos_checkpoint'], PARITY);
    },
  },
  {
    name: 'pytorch-double',
    lane: 'native',
    requires: ['tests/pytorch/parity.py', 'tests/pytorch/parity_runner.cpp'],
    system: ['compiler', 'cmake', 'torch'],
    async run() {
      await buildPreset('double');
      const count = process.env.VAMOS_LONG ? '200' : '40';
      const args = ['tests/pytorch/parity.py', 'build/double/vamos_parity', '--double', '--count', count];
      return tool('/usr/bin/python3', args, PARITY);
    },
  },
  {
    name: 'wasm',
    lane: 'web',
    requires: ['core/wasm/bindings.cpp'],
    system: ['compiler', 'cmake'],
    emscripten: true,
    run: () => buildAndTest('wasm'),
  },
  {
    name: 'page',
    lane: 'web',
    needs: ['wasm'],
    requires: ['web/index.html', 'web/engine/index.ts'],
    async run() {
      await buildPage();
      return { code: 0, output: '', summary: 'dist/' };
    },
  },
  {
    name: 'engine',
    lane: 'web',
    needs: ['page'],
    requires: ['tests/engine'],
    run: () => tool(bin('vitest'), ['run', '--config', 'tests/vitest.engine.config.ts'], { pattern: /^ *Tests .*$/gm }),
  },
  {
    name: 'browser',
    lane: 'web',
    needs: ['page'],
    requires: ['tests/browser'],
    system: ['chromium'],
    async run() {
      const env = { VAMOS_TEST_PORT: String(await freePort()), VAMOS_CHROMIUM: chromium() };
      const args = ['test', '--config', 'tests/browser/playwright.config.ts'];
      return tool(bin('playwright'), args, {
        env,
        pattern: /^ +\d+ (passed|failed|flaky|did not run).*$/gm,
        figures: /^ {4}(\S.*)$/gm,
      });
    },
  },
];
