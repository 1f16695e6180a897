import type { CallName, Calls, Frame, Request, WorkerEvent, WorkerFailure } from './messages';
import type { Variant } from './types';
import { pageTicker, patience, Watchdog, type Ticker } from './watchdog';

/** A refusal that came back from the worker. */
export class CallError extends Error {
  constructor(readonly failure: WorkerFailure) {
    super(failure.message);
    this.name = 'CallError';
  }
}

export interface ClientEvents {
  /** The engine that is in use, after the last of the changes that were asked for. */
  ready(variant: Variant): void;
  /** The frame is acknowledged when the promise resolves: only then is the next one sent. */
  frame(frame: Frame): Promise<void>;
  stopped(session: number, step: number, failure: WorkerFailure | null): void;
  /** The worker broke, with these words, and has been replaced by a new one, which has no session yet. */
  replaced(message: string): void;
  /** No worker can be had: nothing will answer any more. */
  failed(failure: WorkerFailure): void;
}

/** The part of a `Worker` that is used, so that a test can play one. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<WorkerEvent>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: Request): void;
  terminate(): void;
}

interface Pending {
  type: CallName;
  resolve(value: never): void;
  reject(error: CallError): void;
}

/** The engine as the page sees it: the same calls with promises, frames as events. */
export class EngineClient {
  private worker: WorkerLike | null;
  private ready = false;
  /** Engines that were asked for and are still on their way. */
  private loading = 0;
  /** The last run that was asked for, at the pace that was asked for last, until a pause is. */
  run: Calls['train']['request'] | null = null;
  private failure: WorkerFailure | null = null;
  private lastId = 0;
  private readonly pending = new Map<number, Pending>();
  private training = false;
  /** A frame is being drawn: until it is acknowledged the worker owes none. */
  private drawing = false;
  private stepMilliseconds = 0;
  private readonly watchdog: Watchdog;

  constructor(
    private readonly makeWorker: () => WorkerLike,
    private readonly events: ClientEvents,
    private variant: Variant = 'simd',
    ticker: Ticker = pageTicker,
  ) {
    this.watchdog = new Watchdog(
      ticker,
      () => this.longestSilence(),
      () => this.broken('It stopped answering.'),
    );
    this.worker = this.start();
  }

  call<K extends CallName>(type: K, request: Calls[K]['request']): Promise<Calls[K]['reply']> {
    if (this.failure) return Promise.reject(new CallError(this.failure));
    if (type === 'train') this.run = request as Calls['train']['request'];
    if (type === 'setPace' && this.run) this.run = { ...this.run, ...(request as Calls['setPace']['request']) };
    // One that is paused does not go on in the next worker.
    if (type === 'pause') this.run = null;
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      this.pending.set(this.lastId, { type, resolve, reject });
      this.worker?.postMessage({ ...request, type, id: this.lastId } as Request);
      this.watchdog.look();
    });
  }

  /** Changes the engine; a session and its training go on in the new one. */
  load(variant: Variant): void {
    this.variant = variant;
    if (this.worker) this.ask(this.worker);
  }

  private ask(worker: WorkerLike): void {
    this.loading += 1;
    worker.postMessage({ type: 'load', variant: this.variant });
  }

  /** After a failure: perhaps what could not be fetched can be fetched now. */
  restart(): void {
    if (this.failure === null) return;
    this.failure = null;
    this.worker = this.start();
  }

  /** Ends the worker for good. */
  close(): void {
    this.failure = { code: 'worker_crashed', params: {}, message: 'It has been closed.' };
    this.training = false;
    this.worker?.terminate();
    this.worker = null;
    this.rejectAll(this.failure);
    this.watchdog.look();
  }

  /** Calls are answered in their order, so the oldest one says how long the worker may be silent. */
  private longestSilence(): number | null {
    // How long the engine is on its way is the network's affair, which reports its failures itself.
    if (!this.ready) return null;
    const [oldest] = this.pending.values();
    if (oldest) return patience(oldest.type, this.stepMilliseconds);
    return this.training && !this.drawing ? patience('train', this.stepMilliseconds) : null;
  }

  private start(): WorkerLike | null {
    this.ready = false;
    this.loading = 0;
    this.training = false;
    this.drawing = false;
    this.stepMilliseconds = 0;
    let worker: WorkerLike;
    try {
      worker = this.makeWorker();
    } catch (error) {
      // Later, when whoever is being made here can hear it.
      queueMicrotask(() => this.giveUp(notStarted(String(error))));
      return null;
    }
    worker.onmessage = ({ data }) => {
      // A worker that was given up may still have had something to say.
      if (worker !== this.worker) return;
      this.hear(worker, data);
      this.watchdog.heard();
    };
    const broke = (message: string): void => {
      if (worker === this.worker) this.broken(message);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      broke(event.message);
    };
    worker.onmessageerror = () => broke('A message could not be read.');
    this.ask(worker);
    return worker;
  }

  private hear(worker: WorkerLike, event: WorkerEvent): void {
    switch (event.type) {
      case 'ready':
        this.ready = true;
        this.loading -= 1;
        if (this.loading === 0) this.events.ready(event.variant);
        break;
      case 'failed':
        this.giveUp(event.failure);
        break;
      case 'reply': {
        const waiting = this.pending.get(event.id);
        this.pending.delete(event.id);
        if (waiting) this.learn(waiting.type, event.ok);
        if (event.ok) waiting?.resolve(event.value as never);
        else waiting?.reject(new CallError(event.failure));
        break;
      }
      case 'frame':
        this.draw(worker, event.frame);
        break;
      case 'stopped':
        this.training = false;
        this.events.stopped(event.session, event.step, event.failure);
        break;
      case 'crashed':
        this.broken(event.message);
        break;
    }
  }

  /** Which calls begin and end a run. */
  private learn(type: CallName, ok: boolean): void {
    if (type === 'train') this.training = ok;
    else if (ok && ['open', 'openFile', 'pause', 'step', 'reset'].includes(type)) this.training = false;
  }

  private draw(worker: WorkerLike, frame: Frame): void {
    this.drawing = true;
    this.stepMilliseconds = frame.report?.milliseconds ?? 0;
    void this.events.frame(frame).then(() => {
      worker.postMessage({ type: 'ack' });
      if (worker !== this.worker) return;
      this.drawing = false;
      this.watchdog.heard();
    });
  }

  private broken(message: string): void {
    this.worker?.terminate();
    // One that never came up would not come up the second time either.
    if (!this.ready) {
      this.giveUp(notStarted(message));
      return;
    }
    this.rejectAll({ code: 'worker_crashed', params: {}, message });
    this.worker = this.start();
    this.watchdog.look();
    this.events.replaced(message);
  }

  private giveUp(failure: WorkerFailure): void {
    if (this.failure) return;
    this.failure = failure;
    this.worker?.terminate();
    this.worker = null;
    this.rejectAll(failure);
    this.watchdog.look();
    this.events.failed(failure);
  }

  private rejectAll(failure: WorkerFailure): void {
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const one of waiting) one.reject(new CallError(failure));
  }
}

function notStarted(message: string): WorkerFailure {
  return { code: 'engine_not_started', params: {}, message };
}
