// A small server of static files: what `npm start` and the browser tests use.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  // Without this type a browser does not compile while it downloads.
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** The file that an address means, or nothing: not there, or outside of the folder. */
async function fileFor(folder, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const file = join(folder, normalize(path));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  for (const candidate of [file, join(file, 'index.html')]) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return { path: candidate, size: found.size };
  }
  return undefined;
}

async function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = await fileFor(folder, request.url);
  if (file === undefined) {
    response.writeHead(404, { 'Content-Type': TYPES['.txt'] }).end('Not found\n');
    return;
  }
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    'Content-Length': file.size,
    // The next build is seen at once.
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    // As the usual static hosts do: the custom element is a module, and other pages may import it.
    'Access-Control-Allow-Origin': '*',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
}

/**
 * Serves `folder` on this machine only. A busy port gets the next free one unless `strict`.
 * Resolves to `{ server, port }` once it listens.
 */
export function serve(folder, port, { strict = false, host = '127.0.0.1' } = {}) {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => void answer(folder, request, response));
    let last = port;
    server.on('error', (error) => {
      if (error.code !== 'EADDRINUSE' || strict || last - port >= 100 || last >= 65535) reject(error);
      else server.listen(++last, host);
    });
    server.on('listening', () => resolve({ server, port: server.address().port }));
    server.listen(port, host);
  });
}
