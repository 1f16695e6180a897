/** Parts of the page that come damaged, and how they are had again. */
import { failed } from './state/failures';
import type { Store } from './state/state';

export function watchDownloads(store: Store): void {
  watchParts(store);
  watchLooks();
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

/**
 * A part that is wanted again does not fetch its style sheet again by itself, and another document in its place is a sheet without
 * a rule to some browsers. Whoever wants something presses.
 */
function watchLooks(): void {
  const fetchMissing = (): void => {
    for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
      if (!hasRules(sheet)) void fetchLook(sheet);
  };
  addEventListener('click', fetchMissing, true);
}

/** Of a sheet that did not come at all, some browsers tell nothing. */
function hasRules({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}

async function fetchLook(sheet: HTMLLinkElement): Promise<void> {
  await fetch(sheet.href, { cache: 'reload' }).catch(() => undefined);
  sheet.replaceWith(sheet.cloneNode());
}
