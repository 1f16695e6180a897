// clang-tidy over core/, two files at a time. A file that passed is looked at again only when it, a header or the
// rules changed: Eigen makes each one cost seconds.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { run } from '../../core/wasm/toolchain/shell.mjs';
import { clangTool } from '../../core/wasm/toolchain/system.mjs';
import { filesLike } from './files.mjs';

const JOBS = 2;
const read = (path) => readFileSync(join(project, path));

/** Needs build/native/compile_commands.json. */
export async function clangTidy() {
  const folder = join(project, 'build/tidy');
  mkdirSync(folder, { recursive: true });
  const shared = createHash('sha256').update(read('.clang-tidy'));
  for (const header of filesLike(/\.h$/, ['core'])) shared.update(read(header));
  const rules = shared.digest('hex');

  const sources = filesLike(/\.cpp$/, ['core']).filter((path) => !path.startsWith('core/wasm/'));
  const queue = [...sources];
  const failures = [];
  const worker = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const key = createHash('sha256').update(rules).update(path).update(read(path)).digest('hex');
      const stamp = join(folder, key);
      if (existsSync(stamp)) continue;
      const { code, output } = await run(clangTool('clang-tidy'), ['--quiet', '-p', 'build/native', path], {
        cwd: project,
      });
      if (code === 0) writeFileSync(stamp, path);
      else failures.push(output.replace(/^\d+ warnings? .*generated\.$/gm, ''));
    }
  };
  await Promise.all(Array.from({ length: JOBS }, worker));
  return {
    code: failures.length > 0 ? 1 : 0,
    output: failures.join('\n'),
    summary: `${sources.length} files`,
  };
}
