import { EngineClient, type ClientEvents, type WorkerLike } from '../engine/client';
import type { Frame, Opened, WorkerFailure } from '../engine/messages';
import type { TaskKind, Variant } from '../engine/types';
import { isTask, type LessonId } from '../lessons/ids';
import { loadLesson, ownLesson, sessionOptions, type LessonData } from '../lessons/lessons';
import { DRAWN, taskLesson } from '../lessons/tasks';
import type { Action } from './actions';
import { DecodingFeature } from './decoding';
import { ExperimentsLater } from './experiments';
import { ExplainLater } from './explain-later';
import { FlowLater } from './flow';
import { failed, failureOf } from './failures';
import type { Beside, Desk, Feature, Saved, StockLesson } from './feature';
import { Film } from './film';
import { withFrame } from './frames';
import { Keep } from './keep';
import { Looking } from './looking';
import { MachineFeature } from './machine';
import type { Lost } from './recover';
import { OwnLater } from './own-later';
import { storeTurbo } from './preferences';
import { Scoring } from './scoring';
import { Settings } from './settings';
import { NO_SCORES, type Store } from './state';
import { Time } from './time';
import { Training } from './training';
import { WordCounts } from './word-counts';

/** Carries out what the reader does: asks the engine, changes the state. */
export class Controller {
  private readonly client: EngineClient;
  private data: LessonData | null = null;
  /** The file that the session came from, when it was not from nothing. */
  private saved: Saved | null = null;
  /** Counts the lessons opened, so that a slow one does not overwrite its successor. */
  private opening = 0;
  /** Some of this session's steps may have been rounded by the relaxed engine. */
  private relaxed = false;
  /** The last frame that came, while something else is to be shown before it. */
  private arriving: Promise<void> = Promise.resolve();
  private readonly features: readonly Feature[];
  private readonly desk: Desk;
  /** A broken worker's session, until there is one again. */
  private lost: Lost | null = null;

  constructor(
    private readonly store: Store,
    makeWorker: () => WorkerLike,
    /** Resolves when what was set has been drawn. */
    private readonly drawn: () => Promise<void>,
    /** The parts that take part. */
    features: (desk: Desk) => readonly Feature[] = pageFeatures,
  ) {
    const events: ClientEvents = {
      ready: (variant) => this.ready(variant),
      frame: (frame) => this.frame(frame),
      stopped: (session, step, failure) => void this.stopped(session, step, failure),
      replaced: (message) => void this.replaced(message),
      failed: (failure) => this.failed(failure),
    };
    this.client = new EngineClient(makeWorker, events, variantOf(store.state.turbo));
    this.desk = {
      store,
      act: (action) => this.do(action),
      client: this.client,
      lesson: () => this.data,
      saved: () => this.saved,
      open: (lesson) => this.open(lesson),
      openData: (lesson, data) => this.openData(lesson, data),
      stock: (lesson, seed) => this.stock(lesson, seed),
      openSaved: (lesson, data, saved, beside) => this.openSaved(lesson, data, saved, beside),
      reopen: (data) => this.reopen(data),
      attempt: (call) => this.attempt(call),
    };
    this.features = features(this.desk);
  }

  do(action: Action): void {
    const { store } = this;
    for (const feature of this.features) feature.before?.(action);
    switch (action.type) {
      case 'reset':
        void this.reset();
        break;
      case 'turbo':
        storeTurbo(action.on);
        this.turbo(action.on);
        break;
      case 'retry':
        this.client.restart();
        store.set({ phase: 'starting', notice: null });
        void (this.lost?.state.lesson === store.state.lesson ? this.recover() : this.open(store.state.lesson));
        break;
      case 'say':
        break; // said by the view that listens
      default:
        this.features.some((feature) => feature.handle(action));
    }
  }

  /** Ends the worker: nothing is asked of it again. */
  close(): void {
    this.client.close();
  }

  /** Changes the engine under the session, which goes on: at the next step of a run that is going on. */
  turbo(on: boolean): void {
    const { canTurbo, turbo } = this.store.state;
    if (on === turbo || (on && !canTurbo)) return;
    this.store.set({ turbo: on, notice: null });
    this.client.load(variantOf(on));
  }

