/** Sharing and keeping: what does it is fetched when there is something to share or to keep. */
import type { Desk, Feature } from './feature';
import type { Keeper } from './keep/keeper';

export type KeepAction =
  /** An address with a state in it, or one that cannot be read. */
  | { type: 'link-open'; hash: string }
  | { type: 'link-make' }
  | { type: 'file-save' }
  | { type: 'file-open'; file: File }
  | { type: 'resume' }
  | { type: 'resume-forget' };

const ACTIONS: readonly string[] = [
  'link-open',
  'link-make',
  'file-save',
  'file-open',
  'resume',
  'resume-forget',
] satisfies KeepAction['type'][];

export class Keep implements Feature {
  private keeper: Promise<Keeper> | null = null;

  constructor(private readonly desk: Desk) {
    // After the first picture, or where there is none: it is not to wait for this.
    const stop = desk.store.subscribe(({ frame, phase }) => {
      if (frame === null && phase !== 'empty') return;
      stop();
      this.with(() => undefined);
    });
  }

  handle(action: { type: string }): boolean {
    if (!ACTIONS.includes(action.type)) return false;
    this.with((keeper) => keeper.handle(action as KeepAction));
    return true;
  }

  stopped(): void {
    if (this.keeper) this.with((keeper) => keeper.stopped());
  }

  private with(job: (keeper: Keeper) => void): void {
    this.keeper ??= import('./keep/keeper').then((module) => new module.Keeper(this.desk));
    const notice = { code: 'part_not_loaded', params: {}, message: '' };
    void this.keeper.then(job, () => {
      this.keeper = null;
      this.desk.store.set({ notice });
    });
  }
}
