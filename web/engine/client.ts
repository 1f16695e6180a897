import type { CallName, Calls, Frame, Request, WorkerEvent, WorkerFailure } from './messages';

/** A refusal that came back from the worker. */
export class CallError extends Error {
  constructor(readonly failure: WorkerFailure) {
    super(failure.message);
    this.name = 'CallError';
  }
}

export interface ClientEvents {
  /** The frame is acknowledged when the promise resolves: only then is the next one sent. */
  frame(frame: Frame): Promise<void>;
  stopped(session: number, step: number, failure: WorkerFailure | null): void;
  /** The worker broke and has been replaced by a new one, which has no session yet. */
  replaced(): void;
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
  resolve(value: never): void;
  reject(error: CallError): void;
}

/** The engine as the page sees it: the same calls with promises, frames as events. */
export class EngineClient {
  private worker: WorkerLike;
  private ready = false;
  private failed = false;
  private lastId = 0;
  private readonly pending = new Map<number, Pending>();

  constructor(
    private readonly makeWorker: () => WorkerLike,
    private readonly events: ClientEvents,
  ) {
    this.worker = this.start();
  }

  call<K extends CallName>(type: K, request: Calls[K]['request']): Promise<Calls[K]['reply']> {
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      this.pending.set(this.lastId, { resolve, reject });
      this.worker.postMessage({ ...request, type, id: this.lastId } as Request);
    });
  }

  private start(): WorkerLike {
    const worker = this.makeWorker();
    worker.onmessage = ({ data }) => {
      // A worker that was given up may still have had something to say.
      if (worker === this.worker) this.hear(worker, data);
    };
    const broke = (message: string): void => {
      if (worker === this.worker) this.broken(message);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      broke(event.message);
    };
    worker.onmessageerror = () => broke('A message could not be read.');
    return worker;
  }

  private hear(worker: WorkerLike, event: WorkerEvent): void {
    switch (event.type) {
      case 'ready':
        this.ready = true;
        break;
      case 'failed':
        this.giveUp(event.failure);
        break;
      case 'reply': {
        const waiting = this.pending.get(event.id);
        this.pending.delete(event.id);
        if (event.ok) waiting?.resolve(event.value as never);
        else waiting?.reject(new CallError(event.failure));
        break;
      }
      case 'frame':
        void this.events.frame(event.frame).then(() => worker.postMessage({ type: 'ack' }));
        break;
      case 'stopped':
        this.events.stopped(event.session, event.step, event.failure);
        break;
      case 'crashed':
        this.broken(event.message);
        break;
    }
  }

  private broken(message: string): void {
    this.worker.terminate();
    // One that never came up would not come up the second time either.
    if (!this.ready) {
      this.giveUp({ code: 'engine_not_started', params: {}, message });
      return;
    }
    this.ready = false;
    this.rejectAll({ code: 'worker_crashed', params: {}, message });
    this.worker = this.start();
    this.events.replaced();
  }

  private giveUp(failure: WorkerFailure): void {
    if (this.failed) return;
    this.failed = true;
    this.rejectAll(failure);
    this.events.failed(failure);
  }

  private rejectAll(failure: WorkerFailure): void {
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const one of waiting) one.reject(new CallError(failure));
  }
}
