// Configures and builds one of the CMake presets.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './paths.mjs';
import { say } from './report.mjs';
import { must, which } from './shell.mjs';

const built = new Set();

/** Builds `preset` in build/<preset>, once a run; fails with the compiler's own words. */
export async function buildPreset(preset, { jobs = 2 } = {}) {
  if (built.has(preset)) return;
  say(`build ${preset}`, 'compiling');
  const fresh = !existsSync(join(project, 'build', preset, 'CMakeCache.txt'));
  const generator = fresh && which('ninja') !== undefined ? ['-G', 'Ninja'] : [];
  await must('cmake', ['--preset', preset, ...generator], { cwd: project });
  await must('cmake', ['--build', '--preset', preset, '-j', String(jobs)], { cwd: project });
  say(`build ${preset}`, `done in build/${preset}`);
  built.add(preset);
}
