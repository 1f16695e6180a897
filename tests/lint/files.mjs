// The project's own files of some kinds.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../core/wasm/toolchain/paths.mjs';

/** Paths, relative to the project, that git tracks or would track and whose name matches. */
export function filesLike(pattern, under = ['.']) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...under];
  const listed = execFileSync('git', args, { cwd: project, encoding: 'utf8' }).split('\n');
  return listed.filter((path) => pattern.test(path) && existsSync(join(project, path))).sort();
}

export const cppFiles = () => filesLike(/\.(cpp|h)$/, ['core', 'tests']);
