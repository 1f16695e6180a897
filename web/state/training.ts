/** Training as one presses it: on, to a halt, one step, at another speed. */
import type { Pace } from '../engine/messages';
import { watchable } from '../engine/pacing';
import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import { exhausted, finished, NO_SCORES, type Speed } from './state';

export class Training implements Feature {
  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    switch (action.type) {
      case 'play':
        void this.play(action.until, action.speed);
        return true;
      case 'pause':
        void this.pause();
        return true;
      case 'step':
        void this.step();
        return true;
      case 'speed':
        void this.speed(action.speed);
        return true;
      default:
        return false;
    }
  }

  private async play(wanted?: number, speed?: Speed): Promise<void> {
    const { client, store } = this.desk;
    const { state } = store;
    if (state.phase !== 'ready' || !state.frame || (wanted !== undefined && wanted <= state.frame.step)) return;
    // The plan is used up and its learning rate is zero: the only thing left to watch is a new run.
    const again = exhausted(state);
    const from = again ? 0 : state.frame.step;
    const planned = finished(state) && !again ? from + state.totalSteps : Math.max(from + 1, state.totalSteps);
    const until = wanted ?? planned;
    store.set({ phase: 'training', notice: null, scores: again ? NO_SCORES : state.scores });
    const failure = await this.desk.attempt(async () => {
      if (again) await client.call('reset', {});
      await client.call('train', { pace: this.pace(speed ?? state.speed), until });
    });
    // What replaces a broken worker says itself where the page stands.
    if (failure && failure.code !== 'worker_crashed') store.set({ phase: 'ready' });
  }

  private async pause(): Promise<void> {
    const { client, store } = this.desk;
    const sent = performance.now();
    const failure = await this.desk.attempt(async () => {
      const { step } = await client.call('pause', {});
      // Shows up in the browser's performance panel beside everything else.
      performance.measure('vamos-pause', { start: sent, end: performance.now() });
      await this.onShow(step);
    });
    if (failure?.code !== 'worker_crashed' && store.state.phase === 'training') store.set({ phase: 'ready' });
  }

  /** Training stands still when one sees where: the picture of its last step comes after the answer. */
  private onShow(step: number): Promise<void> {
    const { store } = this.desk;
    const session = store.state.opened?.session;
    return new Promise((resolve) => {
      const stop = store.subscribe(({ frame, opened, phase }) => {
        const shown = frame?.session === session && frame?.step === step;
        if (!shown && opened?.session === session && phase === 'training') return;
        stop();
        resolve();
      });
    });
  }

  private async step(): Promise<void> {
    const { client, store } = this.desk;
    await this.desk.attempt(() => client.call('step', {}).then(() => store.set({ phase: 'ready' })));
  }

  private async speed(speed: Speed): Promise<void> {
    const { client, store } = this.desk;
    store.set({ speed });
    if (store.state.phase !== 'training') return;
    await this.desk.attempt(() => client.call('setPace', { pace: this.pace(speed) }));
  }

  private pace(speed: Speed): Pace {
    const pacing = this.desk.lesson()?.preset.pacing ?? watchable(this.desk.store.state.totalSteps);
    return speed === 'paced' ? { kind: 'paced', ...pacing } : { kind: speed };
  }
}
