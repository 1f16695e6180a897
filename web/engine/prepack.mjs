#!/usr/bin/env node
// `npm pack` packs parts of dist/: builds them first where they are missing or older than what they are made of.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../core/wasm/toolchain/paths.mjs';
import { main } from '../../core/wasm/toolchain/report.mjs';
import { buildAll } from '../build.mjs';

/** What they are made of; not what programs leave between it. */
const SOURCES = ['core', 'web'].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true })
    .filter((name) => /\.(cpp|h|mjs|js|py|ts|css|json|tsv)$/.test(name))
    .map((name) => join(folder, name)),
);

/** Milliseconds. */
const changed = (path) => statSync(join(project, path)).mtimeMs;

function upToDate() {
  const built = ['dist/engine/vamos.js', 'dist/engine/vamos.d.ts', 'dist/element/vamos-lab.js', 'dist/vamos.html'];
  if (!built.every((path) => existsSync(join(project, path)))) return false;
  const oldest = Math.min(...built.map(changed));
  return ['CMakeLists.txt', ...SOURCES].every((path) => changed(path) <= oldest);
}

await main(async () => {
  if (!upToDate()) await buildAll();
});
