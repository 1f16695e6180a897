/** What may go wrong beside the engine, and what is done about it: damaged parts of the page, pictures that the browser takes away. */
import { failed } from './state/failures';
import type { Store } from './state/state';
import { repaint } from './views/paint';

/** A picture that has not been given back by then is not coming back. */
const LONGEST_MILLISECONDS = 5000;

export function watchFaults(store: Store): void {
  watchParts(store);
  watchPictures(store);
}

/**
 * A module that could not be fetched is fetched again when it is wanted again. One that came and cannot be read stays as it is
 * until the page is loaded again, and the browser may keep it even then: what it keeps is fetched anew first.
 */
function watchParts(store: Store): void {
  addEventListener('vite:preloadError', (event) => {
    if (!((event as Event & { payload?: unknown }).payload instanceof SyntaxError)) return;
    void fetchAnew().then(() => store.set({ notice: failed('part_damaged') }));
  });
}

/** Past what the browser has kept of them: the page's own files so far. */
async function fetchAnew(): Promise<void> {
  const own = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}/`) && /\.(js|css)$/.test(name));
  await Promise.allSettled([...new Set(own)].map((address) => fetch(address, { cache: 'reload' })));
}

/** Pictures are drawn again when the browser gives them back. These events do not bubble. */
function watchPictures(store: Store): void {
  const lost = new Map<EventTarget, ReturnType<typeof setTimeout>>();
  const say = (): void => store.set({ notice: failed('pictures_lost') });
  const restored = ({ target }: Event): void => {
    clearTimeout(lost.get(target!));
    lost.delete(target!);
    repaint();
  };
  const taken = ({ target }: Event): void => {
    if (!lost.has(target!)) lost.set(target!, setTimeout(say, LONGEST_MILLISECONDS));
  };
  document.addEventListener('contextlost', taken, true);
  document.addEventListener('contextrestored', restored, true);
}

/** Fetches style sheets once more; rejects where one cannot be had. */
export async function dress(sheets: readonly HTMLLinkElement[]): Promise<void> {
  await Promise.all(
    sheets.map(async (sheet) => {
      const response = await fetch(sheet.href, { cache: 'reload' });
      if (!response.ok || !response.headers.get('content-type')?.includes('css')) throw new Error(sheet.href);
      const again = sheet.cloneNode() as HTMLLinkElement;
      await new Promise((resolve, reject) => {
        again.addEventListener('load', resolve);
        again.addEventListener('error', reject);
        sheet.replaceWith(again);
      });
    }),
  );
}
