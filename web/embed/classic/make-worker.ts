/** In place of engine/make-worker.ts, where neither modules nor addresses of workers can be loaded. */
import work from '#classic-worker';
import packed from '#packed-engine';
import type { Request, WorkerEvent } from '../../engine/messages';
import type { WorkerLike } from '../../engine/client';
import { unpack } from './pack';
import { trusted } from './trusted';

/** Unpacked once, however many models there are on the page. */
let engine: Promise<ArrayBuffer> | null = null;

/** A worker that says nothing for so long after it has been given the engine will not run; a slow one is only replaced. */
const LONGEST_SILENCE_MILLISECONDS = 10_000;

interface Port {
  onmessage: ((event: MessageEvent<WorkerEvent>) => void) | null;
  postMessage(message: Request | ArrayBuffer): void;
}

/**
 * A worker made from the text of the function that is one; and where that is refused, by an exception, by an error before its first
 * word or by none at all, the same function on this thread: it trains in slices, so the page still answers.
 */
class ClassicWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  private port: Port | null = null;
  private end: () => void = () => undefined;
  private heard = false;
  private ended = false;
  /** What has been sent, until the worker is known to run: the one that takes its place is told again. */
  private sent: Request[] = [];

  constructor() {
    try {
      this.apart();
    } catch {
      this.here();
    }
  }

  postMessage(message: Request): void {
    if (!this.heard) this.sent.push(message);
    this.port?.postMessage(message);
  }

  terminate(): void {
    this.ended = true;
    this.end();
  }

  private apart(): void {
    const address = URL.createObjectURL(new Blob([`(${String(work)})(self)`], { type: 'text/javascript' }));
    const worker = new Worker(trusted(address));
    this.end = () => worker.terminate();
    const instead = (): void => {
      worker.terminate();
      this.here();
    };
    worker.onerror = (event) => {
      if (this.heard) this.onerror?.call(this, event);
      else {
        event.preventDefault();
        instead();
      }
    };
    worker.onmessageerror = (event) => this.onmessageerror?.call(this, event);
    this.use(worker, () => URL.revokeObjectURL(address));
    const silent = (): void => {
      if (!this.heard && !this.ended && this.port === worker) instead();
    };
    void engine?.then(
      () => setTimeout(silent, LONGEST_SILENCE_MILLISECONDS),
      () => undefined,
    );
  }

  private here(): void {
    const { port1, port2 } = new MessageChannel();
    work(port2);
    this.end = () => port1.close();
    this.use(port1, () => undefined);
    for (const message of this.sent) port1.postMessage(message);
  }

  private use(port: Port, runs: () => void): void {
    this.port = port;
    port.onmessage = (event) => {
      if (!this.heard) runs();
      this.heard = true;
      this.sent = [];
      this.onmessage?.(event);
    };
    engine ??= unpack(packed);
    void engine.then(
      (module) => {
        if (this.port === port && !this.ended) port.postMessage(module);
      },
      (error: unknown) => this.onerror?.call(this, new ErrorEvent('error', { message: String(error) })),
    );
  }
}

export const makeWorker = (): WorkerLike => new ClassicWorker();
