/** Makes a model of the course look elsewhere for some of its words. */
import type { Frame, Redirect } from '../engine/messages';
import type { Action } from '../state/actions';
import type { Desk, Feature } from '../state/feature';
import { momentOf } from './output';

export class Redirecting implements Feature {
  /** What is to be asked for next: while one answer is on its way, the last of several drags is enough. */
  private wanted: readonly Redirect[] = [];
  private asking = false;
  private moment = '';

  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    if (action.type !== 'redirect') return false;
    this.wanted = action.redirects;
    if (this.wanted.length === 0) this.desk.store.set({ redirected: null });
    else void this.ask();
    return true;
  }

  /** What was asked of another sentence or of other weights says nothing about these. */
  frame(_frame: Frame): void {
    const moment = momentOf(this.desk.store.state);
    if (moment === this.moment) return;
    this.moment = moment;
    this.end();
  }

  closed(): void {
    this.end();
  }

  private end(): void {
    this.wanted = [];
    if (this.desk.store.state.redirected !== null) this.desk.store.set({ redirected: null });
  }

  private async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    const { client, store } = this.desk;
    for (let asked: readonly Redirect[] = []; asked !== this.wanted && this.wanted.length > 0;) {
      asked = this.wanted;
      const { moment } = this;
      const failure = await this.desk.attempt(async () => {
        const redirected = await client.call('redirect', { redirects: asked });
        const same = moment === this.moment && redirected.source === store.state.frame?.probe.source;
        if (same && this.wanted.length > 0) store.set({ redirected });
      });
      if (failure) this.end();
    }
    this.asking = false;
  }
}
