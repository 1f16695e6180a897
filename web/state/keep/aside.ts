import type { WorkerFailure } from '../../engine/messages';
import type { Action } from '../actions';
import type { Desk } from '../feature';
import { exhausted } from '../state';
import { snapshot, type Snapshot } from './snapshot';

/** The trained model that one press would end, training again or going back to step 0, stays within reach until another is open. */
export class Aside {
  private taken: Snapshot | null = null;
  /** The model that other options are to take the place of, unless they are refused. */
  private leaving: { session: number; taken: Promise<Snapshot | null> } | null = null;

  constructor(
    private readonly desk: Desk,
    private readonly retrainable: () => boolean,
    private readonly open: (taken: Snapshot) => Promise<WorkerFailure | null>,
  ) {
    desk.store.subscribe(({ opened, experiments }) => {
      const { leaving } = this;
      if (leaving === null || opened === null || opened.session === leaving.session) return;
      this.leaving = null;
      if (experiments?.busy === true) void this.put(leaving.taken);
    });
  }

  /** Asks for the model before the engine hears of what ends it. */
  before(action: Action): void {
    const { frame, opened } = this.desk.store.state;
    if (frame === null || frame.step === 0 || opened === null) return;
    if (action.type === 'experiment-options') this.leaving = { session: opened.session, taken: this.take() };
    else if (action.type === 'reset' || (action.type === 'play' && exhausted(this.desk.store.state)))
      void this.put(this.take());
  }

  /** Within reach from now on. */
  offer(taken: Snapshot): void {
    const { store } = this.desk;
    this.taken = taken;
    store.set({ kept: { ...store.state.kept, aside: taken.step } });
  }

  private take(): Promise<Snapshot | null> {
    return snapshot(this.desk, this.retrainable(), true).catch(() => null);
  }

  private async put(coming: Promise<Snapshot | null>): Promise<void> {
    const { store } = this.desk;
    const { opened } = store.state;
    const taken = await coming;
    if (taken === null || opened?.session !== store.state.opened?.session) return;
    this.offer(taken);
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
