#!/usr/bin/env node
// What the public site consists of: node web/site/assemble.mjs <dist> <folder of releases> <site>
// The page of now, and beside it the folder of every release as that release had it, so that an address with a version in it
// stays what it was. <folder of releases> holds their pages unpacked, a folder each.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main, Missing, say } from '../../core/wasm/toolchain/report.mjs';

/** `1.2.3` or `1.2.3-rc.1`, and nothing that leads elsewhere. */
export const isVersion = (name) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(name);

const folders = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/**
 * Fills `site` anew. Gives which versions are from releases, and which is only of this build: what has been released is never
 * replaced by what is built later under the same name.
 */
export function assemble(dist, releases, site) {
  if (!existsSync(join(dist, 'index.html'))) throw new Missing(`${dist} has no index.html: build the page first.`);
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  // Vite's notes are for the build.
  cpSync(dist, site, { recursive: true, filter: (path) => path !== join(dist, '.vite') });
  const ofThisBuild = new Set(folders(dist).filter(isVersion));
  const released = new Set();
  for (const release of existsSync(releases) ? folders(releases) : []) {
    for (const version of folders(join(releases, release)).filter(isVersion)) {
      // A release has its own version alone; should two have the same, the first one is what people have linked to.
      if (released.has(version)) continue;
      // Over what this build has there: its own embed.html fetches the scripts in it, whose names no other build has.
      cpSync(join(releases, release, version), join(site, version), { recursive: true });
      released.add(version);
      ofThisBuild.delete(version);
    }
  }
  return { released: [...released], ofThisBuild: [...ofThisBuild] };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(async () => {
    const [dist, releases, site] = process.argv.slice(2);
    if (site === undefined) throw new Missing('Usage: node web/site/assemble.mjs <dist> <folder of releases> <site>');
    const { released, ofThisBuild } = assemble(dist, releases, site);
    say('site', `released: ${released.join(', ') || 'none'}; of this build: ${ofThisBuild.join(', ') || 'none'}`);
  });
