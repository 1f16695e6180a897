// clang-tidy over core/. It looks at all of Eigen for each file that it is given, eight seconds of work, so all files are
// looked at as one; where that does not compile (two files with helpers of the same name) in halves. What passed is
// looked at again when a file, the rules or the tool changed; as ccache does, a fresh clone remembers it too.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, project } from '../../core/wasm/toolchain/paths.mjs';
import { ask, run } from '../../core/wasm/toolchain/shell.mjs';
import { clangTool } from '../../core/wasm/toolchain/system.mjs';
import { filesLike } from './files.mjs';

const lumps = join(project, 'build/tidy');
const passes = join(cache, 'tidy');
const read = (path) => readFileSync(join(project, path));

/** The native build's own include folders, macros and language version, without what is GCC's alone. */
function compilerFlags() {
  const commands = JSON.parse(read('build/native/compile_commands.json').toString());
  const ours = commands.filter(({ file }) => !file.includes('/tests/'));
  const flags = ours.flatMap(({ command }) => {
    const words = command.replaceAll('\\"', '"').split(/\s+/); // no shell reads them again
    return words.flatMap((word, index) => {
      if (word === '-isystem' || word === '-I') return [`${word} ${words[index + 1]}`];
      return /^-(I.|D|std=)/.test(word) ? [word] : [];
    });
  });
  return [...new Set(flags)].flatMap((flag) => flag.split(' '));
}

async function look(path, flags) {
  const args = ['--quiet', `--config-file=${join(project, '.clang-tidy')}`, path, '--', ...flags];
  const { code, output } = await run(clangTool('clang-tidy'), args, { cwd: project });
  return { code, output: output.replace(/^\d+ warnings?.* generated\.\n/gm, '') };
}

/** Some files, as one; those of them that do not compile together in halves. */
async function lookAt(sources, flags) {
  if (sources.length === 1) return [await look(sources[0], flags)];
  const name = createHash('sha256').update(sources.join()).digest('hex');
  const together = join(lumps, `${name}.cpp`);
  writeFileSync(together, sources.map((path) => `#include "${join(project, path)}"\n`).join(''));
  const result = await look(together, flags);
  if (!result.output.includes('clang-diagnostic-error')) return [result];
  const middle = sources.length >> 1;
  return [...(await lookAt(sources.slice(0, middle), flags)), ...(await lookAt(sources.slice(middle), flags))];
}

/** Needs build/native/compile_commands.json. */
export async function clangTidy() {
  for (const folder of [lumps, passes]) mkdirSync(folder, { recursive: true });
  const flags = compilerFlags();
  const tool = ask(clangTool('clang-tidy'), ['--version']) ?? '';
  const hash = createHash('sha256').update(tool).update(read('.clang-tidy'));
  hash.update(flags.join(' ').replaceAll(project, ''));
  for (const path of filesLike(/\.(cpp|h)$/, ['core'])) hash.update(path).update(read(path));
  const passed = join(passes, hash.digest('hex'));
  const sources = filesLike(/\.cpp$/, ['core']).filter((path) => !path.startsWith('core/wasm/'));
  const summary = `${sources.length} files`;
  if (existsSync(passed)) return { code: 0, output: '', summary };
  const results = await lookAt(sources, flags);
  const output = results
    .filter(({ code }) => code !== 0)
    .map(({ output }) => output)
    .join('\n');
  if (output === '') writeFileSync(passed, '');
  return { code: output === '' ? 0 : 1, output, summary };
}
