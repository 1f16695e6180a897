/** Which tasks are done, kept in this browser. */
const NAME = 'vamos-course';

function read(): Set<string> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return new Set(Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []);
  } catch {
    // Without storage, or with something else in it, one begins anew.
    return new Set();
  }
}

const done = read();
const changes = new EventTarget();
const solved = new Set<(task: string) => void>();

export const isDone = (task: string): boolean => done.has(task);

export function setDone(task: string): void {
  if (done.has(task)) return;
  done.add(task);
  store();
  for (const listener of solved) listener(task);
}

export function forgetProgress(): void {
  done.clear();
  store();
}

function store(): void {
  try {
    localStorage.setItem(NAME, JSON.stringify([...done]));
  } catch {
    // It lasts as long as the page, then.
  }
  changes.dispatchEvent(new Event('change'));
}

/** Calls back with each task that is solved from now on; returns the way to stop that. */
export function onSolved(listener: (task: string) => void): () => void {
  solved.add(listener);
  return () => solved.delete(listener);
}

/** Calls back after every change; returns the way to stop that. */
export function onProgress(listener: () => void): () => void {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}
