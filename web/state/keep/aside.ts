import type { WorkerFailure } from '../../engine/messages';
import type { Action } from '../actions';
import type { Desk } from '../feature';
import { exhausted } from '../state';
import { snapshot, type Snapshot } from './snapshot';

/** The trained model that one press would end, training again or going back to step 0, stays within reach until another is open. */
export class Aside {
  private taken: Snapshot | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly retrainable: () => boolean,
    private readonly open: (taken: Snapshot) => Promise<WorkerFailure | null>,
  ) {}

  /** Asks for the model before the engine hears of what ends it. */
  before(action: Action): void {
    const { state } = this.desk.store;
    if (action.type !== 'reset' && !(action.type === 'play' && exhausted(state))) return;
    if (state.frame !== null && state.frame.step > 0) void this.put();
  }

  private async put(): Promise<void> {
    const { store } = this.desk;
    const { opened } = store.state;
    const taken = await snapshot(this.desk, this.retrainable(), true).catch(() => null);
    if (taken === null || opened?.session !== store.state.opened?.session) return;
    this.taken = taken;
    store.set({ kept: { ...store.state.kept, aside: taken.step } });
  }

  async back(): Promise<void> {
    const { store } = this.desk;
    const { taken } = this;
    if (taken === null || store.state.kept.aside === null) return;
    this.taken = null;
    const failure = await this.open(taken);
    store.set({ kept: { ...store.state.kept, aside: null }, ...(failure ? { notice: failure } : {}) });
  }
}
