/**
 * The page without a network: one version of it, kept whole. It is installed beside the version in use and takes that one's place
 * when no tab has it open any more, or when the reader says so; until then each answers with its own files only.
 *
 * build.mjs puts the first two names before this text, which is a script without imports.
 */

/** Changes with every byte of every file, this one's included. */
declare const VERSION: string;
/** Every file of this version, by its address from the page's folder, with the hash that what comes must have. */
declare const FILES: Readonly<Record<string, string>>;

interface Client {
  readonly id: string;
}
interface LifeEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface FetchEvent extends LifeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface PageMessage extends LifeEvent {
  readonly data: unknown;
  readonly source: Client | null;
}

/** The part of a service worker's global scope that is used here. */
interface ServiceWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly Client[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: PageMessage) => void): void;
}

const scope = self as unknown as ServiceWorkerScope;
const folder = new URL(scope.registration.scope);
/** Other folders of the same host may have a Vamos of their own: the caches of this one begin with its folder. */
const MINE = `vamos ${folder.pathname} `;
const NAME = MINE + VERSION;
/** Few enough to leave the network to the reader. */
const AT_ONCE = 3;
/** Names that have a hash of the file in them: the same name is the same file in every version. */
const HASHED = /-[\w-]{8}\.\w+$/;

scope.addEventListener('install', (event) => event.waitUntil(install()));
// A page of the first visit has its other parts from here too, whatever happens to the host meanwhile.
scope.addEventListener('activate', (event) => event.waitUntil(Promise.all([scope.clients.claim(), tidy(null)])));

scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(scope.skipWaiting());
  if (event.data === 'tidy') event.waitUntil(tidy(event.source));
});

scope.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(event.request, path));
});

/** All of it or nothing: a file that is missing, cut or of another version ends the installation, and what was there stays. */
async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  const files = Object.entries(FILES);
  const fetchNext = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) await keep(cache, ...file);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  } catch (error) {
    files.length = 0;
    await caches.delete(NAME);
    throw error;
  }
}

async function keep(cache: Cache, path: string, integrity: string): Promise<void> {
  const address = folder.href + path;
  const fetched = (from: RequestCache): Promise<Response> =>
    fetch(address, { integrity, cache: from, priority: 'low' });
  // The page has just fetched some of them. What the browser's own cache has may be of another version: then past it.
  const response = await fetched(HASHED.test(path) ? 'default' : 'no-cache').catch(() => fetched('reload'));
  if (!response.ok) throw new Error(`${response.status}: ${path}`);
  // A page that is gone to must not be answered with what came by a redirection, as hosts do from index.html to its folder.
  const { status, headers } = response;
  await cache.put(address, response.redirected ? new Response(response.body, { status, headers }) : response);
}

/** The file that is asked for, if it may be one of ours; everything else is between the page and the network. */
function pathOf(request: Request): string | null {
  const { href, pathname, search } = new URL(request.url);
  // A part of a file is for who has files to cut.
  if (request.method !== 'GET' || request.headers.has('range') || !href.startsWith(folder.href)) return null;
  const path = pathname.slice(folder.pathname.length);
  const navigates = request.mode === 'navigate';
  if (navigates && path === '') return 'index.html';
  if (search !== '' && !navigates) return null;
  return path in FILES || HASHED.test(path) ? path : null;
}

async function answer(request: Request, path: string): Promise<Response> {
  const address = folder.href + path;
  const own = await caches.match(address, { cacheName: NAME, ignoreVary: true });
  return own ?? (await ofOlderTab(address, path)) ?? fetch(request);
}

/** A tab that was open when the reader went over to this version in another one still has its own parts to fetch. */
async function ofOlderTab(address: string, path: string): Promise<Response | undefined> {
  if (path in FILES) return undefined;
  for (const cacheName of await otherCaches()) {
    const found = await caches.match(address, { cacheName, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

async function otherCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(MINE) && name !== NAME);
}

/**
 * Deletes what older versions have left, once no tab but the one that asks can be of one of them, and none of what a newer one
 * has brought: while that waits, nothing is deleted.
 */
async function tidy(asking: Client | null): Promise<void> {
  // In this order: the cache of one that begins only now is not among these.
  const left = await otherCaches();
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const { installing, waiting } = scope.registration;
  if (installing || waiting || tabs.some(({ id }) => id !== asking?.id)) return;
  await Promise.all(left.map((name) => caches.delete(name)));
}
