/** Sharing and keeping: what does it is fetched when there is something to share or to keep. */
import type { Action } from './actions';
import type { Desk, Feature, Rescued } from './feature';
import { Later } from './later';
import { storedKept } from './preferences';

export type KeepAction =
  /** An address with a state in it, or one that cannot be read. */
  | { type: 'link-open'; hash: string; inFile?: boolean }
  | { type: 'link-make' }
  /** The page as a file with this state in it: where it is one itself. */
  | { type: 'copy-save' }
  | { type: 'file-save' }
  | { type: 'file-open'; file: File }
  | { type: 'resume' }
  | { type: 'resume-forget' }
  /** Back to the model that a new run has replaced. */
  | { type: 'aside-back' };

const ACTIONS: readonly string[] = [
  'link-open',
  'link-make',
  'copy-save',
  'file-save',
  'file-open',
  'resume',
  'resume-forget',
  'aside-back',
] satisfies KeepAction['type'][];

export class Keep implements Feature {
  private readonly keeper;

  constructor(desk: Desk) {
    this.keeper = new Later(desk.store, () => import('./keep/keeper').then(({ Keeper }) => new Keeper(desk)));
    const kept = storedKept();
    const stop = desk.store.subscribe(({ frame, phase }) => {
      // After the first picture, or where there is none: it is not to wait for this.
      const drawn = frame !== null || phase === 'empty';
      const trains = phase === 'training' || (frame !== null && (frame.step > 0 || frame.edited));
      if (!drawn || !(kept || trains)) return;
      stop();
      this.keeper.with(() => undefined);
    });
  }

  handle(action: { type: string }): boolean {
    if (!ACTIONS.includes(action.type)) return false;
    this.keeper.with((keeper) => keeper.handle(action as KeepAction));
    return true;
  }

  before(action: Action): void {
    this.keeper.made?.before(action);
  }

  left(): void {
    this.keeper.made?.left();
  }

  rescue(): Rescued | null {
    return this.keeper.made?.rescue() ?? null;
  }

  stopped(): void {
    this.keeper.made?.stopped();
  }
}
