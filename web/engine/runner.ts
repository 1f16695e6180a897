import { Course } from './course';
import type { Call, CallName, Calls, Gradients, Opened, Pace, Probe, WorkerEvent, WorkerFailure } from './messages';
import { Pacer, SLICE_MILLISECONDS } from './pacing';
import {
  buffersIn,
  buffersOf,
  drawn,
  gradientsOf,
  inspectedOf,
  momentsOf,
  pictureOf,
  type Watched,
  type Ways,
} from './picture';
import { Rate } from './rate';
import type { redirected } from './redirect';
import type { Retrace } from './retrace';
import { revisited } from './revisit';
import { sameBits } from './same-bits';
import { EngineError, type Engine, type Session, type SessionOptions, type StepReport, type Variant } from './types';
import { parsePairs } from '../lessons/parse';
import { previewOf } from '../lessons/preview';

/** After these the model is no longer the one whose past is looked for. */
const CHANGES_THE_MODEL: ReadonlySet<CallName> = new Set([
  'open',
  'openFile',
  'train',
  'step',
  'goTo',
  'reset',
  'setTensor',
  'retrace',
] as const);

/** Time, as the worker has it and as a test can make it. */
export interface Clock {
  now(): number;
  /** Runs `job` as soon as waiting messages have been heard. */
  soon(job: () => void): void;
  later(job: () => void, milliseconds: number): void;
}

interface Run {
  pacer: Pacer;
  until: number;
  /** Steps that may still be taken before the next picture. */
  credit: number;
  /** A turn is already waiting in the clock. */
  waiting: boolean;
}

/** The worker's side: owns the session, trains in slices, sends frames. Knows nothing of `self`. */
export class Runner {
  /** Each comes with the first call that needs it. */
  redirected: typeof redirected | null = null;
  Retrace: typeof Retrace | null = null;
  private session: Session | null = null;
  private number = 0;
  private probe: Probe = { source: '', target: null };
  private ways: Ways = { ablation: {}, decoding: {} };
  private run: Run | null = null;
  /** The past of a model that came as a file, on its way. */
  private retracing: Retrace | null = null;
  /** Tensors that frames bring. */
  private watched: Watched = [];
  /** Whether gradients are measured, and what was measured of the last step. */
  private measures = false;
  private gradients: Gradients | null = null;
  private report: StepReport | null = null;
  private readonly course = new Course();
  /** Tensors that were set by hand at one step, as training left them there. */
  private readonly trained = { step: -1, tensors: new Map<string, Float32Array>() };
  /** Whether the session can go back; not known before its first step. */
  private remembers: boolean | null = null;
  /** The sentence whose moments the engine notes. */
  private remembered: Probe | null = null;
  private readonly rate = new Rate();
  /** What the quickest step of this session took: a slow one may be the machine's. Null before the first. */
  private stepMilliseconds: number | null = null;
  private inFlight = false;
  private dirty = false;
  /** The end of a run, which is told after its last picture. */
  private ended: WorkerEvent | null = null;

  constructor(
    private engine: Engine,
    private readonly post: (event: WorkerEvent, transfer?: Transferable[]) => void,
    private readonly clock: Clock,
  ) {}

  get variant(): Variant {
    return this.engine.variant;
  }

  private endRetrace(): void {
    this.retracing?.end();
    this.retracing = null;
  }

  /** Resolves when all of the engine is there. */
  complete(): Promise<void> {
    return this.engine.complete();
  }

  /** Goes on in another engine with the same session, to the bit. When there is no room for it the old one stays, and this throws. */
  use(engine: Engine): void {
    this.endRetrace();
    if (this.session !== null) {
      this.course.settle();
      // Where one looks back to is not where the training is.
      if (this.run === null && this.session.step < this.course.latest) this.session.restore(this.course.latest);
      const moved = engine.openSession(this.session.save());
      this.session.dispose();
      this.session = moved;
      this.rate.clear();
      // The new engine knows the way from here on.
      this.remembers = null;
      if (moved.step < this.course.latest) this.course.branch(moved.step);
      this.course.oldest = moved.step;
    }
    this.engine = engine;
    this.changed();
  }

