import type { Frame, WorkerFailure } from '../engine/messages';
import type { Ablation, Evaluation } from '../engine/types';
import type { Action } from './actions';
import type { ExperimentAction } from './experiments';
import type { Desk, Feature } from './feature';
import { altered, NO_SCORES, samePartsOff, type AppState, type Scores } from './state';

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

/** How many sentences the model translates without a mistake: at the end of a run, when somebody asks, and while it is experimented on. */
export class Scoring implements Feature {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what makes scores that are being taken those of another model. */
  private changes = 0;
  /** The steps for which the experiments have asked for scores, and for those of the whole model. */
  private due = -1;
  private dueWhole = -1;
  /** What the whole model is worth at the steps of this course that were asked about: one may look away from what was changed. */
  private readonly wholes = new Map<number, NonNullable<Scores['whole']>>();

  constructor(private readonly desk: Desk) {
    desk.store.subscribe((state) => this.look(state));
  }

  /** Parts switched and weights set make another model of a scored one: it is scored again when they have come to rest. */
  before(action: Action): void {
    const { state } = this.desk.store;
    const { scores, phase } = state;
    if (!CHANGES.includes(action.type) || phase !== 'ready') return;
    if (scores.step === null && !scores.busy && !experimenting(state)) return;
    // The engine hears of it before it hears of the change.
    if (!altered(state)) void this.scoreWhole();
    this.changes += 1;
    this.later();
  }

  handle(action: Action): boolean {
    if (action.type !== 'score') return false;
    void this.score(true);
    return true;
  }

  stopped(failure: WorkerFailure | null, step: number): void {
    if (failure === null && this.desk.store.state.lesson !== 'lets-go') void this.score(false, step);
  }

  /** Another step is another model. */
  frame({ step, latest }: Frame): void {
    for (const known of this.wholes.keys()) if (known > latest) this.wholes.delete(known);
    if (step !== this.due) this.due = -1;
    if (step !== this.dueWhole) this.dueWhole = -1;
    const { scores } = this.desk.store.state;
    const whole = this.wholes.get(step) ?? null;
    if (scores.whole !== whole) this.desk.store.set({ scores: { ...scores, whole } });
  }

  closed(): void {
    this.due = -1;
    this.dueWhole = -1;
    this.wholes.clear();
  }

  /** Whoever experiments sees what the model is worth, at whichever step that is. */
  private look(state: AppState): void {
    const { frame, scores } = state;
    if (!experimenting(state) || frame === null || this.due === frame.step || scores.step === frame.step) return;
    this.due = frame.step;
    this.later();
  }

  private later(): void {
    const { store } = this.desk;
    const { scores, opened } = store.state;
    clearTimeout(this.timer);
    store.set({ scores: { ...scores, busy: true } });
    this.timer = setTimeout(() => {
      if (store.state.opened?.session !== opened?.session) return;
      if (store.state.phase === 'ready') void this.score(false);
      else store.set({ scores: { ...store.state.scores, busy: false } });
    }, SETTLED_MILLISECONDS);
  }

  private async score(all: boolean, step = this.desk.store.state.frame?.step ?? 0): Promise<void> {
    const { store } = this.desk;
    const { opened, frame } = store.state;
    if (!opened) return;
    clearTimeout(this.timer);
    const whole = !altered(store.state);
    // What was left out before this step was taken has not been compared with anything yet.
    if (!whole && frame?.edited === false) void this.scoreWhole();
    store.set({ scores: { ...store.state.scores, busy: true } });
    const before = store.state.scores;
    const scores = { ...NO_SCORES, step, ablation: frame?.ablation ?? {} };
    // The same model once more: until its pairs are scored again, they are as they were.
    const again = whole && before.step === step && samePartsOff(before.ablation, scores.ablation);
    const { changes } = this;
    const show = (taken: Scores): void => {
      if (store.state.opened?.session !== opened.session || changes !== this.changes) return;
      store.set({ scores: { ...taken, whole: store.state.scores.whole } });
    };
    await this.desk.attempt(async () => {
      const [validation, train] = this.evaluations(all);
      void validation
        .then((heldOut) => show({ ...scores, busy: true, validation: heldOut, train: again ? before.train : null }))
        .catch(() => null);
      [scores.validation, scores.train] = await Promise.all([validation, train]);
      if (whole) this.keep(opened.session, { step, train: scores.train, validation: scores.validation });
    });
    show(scores);
  }

  /** Once for each step; of weights that were set by hand it can only be asked before they are. */
  private async scoreWhole(): Promise<void> {
    const { opened, frame, scores } = this.desk.store.state;
    const step = frame?.step ?? 0;
    if (!opened || step === 0 || step === this.dueWhole || scores.whole?.step === step) return;
    this.dueWhole = step;
    await this.desk.attempt(async () => {
      const [validation, train] = await Promise.all(this.evaluations(false, {}));
      this.keep(opened.session, { step, train, validation });
    });
  }

  private keep(session: number, whole: NonNullable<Scores['whole']>): void {
    const { store } = this.desk;
    const { opened, frame, scores } = store.state;
    if (opened?.session !== session || frame?.step !== whole.step) return;
    this.wholes.set(whole.step, whole);
    store.set({ scores: { ...scores, whole } });
  }

  /** Both are asked at once: the engine answers in turn, so that both are of the same weights. */
  private evaluations(all: boolean, ablation?: Ablation): [Promise<Evaluation | null>, Promise<Evaluation | null>] {
    const { client, store } = this.desk;
    const { validationExamples, trainExamples } = store.state.opened!.summary;
    const ask = (split: 'train' | 'validation', wanted: boolean): Promise<Evaluation | null> =>
      wanted ? client.call('evaluate', { split, ...(ablation && { ablation }) }) : Promise.resolve(null);
    return [ask('validation', validationExamples > 0), ask('train', all || trainExamples <= QUICK_TO_SCORE)];
  }
}

/** The experiments stand open on a model that has learned something, of which there is not too much to score. */
function experimenting({ shelf, phase, opened, frame, replaying }: AppState): boolean {
  if (shelf !== 'experiments' || phase !== 'ready' || replaying || opened === null || frame === null) return false;
  return frame.session === opened.session && frame.step > 0 && opened.summary.trainExamples <= QUICK_TO_SCORE;
}
