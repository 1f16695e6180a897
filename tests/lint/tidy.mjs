// clang-tidy over core/. It looks at all of Eigen for each file that it is given, eight seconds of work, so a folder's
// files are looked at as one; only where that does not compile (two files with helpers of the same name) one by one.
// What passed is looked at again when it, a header or the rules changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { run } from '../../core/wasm/toolchain/shell.mjs';
import { clangTool } from '../../core/wasm/toolchain/system.mjs';
import { filesLike } from './files.mjs';

const JOBS = 2;
const cache = join(project, 'build/tidy');
const read = (path) => readFileSync(join(project, path));

/** The native build's own include folders, macros and language version, without what is GCC's alone. */
function compilerFlags() {
  const commands = JSON.parse(read('build/native/compile_commands.json').toString());
  const { command } = commands.find(({ file }) => file.includes('/core/'));
  const words = command.split(/\s+/);
  const flags = words.flatMap((word, index) => {
    if (word === '-isystem' || word === '-I') return [word, words[index + 1]];
    return /^-(I.|D|std=)/.test(word) ? [word] : [];
  });
  return flags;
}

async function look(path, flags) {
  const args = ['--quiet', `--config-file=${join(project, '.clang-tidy')}`, path, '--', ...flags];
  const { code, output } = await run(clangTool('clang-tidy'), args, { cwd: project });
  return { code, output: output.replace(/^\d+ warnings?.* generated\.\n/gm, '') };
}

/** The files of one folder; gives what is wrong with them. */
async function lookAtFolder(sources, flags, rules) {
  const key = createHash('sha256').update(rules);
  for (const path of sources) key.update(path).update(read(path));
  const name = key.digest('hex');
  if (existsSync(join(cache, name))) return '';

  const together = join(cache, `${dirname(sources[0]).replaceAll('/', '_')}.cpp`);
  writeFileSync(together, sources.map((path) => `#include "${join(project, path)}"\n`).join(''));
  let results = [await look(together, flags)];
  if (results[0].output.includes('clang-diagnostic-error')) {
    results = [];
    for (const path of sources) results.push(await look(path, flags));
  }
  const wrong = results.filter(({ code }) => code !== 0).map(({ output }) => output);
  if (wrong.length === 0) writeFileSync(join(cache, name), '');
  return wrong.join('\n');
}

/** Needs build/native/compile_commands.json. */
export async function clangTidy() {
  mkdirSync(cache, { recursive: true });
  const flags = compilerFlags();
  const hash = createHash('sha256').update(read('.clang-tidy')).update(flags.join(' '));
  for (const header of filesLike(/\.h$/, ['core'])) hash.update(read(header));
  const rules = hash.digest('hex');

  const sources = filesLike(/\.cpp$/, ['core']).filter((path) => !path.startsWith('core/wasm/'));
  const folders = [...new Set(sources.map(dirname))].map((folder) =>
    sources.filter((path) => dirname(path) === folder),
  );
  const findings = [];
  const worker = async () => {
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
      findings.push(await lookAtFolder(folder, flags, rules));
    }
  };
  await Promise.all(Array.from({ length: JOBS }, worker));
  const output = findings.filter(Boolean).join('\n');
  return { code: output ? 1 : 0, output, summary: `${sources.length} files` };
}
