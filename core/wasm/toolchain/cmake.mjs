// Configures and builds one of the CMake presets.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './paths.mjs';
import { say } from './report.mjs';
import { must, which } from './shell.mjs';

const built = new Set();

/**
 * Builds `preset` in build/<preset>, or one `target` of it, once a run; fails with the compiler's own words. `defines`
 * are CMake's variables.
 */
export async function buildPreset(preset, { jobs = 2, target, defines = {} } = {}) {
  const variables = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
  const key = [preset, target, ...variables].join(' ');
  if (built.has(key)) return;
  say(`build ${preset}`, `compiling${target === undefined ? '' : ` ${target}`}`);
  const fresh = !existsSync(join(project, 'build', preset, 'CMakeCache.txt'));
  const generator = fresh && which('ninja') !== undefined ? ['-G', 'Ninja'] : [];
  await must('cmake', ['--preset', preset, ...generator, ...variables], { cwd: project });
  const chosen = target === undefined ? [] : ['--target', target];
  await must('cmake', ['--build', '--preset', preset, '-j', String(jobs), ...chosen], { cwd: project });
  say(`build ${preset}`, `done in build/${preset}`);
  built.add(key);
}
