/** What may go wrong beside the engine, and what is done about it: damaged parts of the page, pictures that the browser takes away. */
import { failed } from './state/failures';
import type { Store } from './state/state';
import { repaint } from './views/paint';

/** A picture that has not been given back by then is not coming back. */
const LONGEST_MILLISECONDS = 5000;

export function watchFaults(store: Store): void {
  watchParts(store);
  watchLooks(store);
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

/** A part that is wanted again does not fetch its style sheet again by itself. Whoever wants something presses. */
function watchLooks(store: Store): void {
  const came = ({ target, type }: Event): void => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
    // Another document in its place is a sheet without a rule to some browsers.
    if (type === 'load') {
      if (target.sheet?.cssRules.length !== 0) return;
      store.set({ notice: failed('part_not_loaded') });
    }
    addEventListener('click', () => void fetchLook(target), { once: true, capture: true });
  };
  document.addEventListener('load', came, true);
  document.addEventListener('error', came, true);
}

async function fetchLook(sheet: HTMLLinkElement): Promise<void> {
  await fetch(sheet.href, { cache: 'reload' }).catch(() => undefined);
  sheet.replaceWith(sheet.cloneNode());
}
