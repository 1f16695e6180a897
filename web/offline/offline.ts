/**
 * What the page does once it stands: it has itself kept for when there is no network, and says when there is a newer version of it.
 * The code and its texts are here from then on, since the files of an older version may be gone when they are wanted.
 */
import type { VamosApp } from '../views/vamos-app';
import { offer } from './new-version';
import { newerIsThere } from './newer';
import { removeWithoutHost } from './removed';
import { serviceWorkerAddress, trustedAddress } from './address';

/** What the page says when a part of it could not be had, for which a newer version may be the reason. */
const NOT_HAD = new Set(['part_not_loaded', 'lesson_not_loaded', 'load_failed', 'engine_not_started']);

export function keepOffline(): Promise<void> {
  watchForMissingParts();
  return register();
}

/** Of a tab that has stayed open while its files were replaced. */
function watchForMissingParts(): void {
  const look = (): void => {
    void newerIsThere().then((newer) => {
      if (newer) offer('offline.stale', () => location.reload());
    });
  };
  addEventListener('vite:preloadError', look);
  let last = '';
  document.querySelector<VamosApp>('vamos-app')?.store.subscribe(({ notice }) => {
    const code = notice?.code ?? '';
    if (code !== last && NOT_HAD.has(code)) look();
    last = code;
  });
}

async function register(): Promise<void> {
  try {
    // Not for a page within another, nor where every byte counts. A sandboxed frame throws when it is asked.
    if (self !== top || !('serviceWorker' in navigator) || savesData()) return;
    const registration = await navigator.serviceWorker.register(trustedAddress(), { updateViaCache: 'none' });
    follow(registration);
    if (!registration.active) return;
    registration.active.postMessage('tidy');
    await registration.update();
  } catch {
    // A file on a disk, a private window, a host without it: the page works as before, with its network.
    if (navigator.onLine) await removeWithoutHost(serviceWorkerAddress());
  }
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

function follow(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  let accepted = false;
  let inCharge = serviceWorker.controller !== null;
  const accept = (): void => {
    accepted = true;
    // Another tab may have been quicker.
    if (registration.waiting) registration.waiting.postMessage('take-over');
    else location.reload();
  };
  const look = (): void => {
    // The first to come has nobody to wait for.
    if (registration.waiting && inCharge) offer('offline.ready', accept);
  };
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  look();
  serviceWorker.addEventListener('controllerchange', () => {
    if (accepted) location.reload();
    else if (inCharge) offer('offline.ready', accept);
    inCharge = true;
  });
}
