// What is downloaded: bytes as they are, as gzip -9 and as brotli.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { VARIANTS } from '../../../core/wasm/toolchain/split.mjs';
import { project } from '../../../core/wasm/toolchain/paths.mjs';
import { say } from '../../../core/wasm/toolchain/report.mjs';
import { chromium } from '../../../core/wasm/toolchain/system.mjs';
import { sizeOf } from '../../../web/budget.mjs';
import { serve } from '../../../web/server/static.mjs';
import { launch } from '../sides/browser.mjs';

const dist = join(project, 'dist');

const HARDEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const brotli = (file) => brotliCompressSync(readFileSync(join(dist, file)), HARDEST).length;

/** Paths in dist/ that the page asks for until its first lesson stands, as the server saw them. */
async function fetchedByPage() {
  const { server, port } = await serve(dist, 4500);
  const asked = new Set();
  server.on('request', ({ url }) => asked.add(decodeURIComponent(new URL(url, 'http://localhost').pathname)));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator('main[data-phase="ready"]').waitFor();
    await page.waitForLoadState('networkidle');
  } finally {
    await browser.close();
    server.close();
  }
  return [...asked].map((path) => (path === '/' ? 'index.html' : path.slice(1))).sort();
}

export async function measurePayload(bench) {
  say('payload', 'what dist/ is to download');
  const note = (name, files) =>
    bench.payload.push({ name, files, ...sizeOf(files), brotli: files.reduce((sum, file) => sum + brotli(file), 0) });
  for (const variant of VARIANTS) {
    const first = ['engine/vamos_engine.js', `engine/${variant}.wasm`];
    note(`${variant}, first half with its glue`, first);
    note(`${variant}, whole`, [...first, `engine/${variant}.rest.wasm`]);
  }
  if (chromium()) note('page, all that it fetches', await fetchedByPage());
}
