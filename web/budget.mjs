// What is downloaded, and how much of it there may be: the one place where the limits stand.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { project } from '../core/wasm/toolchain/paths.mjs';

/** Bytes, a fiftieth above what they were when the limits were set; gzip is `gzip -9`, each file by itself. */
export const LIMITS = {
  engine: { raw: 194_000, gzip: 85_600 },
  page: { gzip: 150_000 },
  // The page in one file: what mail and course systems take without asking.
  file: { raw: 400_000 },
};

const dist = join(project, 'dist');

/** What the page fetches by itself before its first picture, beside what these import; Spanish is the longer language. */
const FIRST = ['index.html', 'i18n/es/page.ts', 'lessons/lets-go/lets-go.tsv?raw'];

/** The files of dist/ that are fetched for the first picture: everything else comes when it is asked for. */
export function firstLoad() {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const found = new Set(['index.html', 'icon.svg']);
  const seen = new Set();
  const add = (name) => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`${name} is not in the manifest of the build`);
    if (seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) found.add(file);
    for (const other of chunk.imports ?? []) add(other);
  };
  FIRST.forEach(add);
  // The worker is a build of its own, and what it fetches is not in the manifest.
  const assets = readdirSync(join(dist, 'assets'));
  for (const file of assets.filter((name) => /^worker-.*\.js$|^vamos_engine-.*\.wasm$/.test(name)))
    found.add(`assets/${file}`);
  return [...found];
}

/** Bytes of files of dist/, as they are and as `gzip -9`. */
export function sizeOf(files) {
  const contents = files.map((file) => readFileSync(join(dist, file)));
  return {
    raw: contents.reduce((sum, bytes) => sum + bytes.length, 0),
    gzip: contents.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0),
  };
}

/** Bytes of the engine, which is the module with its glue, of the page that is shown by default, and of the page in one file. */
export function measure() {
  return {
    engine: sizeOf(['engine/vamos_engine.js', 'engine/vamos_engine.wasm']),
    page: sizeOf(firstLoad()),
    file: sizeOf(['vamos.html']),
  };
}

const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

/** One line. */
export function described({ engine, page }) {
  return `engine ${inKilobytes(engine.raw)}, gzipped ${inKilobytes(engine.gzip)}; page gzipped ${inKilobytes(page.gzip)}`;
}

/** What is over its limit, in one sentence, or nothing. */
export function excess(measured, limits = LIMITS) {
  const over = Object.entries(limits).flatMap(([what, kinds]) =>
    Object.entries(kinds)
      .filter(([kind, limit]) => measured[what][kind] > limit)
      .map(([kind, limit]) => `${what} takes ${measured[what][kind]} bytes (${kind}) and may take ${limit}`),
  );
  return over.length === 0
    ? undefined
    : `The ${over.join(', the ')}: make it smaller, or raise the limit in web/budget.mjs and say why.`;
}
