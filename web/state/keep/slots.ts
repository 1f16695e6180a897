/** One saved state a lesson, in the browser's own database. It may be forbidden or full: then nothing is kept. */
import type { LessonId } from '../../lessons/ids';
import { storeKept } from '../preferences';
import { keeps } from './keeps';
import { isShared, type Shared } from '../share/shared';

const DATABASE = 'vamos';
const STORE = 'models';
/** Of a slot's content; another one is not read. */
const FORMAT = 1;

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.message));
  });
}

async function database(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return asked(opening);
}

/** Undefined where there is no storage. */
async function within<T>(
  mode: IDBTransactionMode,
  job: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  if (!keeps.models) return undefined;
  try {
    const open = await database();
    try {
      const transaction = open.transaction(STORE, mode);
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(new Error(transaction.error?.message));
      });
      // What has been asked for may still be undone until the transaction is complete.
      const [found] = await Promise.all([asked(job(transaction.objectStore(STORE))), done]);
      return found;
    } finally {
      open.close();
    }
  } catch {
    return undefined;
  }
}

export async function readSlot(lesson: LessonId): Promise<Shared | null> {
  const found: unknown = await within('readonly', (store) => store.get(lesson));
  if (typeof found !== 'object' || found === null) return null;
  const { format, shared } = found as { format?: unknown; shared?: unknown };
  return format === FORMAT && isShared(shared) && shared.lesson === lesson ? shared : null;
}

export async function writeSlot(shared: Shared): Promise<void> {
  const key = await within('readwrite', (store) => store.put({ format: FORMAT, shared }, shared.lesson));
  if (key !== undefined) storeKept();
}

export async function clearSlot(lesson: LessonId): Promise<void> {
  await within('readwrite', (store) => store.delete(lesson));
}
