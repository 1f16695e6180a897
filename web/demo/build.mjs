// The demo: a page of a course that embeds this one in every way. It is served as it is written, beside what it embeds.
import { cpSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Into dist/demo/. */
export function buildDemo(dist) {
  for (const name of readdirSync(here).filter((one) => !one.endsWith('.mjs')))
    cpSync(join(here, name), join(dist, 'demo', name));
}
