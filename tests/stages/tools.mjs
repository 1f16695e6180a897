// What several stages are made of.
import { join } from 'node:path';
import { buildPreset } from '../../core/wasm/toolchain/cmake.mjs';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { run } from '../../core/wasm/toolchain/shell.mjs';

/** A program of one of npm's packages. */
export const bin = (name) => join(project, 'node_modules/.bin', name);

/**
 * Runs a tool in the project; its summary is the last line that `pattern` finds, and what `figures` finds is measured
 * and worth printing even when all is well.
 */
export async function tool(command, args, { pattern, figures, env } = {}) {
  const { code, output } = await run(command, args, { cwd: project, env });
  const found = (lines) => (lines === undefined ? [] : [...output.matchAll(lines)]);
  const summary = found(pattern).at(-1)?.[0].trim();
  return { code, output, summary, figures: found(figures).map((match) => match[1]) };
}

/** Builds a preset and runs its tests by CTest, all of them or those that `args` choose. */
export async function buildAndTest(preset, args = [], { defines } = {}) {
  await buildPreset(preset, { defines });
  return tool('ctest', ['--preset', preset, '--verbose', ...args], {
    pattern: /^\d+% tests passed.*$/gm,
    figures: /^\d+: ((?:Let's go|Phrases|Task).*)$/gm,
  });
}
