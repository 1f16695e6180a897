import type { Engine, loadEngine, LoadOptions } from '../../web/engine/index.ts';

/** What is shipped. */
export const release = new URL('../../dist/engine/', import.meta.url);

/** The engine as it is shipped, or as it is in another folder. */
export async function load(options?: LoadOptions, folder = release): Promise<Engine> {
  const built = new URL('vamos.js', folder).href;
  const library = (await import(/* @vite-ignore */ built)) as { loadEngine: typeof loadEngine };
  return library.loadEngine(options);
}
