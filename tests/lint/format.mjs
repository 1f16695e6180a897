#!/usr/bin/env node
// `npm run format` writes; the tests only look.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { run } from '../../core/wasm/toolchain/shell.mjs';
import { clangTool } from '../../core/wasm/toolchain/system.mjs';
import { cppFiles } from './files.mjs';

/** clang-format over core/ and tests/. */
export function clangFormat(write) {
  const files = cppFiles();
  if (files.length === 0) return { code: 0, output: 'no C++ yet' };
  const mode = write ? ['-i'] : ['--dry-run', '--Werror'];
  return run(clangTool('clang-format'), [...mode, ...files], { cwd: project });
}

/** Prettier over everything it knows. */
export function prettier(write) {
  const mode = write
    ? ['--write', '--list-different']
    : ['--check', '--cache', '--cache-strategy', 'content', '--log-level', 'warn'];
  return run(join(project, 'node_modules/.bin/prettier'), [...mode, '.'], { cwd: project });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const write = process.argv.includes('--write');
  const tools = [];
  if (existsSync(join(project, 'node_modules'))) tools.push(prettier);
  else console.error('prettier: please run npm ci first');
  if (clangTool('clang-format') !== undefined) tools.push(clangFormat);
  else console.error('clang-format 19 is missing: the C++ files stay as they are');
  for (const tool of tools) {
    const { code, output } = await tool(write);
    process.stdout.write(output);
    if (code !== 0) process.exitCode = 1;
  }
}
