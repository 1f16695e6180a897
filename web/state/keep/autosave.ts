import type { LessonId } from '../../lessons/ids';
import type { Desk } from '../feature';
import type { AppState } from '../state';
import { clearSlot, readSlot, writeSlot } from './slots';
import { snapshot, type Snapshot } from './snapshot';

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
  /** What the lesson's slot holds is the open session's, of whatever step. */
  private inSlot = false;
  /** No offers and no saving, while something that is kept or shared is being opened. */
  quiet = false;

  private seen = '';
  private phase: AppState['phase'] = 'starting';
  private step = 0;
  private keptStep = 0;
  private keptAt = 0;
  private busy = false;
  private writing: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lesson: LessonId;
  /** Since the open session was opened one has been elsewhere. */
  private moved = false;
  /** Lessons that were left in this visit with a model in them, which waits for their return; and its saving. */
  private readonly waiting = new Map<LessonId, Promise<void>>();

  constructor(
    private readonly desk: Desk,
    /** Opens what is kept of a lesson. */
    private readonly bringBack: (lesson: LessonId) => Promise<void>,
  ) {
    this.lesson = desk.store.state.lesson;
    desk.store.subscribe((state) => this.look(state));
    this.look(desk.store.state);
    const now = (): void => void this.save();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) now();
    });
    addEventListener('pagehide', now);
  }

  /** The open session is what is kept or shared, at this step. */
  begin(step: number, retrainable: boolean, inSlot = false): void {
    this.inSlot = inSlot;
    this.from = step;
    this.keptStep = step;
    this.step = 0;
    this.retrainable = retrainable;
    this.seen = keyOf(this.desk.store.state);
  }

  private look(state: AppState): void {
    const key = keyOf(state);
    const { phase } = this;
    // Also where one goes on before a lesson has been opened.
    this.moved ||= state.lesson !== this.lesson;
    this.lesson = state.lesson;
    this.phase = state.phase;
    if (key !== this.seen && (state.opened !== null || state.phase === 'empty')) {
      this.seen = key;
      const back = this.moved && this.waiting.has(state.lesson);
      this.moved = false;
      if (state.kept.aside !== null) this.desk.store.set({ kept: { ...state.kept, aside: null } });
      if (!this.quiet) {
        this.begin(0, true);
        // What other options take the place of is put aside: an offer is of an earlier visit.
        if (state.experiments?.busy !== true) void this.offer(state.lesson, back);
      }
    }
    // Where one looks back to is not what is to be kept.
    if (this.quiet || state.frame === null || state.frame.step < state.frame.end) return;
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

  /** A lesson of this visit is found again as it was left: what has not been kept yet is kept now. */
  left(): void {
    const { frame, opened, lesson } = this.desk.store.state;
    if (this.quiet || opened === null) return;
    // A model that came by a link or as a file and was only looked at is not what is kept of the lesson.
    if (frame !== null && (this.inSlot || frame.end > this.from)) this.waiting.set(lesson, this.save(true));
    else this.waiting.delete(lesson);
  }

  private async save(leaving = false): Promise<void> {
    const { frame, opened } = this.desk.store.state;
    const { step, end } = frame ?? { step: 0, end: 0 };
    // Who leaves does not wait for what is being kept already: this is the last that can be had.
    if (
      (this.busy && !leaving) ||
      this.quiet ||
      opened === null ||
      step < end ||
      step <= this.from ||
      step === this.keptStep
    )
      return;
    this.busy = true;
    clearTimeout(this.timer);
    try {
      const taken = await snapshot(this.desk, this.retrainable, leaving);
      this.keptAt = performance.now();
      if (taken === null) return;
      // Left, the saved step says nothing about the session that is open now.
      if (!leaving) {
        // A run that goes on is ahead of its pictures, and with them of what is known of the step: once more at its end, then.
        if (taken.report !== null) this.keptStep = taken.step;
        this.inSlot = true;
      }
      await this.write(taken);
    } catch {
      // The worker broke, which is told elsewhere, or the sentences are out of reach: the next time, then.
    } finally {
      this.busy = false;
    }
  }

  /** In the order in which they were taken. */
  private write(taken: Snapshot): Promise<void> {
    this.writing = this.writing.then(() => writeSlot(taken));
    return this.writing;
  }

  private async offer(lesson: LessonId, back: boolean): Promise<void> {
    this.offered(null);
    const key = this.seen;
    await this.waiting.get(lesson);
    const kept = await readSlot(lesson);
    // The address may fix another seed than that of the kept model.
    const { frame, seed } = this.desk.store.state;
    if (kept === null || key !== this.seen || (frame?.step ?? 0) > 0 || (seed !== null && seed !== kept.seed)) return;
    if (back) await this.bringBack(lesson);
    else this.offered({ lesson, step: kept.step });
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
