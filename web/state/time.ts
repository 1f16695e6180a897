/** Going back in training and on again: the scrubber, the replay, the scale of the curve. */
import type { Action } from './actions';
import type { Desk, Feature } from './feature';

export type TimeAction =
  | { type: 'go-to'; step: number }
  | { type: 'latest' }
  | { type: 'replay'; on: boolean }
  | { type: 'log-scale'; on: boolean };

/** How long a replay takes, whatever the number of steps. */
const REPLAY_MILLISECONDS = 6000;
const PICTURE_MILLISECONDS = 30;
/** Who wants no motion sees stills. */
const STILL_MILLISECONDS = 750;

/** What is pressed by a reader who has seen enough of a replay. */
const ENDS_REPLAY: ReadonlySet<Action['type']> = new Set([
  'play',
  'step',
  'reset',
  'go-to',
  'latest',
  'translate',
  'look',
]);

export class Time implements Feature {
  /** Where one wants to be, while the engine is on its way to an earlier wish. */
  private wanted: number | null = null;
  private going: Promise<void> | null = null;
  /** Counts replays, so that one that has been stopped knows it. */
  private replays = 0;

  constructor(private readonly desk: Desk) {}

  before(action: Action): void {
    if (ENDS_REPLAY.has(action.type)) this.stopReplay();
  }

  handle(action: Action): boolean {
    const { store } = this.desk;
    switch (action.type) {
      case 'go-to':
        void this.goTo(action.step);
        return true;
      case 'latest':
        if (store.state.frame) void this.goTo(store.state.frame.latest);
        return true;
      case 'replay':
        if (action.on) void this.replay();
        else this.stopReplay();
        return true;
      case 'log-scale':
        store.set({ logScale: action.on });
        return true;
      default:
        return false;
    }
  }

  closed(): void {
    this.wanted = null;
    this.stopReplay();
  }

  private stopReplay(): void {
    this.replays += 1;
    if (this.desk.store.state.replaying) this.desk.store.set({ replaying: false });
  }

  /** One wish at a time is on its way; of those that come meanwhile the last counts. */
  private goTo(step: number): Promise<void> {
    this.wanted = step;
    this.going ??= this.go().finally(() => (this.going = null));
    return this.going;
  }

  private async go(): Promise<void> {
    while (this.wanted !== null) {
      const step = this.wanted;
      this.wanted = null;
      const failure = await this.desk.attempt(() => this.desk.client.call('goTo', { step }));
      if (failure) return;
      if (this.desk.store.state.phase === 'training') this.desk.store.set({ phase: 'ready' });
    }
  }

  private async replay(): Promise<void> {
    const { store } = this.desk;
    const { frame } = store.state;
    if (!frame || frame.latest === frame.first) return;
    this.stopReplay();
    const turn = this.replays;
    const { first, latest } = frame;
    store.set({ replaying: true, notice: null });
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const start = performance.now();
    for (let share = 0; share < 1 && turn === this.replays;) {
      await this.goTo(Math.round(first + share * (latest - first)));
      await new Promise((resolve) => setTimeout(resolve, still ? STILL_MILLISECONDS : PICTURE_MILLISECONDS));
      share = (performance.now() - start) / REPLAY_MILLISECONDS;
    }
    if (turn !== this.replays) return;
    await this.goTo(latest);
    this.stopReplay();
  }
}
