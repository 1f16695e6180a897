import type { WorkerFailure } from '../engine/messages';
import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import { NO_SCORES } from './state';

/** Scoring translates every sentence; more than this many are scored only when asked for. */
const QUICK_TO_SCORE = 4000;

/** How many sentences the model translates without a mistake: at the end of a run, and when somebody asks. */
export class Scoring implements Feature {
  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    if (action.type !== 'score') return false;
    void this.score(true);
    return true;
  }

  stopped(failure: WorkerFailure | null, step: number): void {
    if (failure === null && this.desk.store.state.lesson !== 'lets-go') void this.score(false, step);
  }

  private async score(all: boolean, step = this.desk.store.state.frame?.step ?? 0): Promise<void> {
    const { client, store } = this.desk;
    const { opened } = store.state;
    if (!opened) return;
    const { validationExamples, trainExamples } = opened.summary;
    store.set({ scores: { ...NO_SCORES, busy: true } });
    const scores = { ...NO_SCORES, step, ablation: store.state.frame?.ablation ?? {} };
    const current = (): boolean => store.state.opened?.session === opened.session;
    await this.desk.attempt(async () => {
      if (validationExamples > 0) {
        scores.validation = await client.call('evaluate', { split: 'validation' });
        if (current()) store.set({ scores: { ...scores, busy: true } });
      }
      if (all || trainExamples <= QUICK_TO_SCORE) {
        scores.train = await client.call('evaluate', { split: 'train' });
      }
    });
    if (current()) store.set({ scores });
  }
}
