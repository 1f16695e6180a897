import type { LessonId } from '../../lessons/ids';
import type { Desk } from '../feature';
import type { AppState } from '../state';
import { clearSlot, readSlot, writeSlot } from './slots';
import { snapshot } from './snapshot';

/** While training goes on. */
const EVERY_MILLISECONDS = 4000;
/** After the last of several single steps. */
const SETTLED_MILLISECONDS = 400;

/** Keeps each lesson's model as training goes on, and offers it when the lesson is opened again. */
export class Autosave {
  /** Whether training from the start would lead to the model that is open. */
  retrainable = true;
  /** The step that the open session came with: it is kept only when it has gone on from there. */
  from = 0;
  /** No offers and no saving, while something that is kept or shared is being opened. */
  quiet = false;

  private seen = '';
  private phase: AppState['phase'] = 'starting';
  private step = 0;
  private keptStep = 0;
  private keptAt = 0;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {
    desk.store.subscribe((state) => this.look(state));
    this.look(desk.store.state);
    const now = (): void => void this.save();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) now();
    });
    addEventListener('pagehide', now);
  }

  /** The open session is what is kept or shared, at this step. */
  begin(step: number, retrainable: boolean): void {
    this.from = step;
    this.keptStep = step;
    this.step = 0;
    this.retrainable = retrainable;
    this.seen = keyOf(this.desk.store.state);
  }

  private look(state: AppState): void {
    const key = keyOf(state);
    const { phase } = this;
    this.phase = state.phase;
    if (key !== this.seen && (state.opened !== null || state.phase === 'empty')) {
      this.seen = key;
      if (!this.quiet) {
        this.begin(0, true);
        void this.offer(state.lesson);
      }
    }
    // Where one looks back to is not what is to be kept.
    if (this.quiet || state.frame === null || state.frame.step < state.frame.latest) return;
    const { step } = state.frame;
    // Begun again from nothing: all of it is to be kept.
    if (step < this.step) this.begin(0, true);
    this.step = step;
    if (step > 0 && state.kept.resume !== null && state.opened !== null) this.offered(null);
    if (step === this.keptStep || step <= this.from) return;
    const stoppedNow = phase === 'training' && state.phase === 'ready';
    if (stoppedNow || (state.phase === 'training' && performance.now() - this.keptAt > EVERY_MILLISECONDS)) {
      void this.save();
    } else if (state.phase === 'ready') {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.save(), SETTLED_MILLISECONDS);
    }
  }

  private async save(): Promise<void> {
    const { frame, opened } = this.desk.store.state;
    const { step, latest } = frame ?? { step: 0, latest: 0 };
    if (this.busy || this.quiet || opened === null || step < latest || step <= this.from || step === this.keptStep)
      return;
    this.busy = true;
    clearTimeout(this.timer);
    try {
      const taken = await snapshot(this.desk, this.retrainable);
      this.keptAt = performance.now();
      if (taken === null) return;
      this.keptStep = taken.step;
      await writeSlot(taken);
    } catch {
      // The worker broke, which is told elsewhere, or the sentences are out of reach: the next time, then.
    } finally {
      this.busy = false;
    }
  }

  private async offer(lesson: LessonId): Promise<void> {
    this.offered(null);
    const key = this.seen;
    const kept = await readSlot(lesson);
    // The address may fix another seed than that of the kept model.
    const { frame, seed } = this.desk.store.state;
    if (kept === null || key !== this.seen || (frame?.step ?? 0) > 0 || (seed !== null && seed !== kept.seed)) return;
    this.offered({ lesson, step: kept.step });
  }

  offered(resume: AppState['kept']['resume']): void {
    const { store } = this.desk;
    if (store.state.kept.resume === resume) return;
    store.set({ kept: { ...store.state.kept, resume } });
  }

  async forget(): Promise<void> {
    const { resume } = this.desk.store.state.kept;
    if (resume === null) return;
    // The offer goes when it is forgotten, and not before: the tab may be closed at once.
    await clearSlot(resume.lesson);
    if (this.desk.store.state.kept.resume === resume) this.offered(null);
  }
}

const keyOf = ({ lesson, opened }: AppState): string => `${lesson} ${opened?.session ?? 'empty'}`;
