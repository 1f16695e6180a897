/** The page's engine thread. The classic build (web/embed) has another in its place: where module workers cannot be loaded. */
export const makeWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
