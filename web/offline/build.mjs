// The service worker of a built page: its list of files with their hashes, and the code before which that stands.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify, transformWithOxc } from 'vite';

const SOURCE = fileURLToPath(new URL('service-worker.ts', import.meta.url));
export const SERVICE_WORKER = 'sw.js';

/** engine/ is for those who build something of their own. */
const LEFT_OUT = [/^\./, /^engine\//, /\.map$/, /\.tgz$/, new RegExp(`^${SERVICE_WORKER}$`)];
/**
 * In a folder named after a version a host may have the files of another build, that of the release; only what has a hash in its
 * name is sure to be ours. embed.html, which stands beside index.html, fetches that.
 */
const OF_A_RELEASE = /^\d+\.\d+\.\d+[^/]*\/(?!.*-[\w-]{8}\.\w+$)/;

/** The files that the page works with when there is no network, as addresses from its folder. */
export function offlineFiles(dist) {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => ![...LEFT_OUT, OF_A_RELEASE].some((pattern) => pattern.test(path)))
    .sort();
}

/** Writes the service worker of what is in `dist` now; gives how many files and bytes it keeps, and the name of this version. */
export async function writeServiceWorker(dist) {
  let bytes = 0;
  const files = {};
  for (const path of offlineFiles(dist)) {
    const content = readFileSync(join(dist, path));
    bytes += content.length;
    files[path] = `sha256-${createHash('sha256').update(content).digest('base64')}`;
  }
  const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE);
  const list = JSON.stringify(files);
  const version = createHash('sha256').update(code).update(list).digest('hex').slice(0, 12);
  const { code: short } = await minify(SERVICE_WORKER, code);
  writeFileSync(join(dist, SERVICE_WORKER), `const VERSION = '${version}', FILES = ${list};\n${short}`);
  return { count: Object.keys(files).length, bytes, version };
}