  handle(request: Call | { type: 'ack' }): void {
    if (request.type === 'ack') {
      this.acknowledge();
      return;
    }
    if (CHANGES_THE_MODEL.has(request.type)) this.endRetrace();
    try {
      const value = this.answer(request);
      this.post({ type: 'reply', id: request.id, ok: true, value }, buffersIn(value));
    } catch (error) {
      this.post({ type: 'reply', id: request.id, ok: false, failure: this.failure(error) });
    }
    // The answer first: the page has to know of a session before it sees its frames.
    this.flush();
  }

  private answer(call: Call): Calls[CallName]['reply'] {
    switch (call.type) {
      case 'open':
        return this.open(() => this.engine.createSession(call.options), call.probe);
      case 'openFile':
        return this.open(() => this.engine.openSession(call.file, call.options), call.probe, call.report);
      case 'save':
        return this.need().save(call.options);
      case 'train':
        this.train(call.pace, call.until);
        return null;
      case 'setPace':
        if (this.run !== null) this.train(call.pace, this.run.until);
        return null;
      case 'pause':
        this.run = null;
        // Between two pictures, too, one sees where it has stopped.
        this.dirty = true;
        return { step: this.need().step };
      case 'step':
        this.halt();
        this.oneStep(this.need());
        this.dirty = true;
        return { step: this.need().step };
      case 'goTo':
        return this.goTo(call.step);
      case 'reset':
        this.halt();
        this.need().reset();
        this.forget();
        this.course.begin(0);
        this.dirty = true;
        return null;
      case 'probe':
        this.look(call.probe);
        return null;
      case 'inspect':
        return { session: this.number, ...inspectedOf(this.need(), this.probe, this.ways, call) };
      case 'watch':
        this.watched = call.tensors;
        this.dirty = true;
        return null;
      case 'gradients':
        this.measures = call.on;
        return null;
      case 'ablate':
        this.go({ ...this.ways, ablation: call.ablation });
        return null;
      case 'decode':
        this.go({ ...this.ways, decoding: call.decoding });
        return null;
      case 'draw':
        return drawn(this.need(), this.probe.source, this.ways.ablation, call);
      case 'redirect':
        return this.redirected!(this.need(), this.probe.source, call.redirects);
      case 'moments': {
        const known = this.remembers && this.remembered === this.probe && !this.course.forked;
        return { course: this.course.number, moments: known ? momentsOf(this.need(), call.most) : [] };
      }
      case 'revisit':
        return { course: this.course.number, moments: this.revisit(call.steps) };
      case 'retrace':
        this.retrace(call.options);
        return null;
      case 'tensors':
        return this.need().tensors();
      case 'tensor':
        return this.need().tensor(call.name);
      case 'setTensor':
        this.setTensor(this.need(), call.name, call.values);
        return null;
      case 'evaluate':
        return this.need().evaluate(call.split, { ablation: call.ablation ?? this.ways.ablation });
      case 'parse':
        return parsePairs(call.text);
      case 'preview':
        return previewOf(parsePairs(call.text));
      case 'tokenCounts':
        return this.need().tokenCounts();
      case 'generate':
        return this.engine.generateTask(call.task, call.options);
    }
  }

  /** Runs the model so from now on. What the engine refuses is answered with its reason, and the old ways stay. */
  private go({ ablation, decoding }: Ways): void {
    this.need().translate(this.probe.source, { ablation, ...decoding });
    this.ways = { ablation, decoding };
    this.dirty = true;
  }