  private ready(variant: Variant): void {
    const { turbo } = this.store.state;
    this.relaxed ||= variant === 'relaxed';
    this.store.set({ variant, turbo: variant === 'relaxed' });
    if (turbo === (variant === 'relaxed')) return;
    this.store.set({ notice: failed(turbo ? 'turbo_not_loaded' : 'turbo_not_left') });
  }

  /** Opens a lesson untrained, its heatmaps drawn. */
  async open(lesson: LessonId): Promise<void> {
    for (const feature of this.features) feature.left?.();
    this.closeSession();
    const turn = this.opening;
    // Without an engine every lesson ends at the same sentence, until it is tried again.
    if (this.isFailed()) {
      this.store.set({ lesson });
      return;
    }
    if (lesson === 'your-own') {
      const report = this.store.state.own.report;
      if (report && report.pairs.length > 0) await this.openData('your-own', ownLesson(report.pairs));
      else this.store.set({ lesson, phase: 'empty' });
      return;
    }
    this.store.set({ lesson, phase: 'starting' });
    try {
      const data = await this.stock(lesson);
      if (turn === this.opening && !this.isFailed()) await this.openData(lesson, data);
    } catch (error) {
      if (turn !== this.opening || this.isFailed()) return;
      this.store.set({ notice: failureOf(error, 'lesson_not_loaded') });
    }
  }

  /** What a lesson of the page learns from; rejects where that cannot be had. */
  stock(lesson: StockLesson, seed = this.store.state.seed): Promise<LessonData> {
    return isTask(lesson) ? this.drawTask(lesson, seed) : loadLesson(lesson);
  }

  /** Another seed in the address is another draw. */
  private async drawTask(task: TaskKind, seed: number | null): Promise<LessonData> {
    const options = { seed: seed ?? 1, count: DRAWN };
    return taskLesson(task, await this.client.call('generate', { task, options }));
  }

  private isFailed(): boolean {
    return this.store.state.phase === 'failed';
  }

  private closeSession(): void {
    this.opening += 1;
    this.data = null;
    this.saved = null;
    for (const feature of this.features) feature.closed?.();
    this.store.set({
      opened: null,
      frame: null,
      losses: [],
      previousLosses: [],
      history: [],
      film: null,
      scores: NO_SCORES,
      textFailure: null,
    });
  }

  /** Opens a session on this data; what the engine refuses becomes the page's notice and is returned. */
  async openData(lesson: LessonId, data: LessonData): Promise<WorkerFailure | null> {
    const turn = this.opening;
    this.store.set({
      lesson,
      phase: 'starting',
      text: data.probe.source,
      selection: { kind: 'cross', layer: 0, head: 0, ...data.start },
      train: data.train,
      heldOut: data.heldOut,
    });
    const failure = await this.attempt(async () => {
      const options = sessionOptions(data, this.store.state.seed);
      const opened = await this.client.call('open', { options, probe: data.probe });
      if (turn === this.opening) this.begin(data, opened);
    });
    if (failure && turn === this.opening && !this.isFailed()) {
      if (lesson === 'your-own') this.store.set({ phase: 'empty', own: { ...this.store.state.own, failure } });
      else this.store.set({ notice: failure });
    }
    return failure;
  }

  private begin(data: LessonData, opened: Opened): void {
    this.data = data;
    this.lost = null;
    this.relaxed = this.store.state.variant === 'relaxed';
    this.store.set({ phase: 'ready', opened, totalSteps: data.preset.training.totalSteps });
    for (const feature of this.features) feature.opened?.(opened);
  }

  /** The engine has accepted it before anything of what is open goes. */
  private async openSaved(
    lesson: LessonId,
    data: LessonData,
    saved: Saved | null,
    { seed = this.store.state.seed, probe = data.probe, wanted = () => true }: Beside = {},
  ): Promise<WorkerFailure | null> {
    const turn = this.opening;
    const { client, store } = this;
    try {
      const opened = await (saved === null
        ? client.call('open', { options: sessionOptions(data, seed), probe })
        : client.call('openFile', { file: saved.file, options: saved.options, report: saved.report, probe }));
      if (turn !== this.opening) return null;
      if (!wanted()) {
        // The engine has it already: what is on show is opened again.
        await this.open(store.state.lesson);
        return null;
      }
      this.closeSession();
      store.set({ lesson, seed, losses: saved?.losses ?? [], train: data.train, heldOut: data.heldOut });
      store.set({ text: data.probe.source, selection: { kind: 'cross', layer: 0, head: 0, ...data.start } });
      this.saved = saved;
      this.begin(data, opened);
      return null;
    } catch (error) {
      return failureOf(error, 'worker_crashed');
    }
  }

