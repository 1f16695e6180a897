/** What a host answers for a file that it has taken away. */
const GONE = new Set([404, 410]);

/**
 * A service worker whose host no longer has it would answer with its own version for ever: it is taken out, with what it has kept,
 * and the next visit comes from the network.
 */
export async function removeWithoutHost(address: string): Promise<void> {
  try {
    const folder = new URL('.', address);
    const registration = await navigator.serviceWorker.getRegistration(folder.href);
    if (registration?.scope !== folder.href) return;
    const { status } = await fetch(address, { cache: 'no-store' });
    if (!GONE.has(status)) return;
    await registration.unregister();
    const mine = (await caches.keys()).filter((name) => name.startsWith(`vamos ${folder.pathname} `));
    await Promise.all(mine.map((name) => caches.delete(name)));
  } catch {
    // No network, or none of this in this browser: there is nothing to be done.
  }
}
