import type { Engine, loadEngine } from '../../web/engine/index.ts';

/** The engine as it is shipped, in dist/. */
export async function load(): Promise<Engine> {
  const built = new URL('../../dist/engine/vamos.js', import.meta.url).href;
  const library = (await import(/* @vite-ignore */ built)) as { loadEngine: typeof loadEngine };
  return library.loadEngine();
}
