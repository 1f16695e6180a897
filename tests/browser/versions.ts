/** Two versions of the page that share no file name, so that every answer tells of which it is. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeServiceWorker } from '../../web/offline/build.mjs';
import { DIST } from './static-host';

export type Version = 'A' | 'B';

/** Stands in the names of the files of B, and in the text of its page. */
const MARK = '-versionB';

export interface Versions {
  A: string;
  B: string;
  remove(): void;
}

/** Beside the page, as what is embedded elsewhere is. */
export const BESIDE = 'beside.html';

function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vamos-version-'));
  cpSync(DIST, folder, { recursive: true, filter: (path) => !path.endsWith('.map') });
  return folder;
}

/** A is dist/; of B each file of assets/ has another name, wherever it is mentioned. */
export async function twoVersions(): Promise<Versions> {
  const [A, B] = [copy(), copy()];
  const assets = join(B, 'assets');
  const names = new Map(readdirSync(assets).map((name) => [name, name.replace(/(\.\w+)$/, `${MARK}$1`)]));
  const renamed = (text: string): string => text.replaceAll(/[\w.-]+\.\w+/g, (word) => names.get(word) ?? word);
  for (const [name, next] of names) {
    const path = join(assets, name);
    if (/\.(js|css)$/.test(name)) writeFileSync(path, renamed(readFileSync(path, 'utf8')));
    renameSync(path, join(assets, next));
  }
  const page = join(B, 'index.html');
  writeFileSync(page, `${renamed(readFileSync(page, 'utf8'))}<!-- ${MARK} -->\n`);
  for (const [version, folder] of Object.entries({ A, B })) {
    writeFileSync(join(folder, BESIDE), `<!doctype html><title>${version}</title><p>This is of ${version}.</p>`);
    await writeServiceWorker(folder);
  }
  const remove = (): void => [A, B].forEach((folder) => rmSync(folder, { recursive: true }));
  return { A, B, remove };
}

/** Notes the version of every file that comes to a page, from wherever it comes, since the page was last loaded. */
export function watchVersions(page: Page): { seen: Set<Version>; count: () => number } {
  const seen = new Set<Version>();
  let count = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) seen.clear();
  });
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    const asset = pathname.includes('/assets/');
    // A source map or an icon has no version, nor has what is not there; a page that was left has no body any more.
    if ((!asset && !pathname.endsWith('/')) || response.status() === 404) return;
    const marked = asset ? pathname.includes(MARK) : (await response.text().catch(() => '')).includes(MARK);
    count += 1;
    seen.add(marked ? 'B' : 'A');
  });
  return { seen, count: () => count };
}

/** The page is kept whole: its service worker is in charge of the folder. */
export const kept = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active!.state === 'activated') return;
    await new Promise((activated) => active!.addEventListener('statechange', activated, { once: true }));
  });

export const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());