  private async reopen(data: LessonData): Promise<WorkerFailure | null> {
    const { losses, seed, frame } = this.store.state;
    const turn = this.opening;
    try {
      const options = sessionOptions(data, seed);
      const opened = await this.client.call('open', { options, probe: frame?.probe ?? data.probe });
      if (turn !== this.opening) return null;
      this.closeSession();
      this.store.set({ previousLosses: losses, notice: null });
      this.begin(data, opened);
      return null;
    } catch (error) {
      return failureOf(error, 'worker_crashed');
    }
  }

  private async reset(): Promise<void> {
    const failure = await this.attempt(() => this.client.call('reset', {}));
    this.relaxed = this.store.state.variant === 'relaxed';
    if (failure?.code !== 'worker_crashed') this.store.set({ phase: 'ready', scores: NO_SCORES });
  }

  private async frame(frame: Frame): Promise<void> {
    this.arriving = this.held(frame);
    await this.arriving;
    const { state } = this.store;
    // The last frame of a session that has just been left is acknowledged and not shown.
    if (frame.session === state.opened?.session) {
      this.store.set(withFrame(state, frame));
      for (const feature of this.features) feature.frame?.(frame);
    }
    return this.drawn();
  }

  /** What is still to be shown before the frame. */
  private async held(frame: Frame): Promise<void> {
    for (const feature of this.features) {
      const held = feature.hold?.(frame);
      if (held) await held;
    }
  }

  private async stopped(session: number, step: number, failure: WorkerFailure | null): Promise<void> {
    // The last picture may be on its way.
    await this.arriving;
    if (session !== this.store.state.opened?.session) return;
    this.store.set(failure ? { phase: 'ready', notice: failure } : { phase: 'ready' });
    for (const feature of this.features) feature.stopped?.(failure, step);
  }

  /** No worker can be had; the session of the last one waits for a retry. */
  private failed(failure: WorkerFailure): void {
    if (this.data) this.lose(failure.message);
    this.store.set({ phase: 'failed', notice: failure });
  }

  private async replaced(message: string): Promise<void> {
    this.lose(message);
    await this.recover();
  }

  private lose(message: string): void {
    const { data, saved, relaxed, store } = this;
    const rescued = this.features.map((feature) => feature.rescue?.()).find(Boolean) ?? null;
    this.lost = { state: store.state, data, saved, relaxed, run: this.client.run, rescued, message };
    this.closeSession();
  }

  /** What can be had back of the session of a worker that broke is had back by recover.ts. */
  private async recover(): Promise<void> {
    const turn = this.opening;
    try {
      const { recover } = await import('./recover');
      // While that was on its way the reader may have opened something else.
      if (turn === this.opening) await recover(this.desk, this.lost!);
    } catch {
      this.store.set({ notice: failed('worker_crashed') });
    }
  }

  /** Runs a call; what it is refused with becomes the page's notice and is returned. */
  private async attempt(call: () => Promise<unknown>): Promise<WorkerFailure | null> {
    try {
      await call();
      return null;
    } catch (error) {
      const failure = failureOf(error, 'worker_crashed');
      // A crash is told once, by what replaces the worker.
      if (!this.isFailed() && failure.code !== 'worker_crashed') this.store.set({ notice: failure });
      return failure;
    }
  }
}

/** The parts of the lab, each in a file of its own beside this one. */
function pageFeatures(desk: Desk): Feature[] {
  return [
    new Settings(desk),
    new Training(desk),
    new Looking(desk),
    new OwnLater(desk),
    new Scoring(desk),
    new WordCounts(desk),
    new DecodingFeature(desk),
    new Time(desk),
    new Film(desk),
    new ExplainLater(desk),
    new MachineFeature(desk),
    new Keep(desk),
    new ExperimentsLater(desk),
    new FlowLater(desk),
  ];
}

const variantOf = (turbo: boolean): Variant => (turbo ? 'relaxed' : 'simd');
