/** The worker's entry: the only place of the page that loads the engine. */
import { loadEngine } from './index';
import type { Request, WorkerEvent, WorkerFailure } from './messages';
import { Runner, type Clock } from './runner';
import { EngineError, type Variant } from './types';

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

let runner: Runner | null = null;
/** What comes before the first engine waits here. */
const early: Exclude<Request, { type: 'load' }>[] = [];
/** One after the other, so that the last engine that was asked for is the one that stays. */
let loading = Promise.resolve();

scope.onmessage = ({ data }) => {
  if (data.type === 'load') loading = loading.then(() => load(data.variant));
  else if (runner === null) early.push(data);
  else runner.handle(data);
};

async function load(variant: Variant): Promise<void> {
  try {
    await use(variant);
  } catch (error) {
    // Without another engine the old one goes on.
    if (runner === null) {
      post({ type: 'failed', failure: failureOf(error) });
      return;
    }
  }
  if (runner === null) return;
  post({ type: 'ready', variant: runner.variant });
  for (const request of early.splice(0)) runner.handle(request);
}

async function use(variant: Variant): Promise<void> {
  if (runner?.variant === variant) return;
  const engine = await loadEngine({ variant });
  if (runner === null) runner = new Runner(engine, post, clock);
  else if (runner.variant !== engine.variant) runner.use(engine);
}

function failureOf(error: unknown): WorkerFailure {
  const message = error instanceof Error ? error.message : String(error);
  const [code, params] = error instanceof EngineError ? [error.code, error.params] : ['engine_not_started', {}];
  return { code, params, message };
}
