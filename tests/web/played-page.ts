/** The page without its views: the real controller, over workers that count instead of learning and break when they are told to. */
import type { WorkerLike } from '../../web/engine/client';
import type { CallName, Request, WorkerEvent, WorkerFailure } from '../../web/engine/messages';
import { Runner } from '../../web/engine/runner';
import type { Variant } from '../../web/engine/types';
import type { LessonId } from '../../web/lessons/ids';
import type { Action } from '../../web/state/actions';
import { Controller } from '../../web/state/controller';
import { DecodingFeature } from '../../web/state/decoding';
import { failed } from '../../web/state/failures';
import type { Desk, Rescued } from '../../web/state/feature';
import { initialState, Store } from '../../web/state/state';
import { Training } from '../../web/state/training';
import { countingEngine, HandClock } from './fakes';

/** What is to come about comes at once, but what is fetched from a disk may take long on a busy machine. */
const LONGEST_MILLISECONDS = 20_000;

const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Messages take a task each, as between a page and its worker. */
class CountingWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  readonly clock = new HandClock();
  /** What was asked of it, in order. */
  readonly heard: Request[] = [];
  /** Calls that it leaves without an answer, or refuses. */
  deaf: CallName | null = null;
  refuses: CallName | null = null;
  underway = 0;
  private ended = false;
  private runner: Runner | null = null;

  constructor(
    private readonly cost: number,
    /** Before the first picture of a session. */
    private readonly breaks: () => boolean,
  ) {}

  postMessage(request: Request): void {
    this.later(() => this.hear(request));
  }

  terminate(): void {
    this.ended = true;
  }

  /** An error that nothing in it catches. */
  break(message = 'broken on purpose'): void {
    this.onerror?.({ message, preventDefault: () => undefined } as unknown as ErrorEvent);
  }

  private hear(request: Request): void {
    this.heard.push(request);
    if (request.type === 'load') this.load(request.variant);
    else if (request.type === this.refuses)
      this.post({ type: 'reply', id: request.id, ok: false, failure: failed('refused') });
    else if (request.type !== this.deaf) this.runner?.handle(request);
    if (request.type.startsWith('open') && this.breaks()) this.later(() => this.break());
  }

  private load(variant: Variant): void {
    const { engine } = countingEngine(this.clock, this.cost, variant);
    this.runner ??= new Runner(engine, (event) => this.post(event), this.clock);
    this.post({ type: 'ready', variant });
  }

  private post(event: WorkerEvent): void {
    if (event.type === 'frame' && this.breaks()) return;
    this.later(() => this.onmessage?.({ data: structuredClone(event) } as MessageEvent<WorkerEvent>));
  }

  private later(job: () => void): void {
    this.underway += 1;
    setImmediate(() => {
      this.underway -= 1;
      if (!this.ended) job();
    });
  }
}

export class PlayedPage {
  readonly workers: CountingWorker[] = [];
  readonly store: Store;
  readonly controller: Controller;
  desk!: Desk;
  /** What was kept in the page's memory, as keep/in-case.ts finds it. */
  rescued: Rescued | null = null;
  /** Whether its workers break when a session has been opened, before its first picture. */
  breaksWhenOpened = false;
  /** What no part of this page carries out. */
  readonly actions: Action[] = [];

  constructor(
    /** What a step takes, in milliseconds. */
    private readonly cost = 10,
    turbo = false,
  ) {
    const known = { language: 'en', theme: 'system', lesson: 'lets-go', chapter: null, seed: null } as const;
    this.store = new Store(initialState({ ...known, canTurbo: true, turbo, letterKeys: true }));
    const worker = (): WorkerLike => {
      this.workers.push(new CountingWorker(this.cost, () => this.breaksWhenOpened));
      return this.worker;
    };
    const rest = { handle: (action: Action) => this.actions.push(action) > 0, rescue: () => this.rescued };
    this.controller = new Controller(this.store, worker, nextTask, (desk) => {
      this.desk = desk;
      return [new Training(desk), new DecodingFeature(desk), rest];
    });
  }

  /** The one that is in use. */
  get worker(): CountingWorker {
    return this.workers.at(-1)!;
  }

  /** The names of what was asked of the worker in use. */
  get asked(): string[] {
    return this.worker.heard.map(({ type }) => type).filter((type) => type !== 'ack' && type !== 'load');
  }

  /** The runs that were asked of it. */
  get runs(): { pace: string; until: number }[] {
    return this.worker.heard.flatMap((request) =>
      request.type === 'train' ? [{ pace: request.pace.kind, until: request.until }] : [],
    );
  }

  get step(): number {
    return this.store.state.frame?.step ?? -1;
  }

  /** Until nothing is on its way any more; training stands still meanwhile. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = this.worker.underway > 0 ? 0 : quiet + 1) await nextTask();
  }

  /** What is fetched takes its time. */
  async until(come: () => boolean): Promise<void> {
    const begun = performance.now();
    while (!come()) {
      if (performance.now() - begun > LONGEST_MILLISECONDS)
        throw new Error(`it has not come about: ${JSON.stringify(this.store.state.notice)}`);
      await nextTask();
    }
    await this.settle();
  }

  async open(lesson: LessonId): Promise<void> {
    void this.controller.open(lesson);
    await this.until(() => this.store.state.lesson === lesson && this.step === 0);
  }

  /** Training goes on until this step is on show. */
  async reach(step: number): Promise<void> {
    for (let turns = 0; this.step !== step; turns += 1) {
      if (turns > 1000) throw new Error(`step ${step} has not come, but ${this.step}`);
      this.worker.clock.turn();
      await this.settle();
    }
    await this.settle();
  }

  /** Step by step up to this one, where training still goes on. */
  async train(step: number, until = 100): Promise<void> {
    this.controller.do({ type: 'speed', speed: 'slow' });
    this.controller.do({ type: 'play', until });
    await this.settle();
    await this.reach(step);
  }

  async pause(): Promise<void> {
    this.controller.do({ type: 'pause' });
    await this.until(() => this.store.state.phase === 'ready');
  }

  /** Breaks the worker, and waits until the next one has been asked for what it is to do and has a picture. */
  async break(message?: string): Promise<void> {
    const { notice } = this.store.state;
    this.worker.break(message);
    await this.until(() => this.store.state.notice !== notice && this.store.state.frame !== null);
  }

  /** As if the open lesson's model had been kept at this step. */
  keep(step: number): void {
    const data = this.desk.lesson()!;
    this.rescued = { step, open: () => this.openFile(step, data) };
  }

  /** A model of this lesson that was saved at this step. */
  openFile(step: number, data = this.desk.lesson()!): Promise<WorkerFailure | null> {
    const saved = { file: new Uint8Array([step]), options: {}, report: null, retrainable: false, inSlot: false };
    const losses = Array.from({ length: step }, (_, index) => 1 / (index + 1));
    return this.desk.openSaved('lets-go', data, { ...saved, losses });
  }
}
