/** The browser's own database. It may be forbidden, full, of a newer page, or never answer: then that is thrown as a code. */
import { keeps } from './keeps';

const DATABASE = 'vamos';
const VERSION = 1;
const STORE = 'models';

/** One that has not answered by then is taken for one that is not there; it is not waited for a second time. */
const PATIENCE_MILLISECONDS = 4000;

export type StorageTrouble = 'not_kept' | 'kept_newer';

export class StorageError extends Error {
  constructor(readonly code: StorageTrouble) {
    super(code);
  }
}

let silent = false;

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () =>
      reject(new StorageError(request.error?.name === 'VersionError' ? 'kept_newer' : 'not_kept'));
  });
}

async function opened(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, VERSION);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return asked(opening);
}

/** All of the job or nothing of it. `job` asks the store for more, in the callbacks of its own requests, and returns the last. */
async function transact<T>(mode: IDBTransactionMode, job: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const open = await opened();
  try {
    const transaction = open.transaction(STORE, mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(new StorageError('not_kept'));
    });
    // What has been asked for may still be undone until the transaction is complete.
    const [found] = await Promise.all([job(transaction.objectStore(STORE)), done]);
    return found;
  } finally {
    open.close();
  }
}

/** Runs the job in a transaction of its own; throws a StorageError where that cannot be done. */
export async function within<T>(mode: IDBTransactionMode, job: (store: Slots) => Promise<T>): Promise<T> {
  if (silent || !keeps.models) throw new StorageError('not_kept');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // In a page that was frozen the answer may wait beside this timer.
      timer = setTimeout(() => {
        silent = true;
        reject(new StorageError('not_kept'));
      });
    }, PATIENCE_MILLISECONDS);
  });
  try {
    return await Promise.race([transact(mode, (store) => job(new Slots(store))), patience]);
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError('not_kept');
  } finally {
    clearTimeout(timer);
  }
}

/** The store within a transaction. Nothing else may be waited for there: an idle transaction ends. */
export class Slots {
  constructor(private readonly store: IDBObjectStore) {}

  get(key: string): Promise<unknown> {
    return asked<unknown>(this.store.get(key));
  }

  put(key: string, value: unknown): Promise<unknown> {
    return asked(this.store.put(value, key));
  }

  delete(key: string): Promise<unknown> {
    return asked(this.store.delete(key));
  }
}