  private open(make: () => Session, probe: Probe, report: StepReport | null = null): Opened {
    // The new session first: when its data or its sentence is refused the old one goes on.
    const session = make();
    try {
      lookAt(session, probe);
    } catch (error) {
      session.dispose();
      throw error;
    }
    this.halt();
    this.session?.dispose();
    this.session = session;
    this.number += 1;
    this.probe = probe;
    this.watched = [];
    this.ways = { ablation: {}, decoding: {} };
    this.measures = false;
    this.forget();
    this.remembers = null;
    this.stepMilliseconds = null;
    this.course.begin(session.step);
    this.report = report;
    this.dirty = true;
    const { summary, config, training } = session;
    return { session: this.number, summary, config, training };
  }

  /** Keeps, from here on, what is needed to go back. A sentence that is too large to be remembered leaves the session without a past. */
  private remember(session: Session): void {
    const { source, target } = this.probe;
    this.remembers = false;
    try {
      session.startHistory({ source, target: target ?? session.translate(source).text });
      this.remembers = true;
      this.remembered = this.probe;
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
    }
  }

  /** The run ends for something else, of which its end is not told. */
  private halt(): void {
    this.run = null;
    this.ended = null;
  }

  private setTensor(session: Session, name: string, values: Float32Array): void {
    const { trained, course } = this;
    const { step } = session;
    if (trained.step !== step || !course.edited(step)) trained.tensors.clear();
    trained.step = step;
    const before = trained.tensors.get(name) ?? session.tensor(name);
    session.setTensor(name, values);
    trained.tensors.set(name, before);
    const edited = [...trained.tensors].some(([one, numbers]) => !sameBits(numbers, session.tensor(one)));
    course.setByHand(step, session.altered, edited);
    this.dirty = true;
  }

  /** Weights that were set by hand are left as they are, by a step or by a look back. */
  private settle(session: Session): void {
    if (!this.course.settle()) return;
    // With very many of them the oldest past is forgotten.
    this.course.oldest = Math.max(this.course.oldest, session.history()?.first ?? session.step);
  }

  private goTo(step: number): { step: number } {
    this.halt();
    const session = this.need();
    this.settle(session);
    session.restore(step);
    this.report = this.course.report(step);
    this.gradients = null;
    this.rate.clear();
    this.dirty = true;
    return { step: session.step };
  }

  /** Nothing while training goes on, or where going away would be the end of a fork. */
  private revisit(steps: readonly number[]): ReturnType<typeof revisited> {
    if (this.run !== null || this.course.forked) return [];
    return revisited(this.need(), this.probe, this.ways, steps, this.stepMilliseconds ?? 0, this.clock);
  }

  private retrace(options: SessionOptions): void {
    const session = this.need();
    const { engine, probe, clock } = this;
    const means = { clock, slice: SLICE_MILLISECONDS, sameBits, EngineError };
    if (this.run !== null || this.course.oldest < session.step) return;
    this.retracing = new this.Retrace!(engine, options, probe, session, means, (retraced) => {
      this.retracing = null;
      session.dispose();
      this.session = retraced.session;
      this.course.lead(retraced.reports);
      this.remembers = true;
      this.remembered = retraced.probe;
      this.changed();
    });
  }

  private look(probe: Probe): void {
    const before = this.probe;
    this.probe = probe;
    try {
      lookAt(this.need(), probe);
    } catch (error) {
      this.probe = before;
      throw error;
    }
    this.dirty = true;
  }

  private train(pace: Pace, until: number): void {
    this.need();
    const run: Run = { pacer: new Pacer(pace, this.clock.now()), until, credit: 0, waiting: false };
    this.run = run;
    this.ended = null;
    this.rate.clear();
    // Not at once: the answer goes first.
    this.wait(run);
  }

  /** One turn of the training loop: at most one slice, then back to the queue of messages. */
  private turn(run: Run): void {
    if (this.run !== run) return;
    run.waiting = false;
    const session = this.need();
    const start = this.clock.now();
    // A run that is to be watched waits until its last picture has been drawn.
    if (run.credit === 0 && !(run.pacer.interval > 0 && this.inFlight)) run.credit = run.pacer.take(start);
    if (run.credit > 0) {
      try {
        while (run.credit > 0 && session.step < run.until && this.clock.now() - start < SLICE_MILLISECONDS) {
          this.oneStep(session);
          run.credit -= 1;
        }
      } catch (error) {
        const failure = this.failure(error);
        this.changed();
        this.stop(session, failure);
        return;
      }
      this.rate.mark(this.clock.now(), session.step);
      if (run.credit === 0 || run.credit === Infinity || session.step >= run.until) this.changed();
      if (session.step >= run.until) {
        this.stop(session, null);
        return;
      }
    }
    this.wait(run);
  }

