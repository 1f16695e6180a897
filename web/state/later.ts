import { failed } from './failures';
import type { Store } from './state';

/** What is fetched when it is first wanted. That it cannot be had is said, and the next wish tries again. */
export class Later<T> {
  /** Null until it has come. */
  made: T | null = null;
  private coming: Promise<T> | null = null;

  constructor(
    private readonly store: Store,
    private readonly fetch: () => Promise<T>,
  ) {}

  /** Does the job as soon as it can be done. */
  with(job: (made: T) => void): void {
    this.coming ??= this.fetch();
    void this.coming.then(
      (made) => {
        this.made = made;
        job(made);
      },
      () => {
        this.coming = null;
        this.store.set({ notice: failed('part_not_loaded') });
      },
    );
  }
}
