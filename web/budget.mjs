// What is downloaded, and how much of it there may be: the one place where the limits stand.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { project } from '../core/wasm/toolchain/paths.mjs';

/** Bytes, a fiftieth above what they were when the limits were set; gzip is `gzip -9`, each file by itself. */
export const LIMITS = {
  engine: { raw: 236_000, gzip: 104_700 },
  page: { gzip: 189_200 },
};

const dist = join(project, 'dist');

/** What index.html asks for by default is all of assets/, but for the lessons that are not the first and for the other engine. */
const LATER = /\.map$|relaxed|^phrases-/;

/** Bytes of files of dist/, as they are and as `gzip -9`. */
export function sizeOf(files) {
  const contents = files.map((file) => readFileSync(join(dist, file)));
  return {
    raw: contents.reduce((sum, bytes) => sum + bytes.length, 0),
    gzip: contents.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0),
  };
}

/** Bytes of the engine, which is the module with its glue, and of the page that is shown by default. */
export function measure() {
  const assets = readdirSync(join(dist, 'assets')).filter((name) => !LATER.test(name));
  return {
    engine: sizeOf(['engine/vamos_engine.js', 'engine/vamos_engine.wasm']),
    page: sizeOf(['index.html', 'icon.svg', ...assets.map((name) => `assets/${name}`)]),
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
