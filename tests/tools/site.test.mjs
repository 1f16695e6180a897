import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offlineFiles, SERVICE_WORKER, writeServiceWorker } from '../../web/offline/build.mjs';
import { assemble, isVersion } from '../../web/site/assemble.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vamos-site-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
const read = (path) => readFileSync(join(folder, path), 'utf8');
const site = () => assemble(join(folder, 'dist'), join(folder, 'releases'), join(folder, 'site'));

describe('the public site', () => {
  it('has the page of now, and every released version as it was released', () => {
    put({
      'dist/index.html': 'now',
      'dist/embed.html': 'now',
      'dist/assets/a-12345678.js': 'now',
      'dist/.vite/manifest.json': '{}',
      'dist/0.2.0/embed.html': 'built again after the release',
      'dist/0.2.0/embed-87654321.js': 'what embed.html of now needs',
      'dist/0.3.0-rc.1/embed.html': 'not released',
      'releases/v0.1.0/index.html': 'old',
      'releases/v0.1.0/0.1.0/embed.html': 'as of 0.1.0',
      'releases/v0.2.0/0.2.0/embed.html': 'as of 0.2.0',
      'releases/v0.2.0/assets/b-12345678.js': 'old',
      'site/left-over.html': 'from the last time',
    });
    expect(site()).toEqual({ released: ['0.1.0', '0.2.0'], ofThisBuild: ['0.3.0-rc.1'] });
    expect(readdirSync(join(folder, 'site')).sort()).toEqual([
      '0.1.0',
      '0.2.0',
      '0.3.0-rc.1',
      'assets',
      'embed.html',
      'index.html',
    ]);
    expect(read('site/0.1.0/embed.html')).toBe('as of 0.1.0');
    expect(read('site/0.2.0/embed.html')).toBe('as of 0.2.0');
    expect(read('site/0.2.0/embed-87654321.js')).toBe('what embed.html of now needs');
    expect(read('site/index.html')).toBe('now');
    expect(readdirSync(join(folder, 'site/assets'))).toEqual(['a-12345678.js']);
    // The same again gives the same.
    expect(site()).toEqual({ released: ['0.1.0', '0.2.0'], ofThisBuild: ['0.3.0-rc.1'] });
  });

  it('begins without any release, and not without a page', () => {
    put({ 'dist/index.html': 'now' });
    expect(site()).toEqual({ released: [], ofThisBuild: [] });
    rmSync(join(folder, 'dist/index.html'));
    expect(site).toThrow('has no index.html: build the page first.');
  });

  it('takes for a version only what is one', () => {
    expect(['1.2.3', '0.1.0-rc.1'].every(isVersion)).toBe(true);
    expect(['1.2', 'v1.2.3', 'assets', '../1.2.3', '1.2.3/..', ''].some(isVersion)).toBe(false);
  });
});

describe('the list of the service worker', () => {
  const page = {
    'dist/index.html': 'page',
    'dist/embed.html': 'embed',
    'dist/assets/a-12345678.js': 'code',
    'dist/assets/a-12345678.js.map': 'map',
    'dist/engine/vamos.js': 'library',
    'dist/0.1.0/embed.html': 'kept as it is',
    'dist/0.1.0/vamos-lab.js': 'kept as it is',
    'dist/0.1.0/embed-12345678.js': 'code',
    'dist/.vite/manifest.json': '{}',
  };

  it('has everything that the page is made of, and nothing else', async () => {
    put(page);
    expect(offlineFiles(join(folder, 'dist'))).toEqual([
      '0.1.0/embed-12345678.js',
      'assets/a-12345678.js',
      'embed.html',
      'index.html',
    ]);
    const { count, bytes } = await writeServiceWorker(join(folder, 'dist'));
    expect([count, bytes]).toEqual([4, 'page'.length + 'embed'.length + 2 * 'code'.length]);
    // Itself it does not keep.
    expect(offlineFiles(join(folder, 'dist'))).not.toContain(SERVICE_WORKER);
  });

  it('is another version after any change of a file, and the same after none', async () => {
    put(page);
    const version = async () => (await writeServiceWorker(join(folder, 'dist'))).version;
    const first = await version();
    const text = read('dist/sw.js');
    expect(await version()).toBe(first);
    expect(read('dist/sw.js')).toBe(text);
    put({ 'dist/0.1.0/embed.html': 'no part of it', 'dist/engine/vamos.js': 'nor this' });
    expect(await version()).toBe(first);
    put({ 'dist/embed.html': 'changed' });
    expect(await version()).not.toBe(first);
    expect(existsSync(join(folder, 'dist/sw.js'))).toBe(true);
  });
});
