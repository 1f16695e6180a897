import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { pack } from './pack.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The worker as a function and the engine's module as text: modules of a page that may load neither. */
export function carried(): Plugin {
  const sources: Record<string, () => string> = {
    '#classic-worker': () =>
      `export default function work(self) {\n${readFileSync(here('../../../build/embed/worker/worker.js'), 'utf8')}\n}`,
    '#packed-engine': () => `export default '${pack(readFileSync(here('../../../build/wasm/vamos_engine.wasm')))}';`,
  };
  return {
    name: 'vamos-carried',
    resolveId: (id) => (id in sources ? `\0${id}` : null),
    load: (id) => sources[id.slice(1)]?.() ?? null,
  };
}

/** What takes the place of what in every classic build. */
export const CLASSIC = {
  'web/engine/make-worker.ts': here('../classic/make-worker.ts'),
  'web/views/keep/embed-part.ts': here('../classic/no-embed-part.ts'),
  'web/views/keep/torch-part.ts': here('../classic/no-torch-part.ts'),
};
