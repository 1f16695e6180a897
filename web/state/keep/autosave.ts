import type { WorkerFailure } from '../../engine/messages';
import type { LessonId } from '../../lessons/ids';
import type { Desk } from '../feature';
import { failed } from '../failures';
import type { AppState } from '../state';
import { InCase } from './in-case';
import { clearSlot, readSlot, writeSlot } from './slots';
import { snapshot, type Snapshot } from './snapshot';
import { onKept } from './tabs';

/** While training goes on: what is lost with the page is not more than that. */
const EVERY_MILLISECONDS = 1000;
/** A large model takes long to be kept: that is to be a small part of the time all the same. */
const PAUSE_FOR_COST = 20;
/** After the last of several single steps. */
const SETTLED_MILLISECONDS = 400;

type Frame = NonNullable<AppState['frame']>;
/** The session itself: numbers begin again with another worker. */
type Seen = Pick<AppState, 'lesson' | 'opened'>;

/** Where one looks back to is not what is to be kept. Weights that were set by hand there are, in case the worker breaks. */
const lookingBack = ({ step, end, edited }: Frame): boolean => step < end && !edited;

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
  /** What a broken worker is given back. */
  readonly inCase: InCase;

  private seen: Seen | null = null;
  private phase: AppState['phase'] = 'starting';
  private step = 0;
  private keptStep = 0;
  /** The picture of what was kept last, when its weights were set by hand. */
  private keptEdit: Frame | null = null;
  private keptAt = 0;
  /** How long that took. */
  private cost = 0;
  private busy = false;
  private writing: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lesson: LessonId;
  /** Since the open session was opened one has been elsewhere. */
  private moved = false;
  /** Lessons that were left in this visit with a model in them, which waits for their return; and its saving. */
  private readonly waiting = new Map<LessonId, Promise<void>>();
  /** What was said about keeping, so that it is said once. */
  private said = '';

  constructor(
    private readonly desk: Desk,
    /** Opens what is kept of a lesson. */
    private readonly bringBack: (lesson: LessonId) => Promise<void>,
  ) {
    this.inCase = new InCase(desk);
    this.lesson = desk.store.state.lesson;
    desk.store.subscribe((state) => this.look(state));
    this.look(desk.store.state);
    const now = (): void => void this.save();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) now();
    });
    document.addEventListener('freeze', now);
    addEventListener('pagehide', now);
    onKept((lesson, { step }) => this.keptByAnother(lesson, step));
  }

  /** The open session is what is kept or shared, at this step. */
  begin(step: number, retrainable: boolean, inSlot = false): void {
    this.inSlot = inSlot;
    this.from = step;
    this.keptStep = step;
    this.keptEdit = null;
    this.step = 0;
    this.retrainable = retrainable;
    this.seen = seenIn(this.desk.store.state);
  }

  private look(state: AppState): void {
    const { phase } = this;
    // Also where one goes on before a lesson has been opened.
    this.moved ||= state.lesson !== this.lesson;
    this.lesson = state.lesson;
    this.phase = state.phase;
    // What can be trained again need not be kept before it has lasted for a while.
    const begins = phase !== 'training' && state.phase === 'training';
    if (begins && state.variant !== 'relaxed' && state.frame?.byHand !== true) this.keptAt = performance.now();
    if (!same(this.seen, state) && (state.opened !== null || state.phase === 'empty')) {
      this.seen = seenIn(state);
      const back = this.moved && this.waiting.has(state.lesson);
      this.moved = false;
      if (state.kept.aside !== null) this.desk.store.set({ kept: { ...state.kept, aside: null } });
      if (!this.quiet) {
        // Where a worker broke that had it from a file.
        const saved = this.desk.saved();
        this.begin(saved?.losses.length ?? 0, saved?.retrainable ?? true, saved?.inSlot);
        // What other options take the place of is put aside: an offer is of an earlier visit.
        if (saved === null && state.experiments?.busy !== true) void this.offer(state.lesson, back);
      }
    }
    const { frame } = state;
    if (this.quiet || frame === null || lookingBack(frame)) return;
    const { step } = frame;
    // Begun again from nothing: all of it is to be kept.
    if (step < this.step && !frame.edited) this.begin(0, true);
    this.step = step;
    if (step > 0 && state.kept.resume !== null && state.opened !== null) this.offered(null);
    if (this.isKept(frame)) return;
    const stoppedNow = phase === 'training' && state.phase === 'ready';
    const pause = Math.max(EVERY_MILLISECONDS, PAUSE_FOR_COST * this.cost);
    if (stoppedNow || (state.phase === 'training' && performance.now() - this.keptAt > pause)) {
      void this.save();
    } else if (state.phase === 'ready') {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.save(), SETTLED_MILLISECONDS);
    }
  }

  /** A picture of weights that are set by hand may be of others than those of the picture before. */
  private isKept(frame: Frame): boolean {
    if (frame.edited || this.keptEdit !== null) return frame === this.keptEdit;
    return frame.step === this.keptStep || frame.step <= this.from;
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
    // Who leaves does not wait for what is being kept already: this is the last that can be had.
    if ((this.busy && !leaving) || this.quiet || opened === null) return;
    if (frame === null || lookingBack(frame) || this.isKept(frame)) return;
    this.busy = true;
    clearTimeout(this.timer);
    const begun = performance.now();
    try {
      const taken = await snapshot(this.desk, this.retrainable, leaving);
      if (taken === null) return;
      // Left, the saved step says nothing about the session that is open now.
      if (!leaving) {
        // A run that goes on is ahead of its pictures, and with them of what is known of the step: once more at its end, then.
        if (taken.report !== null || frame.edited) this.keptStep = taken.step;
        this.keptEdit = frame.edited ? frame : null;
        this.inCase.put(taken, frame);
      }
      // What lies beyond weights that were set by hand in the middle waits for them to be set back; and what nobody has trained
      // does not take the place of what was.
      if (frame.step < frame.end || taken.step <= this.from) return;
      if (!leaving) this.inSlot = true;
      const failure = await this.write(taken);
      if (!leaving) this.say(failure);
    } catch {
      // The worker broke, which is told elsewhere, or the sentences are out of reach: the next time, then.
    } finally {
      this.busy = false;
      this.keptAt = performance.now();
      this.cost = this.keptAt - begun;
    }
  }

  /** In the order in which they were taken. */
  private write(taken: Snapshot): Promise<WorkerFailure | null> {
    const written = this.writing.then(() => writeSlot(taken));
    this.writing = written;
    return written;
  }

  /** That the browser keeps nothing is of the browser, and said once; that another page does is of the lesson. */
  private say(failure: WorkerFailure | null): void {
    const { store } = this.desk;
    const { unkept = null } = store.state.kept;
    if ((failure ?? unkept) !== null) store.set({ kept: { ...store.state.kept, unkept: failure } });
    if (failure === null) return;
    const what =
      failure.code === 'kept_elsewhere'
        ? `${failure.code} ${this.seen?.lesson} ${this.seen?.opened?.session}`
        : failure.code;
    if (what === this.said) return;
    this.said = what;
    store.set({ notice: failure });
  }

  /** Another page has put its model in the place of this one's: it is trained further. */
  private keptByAnother(lesson: LessonId, step: number): void {
    const { frame, opened, lesson: here } = this.desk.store.state;
    if (lesson !== here || opened === null || frame === null || !this.inSlot || step < frame.end) return;
    this.say(failed('kept_elsewhere', { step }));
  }

  private async offer(lesson: LessonId, back: boolean): Promise<void> {
    this.offered(null);
    const { seen } = this;
    await this.waiting.get(lesson);
    const { shared, unreadable } = await readSlot(lesson);
    // The address may fix another seed than that of the kept model.
    const { state } = this.desk.store;
    const { frame, phase, seed } = state;
    // Or is trained again, after its worker broke.
    if (!same(seen, state) || (frame?.step ?? 0) > 0 || phase === 'training') return;
    if (unreadable) this.say(failed('resume_gone'));
    if (shared === null || (seed !== null && seed !== shared.seed)) return;
    if (back) await this.bringBack(lesson);
    else this.offered({ lesson, step: shared.step });
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

const seenIn = ({ lesson, opened }: AppState): Seen => ({ lesson, opened });
const same = (seen: Seen | null, { lesson, opened }: AppState): boolean =>
  seen?.lesson === lesson && seen.opened === opened;
