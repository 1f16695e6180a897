/** The worker's entry: the only place of the page that loads the engine. */
import { loadEngine } from './index';
import type { Request, WorkerEvent } from './messages';
import { Runner, type Clock } from './runner';
import { EngineError } from './types';

/** The part of a dedicated worker's global scope that is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: WorkerEvent, transfer: Transferable[]): void;
}
const scope = self as unknown as WorkerScope;

// A message to oneself comes after those that already wait, without the four milliseconds of nested timers.
const channel = new MessageChannel();
const jobs: (() => void)[] = [];
channel.port1.onmessage = () => jobs.shift()?.();

const clock: Clock = {
  now: () => performance.now(),
  soon: (job) => {
    jobs.push(job);
    channel.port2.postMessage(null);
  },
  later: (job, milliseconds) => setTimeout(job, milliseconds),
};

const post = (event: WorkerEvent, transfer: Transferable[] = []): void => scope.postMessage(event, transfer);

// Messages that come while the engine is loading wait in this list.
const early: Request[] = [];
scope.onmessage = (event) => early.push(event.data);

loadEngine()
  .then((engine) => {
    const runner = new Runner(engine, post, clock);
    scope.onmessage = (event) => runner.handle(event.data);
    post({ type: 'ready', variant: engine.variant });
    for (const request of early) runner.handle(request);
  })
  .catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const [code, params] = error instanceof EngineError ? [error.code, error.params] : ['engine_not_started', {}];
    post({ type: 'failed', failure: { code, params, message } });
  });
