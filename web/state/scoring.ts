import type { WorkerFailure } from '../engine/messages';
import type { Action } from './actions';
import type { ExperimentAction } from './experiments';
import type { Desk, Feature } from './feature';
import { NO_SCORES } from './state';

/** Scoring translates every sentence; more than this many are scored only when asked for. */
export const QUICK_TO_SCORE = 4000;

/** After the last of several changes: none of them waits for the sentences to be translated. */
const SETTLED_MILLISECONDS = 700;

const CHANGES: readonly string[] = [
  'experiment-switch',
  'experiment-off',
  'experiment-weight',
  'experiment-trained',
  'experiment-undo',
  'experiment-redo',
] satisfies ExperimentAction['type'][];

/** How many sentences the model translates without a mistake: at the end of a run, and when somebody asks. */
export class Scoring implements Feature {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what makes scores that are being taken those of another model. */
  private changes = 0;

  constructor(private readonly desk: Desk) {}

  /** Parts switched and weights set make another model of a scored one: it is scored again when they have come to rest. */
  before(action: Action): void {
    const { store } = this.desk;
    const { scores, opened, phase } = store.state;
    if (!CHANGES.includes(action.type) || phase !== 'ready') return;
    if (scores.step === null && !scores.busy) return;
    this.changes += 1;
    clearTimeout(this.timer);
    store.set({ scores: { ...scores, busy: true } });
    this.timer = setTimeout(() => {
      if (store.state.opened?.session !== opened?.session) return;
      if (store.state.phase === 'ready') void this.score(false);
      else store.set({ scores: { ...store.state.scores, busy: false } });
    }, SETTLED_MILLISECONDS);
  }

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
    clearTimeout(this.timer);
    const { validationExamples, trainExamples } = opened.summary;
    store.set({ scores: { ...store.state.scores, busy: true } });
    const scores = { ...NO_SCORES, step, ablation: store.state.frame?.ablation ?? {} };
    const { changes } = this;
    const current = (): boolean => store.state.opened?.session === opened.session && changes === this.changes;
    await this.desk.attempt(async () => {
      if (validationExamples > 0) {
        scores.validation = await client.call('evaluate', { split: 'validation' });
        if (current()) store.set({ scores: { ...scores, busy: true } });
      }
      if (current() && (all || trainExamples <= QUICK_TO_SCORE)) {
        scores.train = await client.call('evaluate', { split: 'train' });
      }
    });
    if (current()) store.set({ scores });
  }
}
