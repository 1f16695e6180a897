// The classic build: dist/<version>/ with embed.html and its scripts, dist/embed.html, which is the newest of these, and the single file dist/vamos.html.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { minify } from 'vite';
import { project } from '../../../core/wasm/toolchain/paths.mjs';
import { say } from '../../../core/wasm/toolchain/report.mjs';
import { must } from '../../../core/wasm/toolchain/shell.mjs';
import { embedPage, filePage } from './html.mjs';
import { CHARACTERS, toText91 } from './text91.mjs';

const built = join(project, 'build/embed');
const dist = join(project, 'dist');
const here = join(project, 'web/embed/bundle');
const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

const vite = (config) =>
  must(join(project, 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn', '--config', join(here, config)], {
    cwd: project,
  });

async function minified(name, code) {
  const result = await minify(name, code, { module: false });
  if (result.errors.length > 0) throw new Error(`${name}: ${result.errors[0].message}`);
  return result.code;
}

/** The chunk as loader.js takes it. */
const defined = ({ name, needs, code }) =>
  `vamos.define(${JSON.stringify(name)}, ${JSON.stringify(needs)}, (exports, require, load) => {\n${code}\n});\n`;

/** Names of the chunks that the entry needs from the beginning. */
function initial(chunks) {
  const found = new Set();
  const add = (name) => {
    if (found.has(name)) return;
    found.add(name);
    chunks.find((one) => one.name === name).needs.forEach(add);
  };
  add(chunks.find(({ entry }) => entry).name);
  return found;
}

/** Chunks into dist/<version>/: the first ones in one script, behind the loader, the others each in its own. */
async function embed() {
  const { chunks, styles } = JSON.parse(readFileSync(join(built, 'chunks.json'), 'utf8'));
  const folder = join(dist, version);
  mkdirSync(folder, { recursive: true });
  const write = (name, content) => writeFileSync(join(folder, name), content);
  const hashed = (name, ending, content) => {
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
    write(`${name}-${hash}.${ending}`, content);
    return `${name}-${hash}.${ending}`;
  };
  const first = initial(chunks);
  for (const chunk of chunks.filter(({ name }) => !first.has(name)))
    write(chunk.name, await minified(chunk.name, defined(chunk)));
  const loader = readFileSync(join(here, 'loader.js'), 'utf8');
  const entry = chunks.find((one) => one.entry).name;
  const bodies = chunks.filter(({ name }) => first.has(name)).map(defined);
  // Later chunks are scripts of their own and find the loader by its name.
  const whole = `'use strict';\n${loader}\n${bodies.join('')}\nvoid vamos.load(${JSON.stringify(entry)});\n`;
  const script = hashed('embed', 'js', await minified('embed.js', whole));
  const style = hashed('embed', 'css', Object.values(styles).join('\n'));
  write('embed.html', embedPage('./', style, script));
  writeFileSync(join(dist, 'embed.html'), embedPage(`./${version}/`, style, script));
  const sizes = [script, style].map((name) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The program's text is compressed as one, and named in the policy by its hash. */
async function file() {
  const read = (name) => readFileSync(join(built, 'file', name), 'utf8');
  const program = read('file.js');
  const bytes = deflateRawSync(`${read('file.css')}\0${program}`, { level: 9, memLevel: 9 });
  const lines = readFileSync(join(here, 'file-start.js'), 'utf8').replace(
    'CHARACTERS]',
    () => `${JSON.stringify(CHARACTERS)}]`,
  );
  const start = await minified('file-start.js', lines);
  const page = filePage({ packed: toText91(bytes), length: bytes.length, start, program });
  writeFileSync(join(dist, 'vamos.html'), page);
  return Buffer.byteLength(page);
}

/** The custom element, beside each page that it shows: the embed, and in the package the single file. */
function element() {
  const source = readFileSync(join(built, 'element/vamos-lab.js'), 'utf8');
  const types = readFileSync(join(project, 'web/embed/element/public.d.ts'), 'utf8');
  const pages = { '.': './embed.html', [version]: './embed.html', element: '../vamos.html' };
  for (const [folder, page] of Object.entries(pages)) {
    const code = source.replace(/(["'`])vamos:embed-page\1/, () => `new URL("${page}", import.meta.url).href`);
    if (code === source) throw new Error('vamos-lab.js has no place for the address of its page');
    mkdirSync(join(dist, folder), { recursive: true });
    writeFileSync(join(dist, folder, 'vamos-lab.js'), code);
    writeFileSync(join(dist, folder, 'vamos-lab.d.ts'), types);
  }
}

const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

export async function buildEmbed() {
  rmSync(built, { recursive: true, force: true });
  await vite('vite.worker.config.ts');
  await Promise.all(['vite.config.ts', 'vite.file.config.ts', 'vite.element.config.ts'].map(vite));
  const [frame, single] = [await embed(), await file()];
  element();
  say('build embed', `done: embed.html gzipped ${inKilobytes(frame)}; vamos.html ${inKilobytes(single)}`);
}
