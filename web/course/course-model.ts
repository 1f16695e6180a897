/** A model of the course: the state and the controller of the lab once more, apart from the lab's own. */
import { makeWorker } from '../engine/make-worker';
import { DecodingFeature } from '../state/decoding';
import { Controller } from '../state/controller';
import { ExperimentsLater } from '../state/experiments';
import { ExplainLater } from '../state/explain-later';
import type { Desk, Feature, StockLesson } from '../state/feature';
import { FlowLater } from '../state/flow';
import { Looking } from '../state/looking';
import { MachineFeature } from '../state/machine';
import { Scoring } from '../state/scoring';
import { Settings } from '../state/settings';
import { initialState, Store, type AppState } from '../state/state';
import { Time } from '../state/time';
import { Training } from '../state/training';
import type { LessonData } from '../lessons/lessons';
import type { Example } from '../engine/types';
import { drawn } from '../views/drawn';
import type { Action } from '../state/actions';
import { BuildModel } from './build-model';
import { Rates } from './rates';
import { Redirecting } from './redirecting';

/** What a scene shows: scenes with the same plan share their model. */
export interface Plan {
  id: string;
  lesson: StockLesson;
  /** What is different from the lesson. */
  change?: (data: LessonData) => LessonData;
  /** The sentence that is looked at first, where it is not the lesson's. */
  probe?: Example;
  /** Tensors that the figure draws. */
  watch?: readonly string[];
}

/** Nothing of a chapter is kept or shared: who trains there tries something out. */
const features = (desk: Desk): Feature[] => [
  new Settings(desk),
  new Training(desk),
  new Looking(desk),
  new Scoring(desk),
  new DecodingFeature(desk),
  new Time(desk),
  new ExplainLater(desk),
  new MachineFeature(desk),
  new ExperimentsLater(desk),
  new FlowLater(desk),
  new BuildModel(desk),
  new Redirecting(desk),
  new Rates(desk),
];

/** Also of a session that takes the place of one whose worker broke. */
const watching = (desk: Desk, { watch }: Plan): Feature => ({
  handle: () => false,
  opened: () => {
    if (watch) desk.act({ type: 'watch', tensors: watch });
  },
});

export class CourseModel {
  readonly store: Store;
  private readonly controller: Controller;

  constructor(
    readonly plan: Plan,
    page: AppState,
  ) {
    const { language, theme, canTurbo } = page;
    const known = { language, theme, canTurbo, turbo: false, letterKeys: false, seed: null, chapter: null };
    // Who wants no motion is shown where training leads, and not each step of the way.
    const speed = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'fast' : 'paced';
    this.store = new Store({ ...initialState({ ...known, lesson: plan.lesson }), speed });
    this.controller = new Controller(this.store, makeWorker, drawn, (desk) => [
      ...features(desk),
      watching(desk, plan),
    ]);
    void this.open();
  }

  do(action: Action): void {
    this.controller.do(action);
  }

  close(): void {
    this.controller.close();
  }

  private async open(): Promise<void> {
    const { plan } = this;
    const data = await this.controller.stock(plan.lesson).catch(() => null);
    if (data === null) {
      // It is asked for once more when the chapter is opened again.
      this.store.set({ phase: 'failed', notice: { code: 'lesson_not_loaded', params: {}, message: '' } });
      return;
    }
    const changed = plan.change?.(data) ?? data;
    await this.controller.openData(plan.lesson, { ...changed, probe: plan.probe ?? changed.probe });
  }
}