  private wait(run: Run): void {
    if (run.waiting) return;
    const watched = run.pacer.interval > 0;
    // The acknowledgement of the frame in flight calls for the next turn.
    if (watched && run.credit === 0 && this.inFlight) return;
    run.waiting = true;
    const job = (): void => this.turn(run);
    if (watched && run.credit === 0) this.clock.later(job, run.pacer.wait(this.clock.now()));
    else this.clock.soon(job);
  }

  private stop(session: Session, failure: WorkerFailure | null): void {
    this.run = null;
    this.ended = { type: 'stopped', session: this.number, step: session.step, failure };
    this.flush();
  }

  private oneStep(session: Session): void {
    // Not when a session is opened: it takes longer than that, and not every session is trained.
    if (this.remembers === null) this.remember(session);
    this.settle(session);
    this.course.goOn(session.step);
    this.gradients = null;
    this.report = session.train(1);
    const { milliseconds } = this.report;
    this.stepMilliseconds = Math.min(this.stepMilliseconds ?? milliseconds, milliseconds);
    if (this.measures) this.gradients = gradientsOf(session);
    this.course.add(this.report);
  }

  private acknowledge(): void {
    this.inFlight = false;
    this.flush();
    if (this.run !== null) this.wait(this.run);
  }

  /** There is something new to see: now if the page is ready for it, else with its next acknowledgement. */
  private changed(): void {
    this.dirty = true;
    this.flush();
  }

  private flush(): void {
    if (this.dirty && !this.inFlight) this.sendFrame();
    if (this.dirty || this.ended === null) return;
    this.post(this.ended);
    this.ended = null;
  }

  private sendFrame(): void {
    const session = this.session;
    if (session === null) return;
    this.dirty = false;
    const frame = {
      session: this.number,
      course: this.course.number,
      step: session.step,
      latest: this.course.latest,
      end: this.course.end,
      first: this.remembers ? this.course.oldest : this.course.latest,
      losses: this.course.unsent(),
      report: this.report,
      stepsPerSecond: this.rate.perSecond(),
      probe: this.probe,
      ...pictureOf(session, this.probe, this.ways, this.watched),
      ...this.ways,
      edited: this.course.edited(session.step),
      byHand: this.course.byHand(session.step),
      gradients: this.gradients,
    };
    this.gradients = null;
    this.inFlight = true;
    this.post({ type: 'frame', frame }, buffersOf(frame));
  }

  private forget(): void {
    this.report = null;
    this.gradients = null;
    this.rate.clear();
  }

  private need(): Session {
    if (this.session === null) throw new EngineError('disposed', {}, 'There is no session.');
    return this.session;
  }

  /** What the engine refuses is an answer; anything else means that its memory cannot be trusted. */
  private failure(error: unknown): WorkerFailure {
    const known = error instanceof EngineError ? error : null;
    const message = error instanceof Error ? error.message : String(error);
    const failure = { code: known?.code ?? 'worker_crashed', params: known?.params ?? {}, message };
    // What is missing here was called for in the middle of a computation (halves.ts).
    const unfinished = failure.code === 'load_failed';
    if (known && !unfinished) return failure;
    this.run = null;
    this.session = null;
    this.retracing = null;
    this.post(unfinished ? { type: 'failed', failure } : { type: 'crashed', message });
    return failure;
  }
}

/** Asked now, not at the next frame, so that a sentence which the engine refuses is answered with its reason. */
function lookAt(session: Session, { source, target }: Probe): void {
  if (target === null) session.translate(source);
  else session.observe(source, target);
}
