/** The worker's entry: the only place of the page that loads the engine. */
import { loadEngine } from './engine';
import type { Call, Request, WorkerEvent, WorkerFailure } from './messages';
import { Runner, type Clock } from './runner';
import { EngineError, type Variant } from './types';

/** What the first half of the engine can do: core/wasm/toolchain/first_lesson.mjs does it when the engine is cut in two. */
const IN_FIRST_HALF: ReadonlySet<Request['type']> = new Set([
  'ack',
  'open',
  'train',
  'setPace',
  'pause',
  'step',
  'reset',
  'goTo',
  'probe',
  'evaluate',
  'parse',
  'preview',
] as const);

/** What a reader does to a run that goes on: it does not wait for a model to be kept, which the page asks for by itself. */
const PASSES_SAVING: ReadonlySet<Request['type']> = new Set(['ack', 'setPace', 'pause'] as const);

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
/** What has come and not been answered: before the first engine, and while the rest of the engine is on its way. */
const waiting: Exclude<Request, { type: 'load' }>[] = [];
/** What waits for the rest of the engine, and is waited for by what comes after it. */
let held: Call['type'] | null = null;
/** One after the other, so that the last engine that was asked for is the one that stays. */
let loading = Promise.resolve();
let asked = 0;

scope.onmessage = ({ data }) => {
  if (data.type === 'load') {
    asked += 1;
    const turn = asked;
    loading = loading.then(() => load(data.variant, turn));
  } else {
    waiting.push(data);
    answerWaiting();
  }
};

/** One after the other: what needs the whole engine holds up what comes after it, but not the training. */
function answerWaiting(): void {
  while (runner !== null) {
    const [request] = waiting;
    if (request === undefined) return;
    if (held !== null && !(held === 'save' && PASSES_SAVING.has(request.type))) return;
    waiting.shift();
    if (IN_FIRST_HALF.has(request.type)) runner.handle(request);
    else void answerWhole(runner, request as Call);
  }
}

async function answerWhole(by: Runner, request: Call): Promise<void> {
  held = request.type;
  try {
    await by.complete();
    if (request.type === 'redirect') by.redirected ??= (await import('./redirect')).redirected;
    if (request.type === 'retrace') by.Retrace ??= (await import('./retrace')).Retrace;
    by.handle(request);
  } catch (error) {
    post({ type: 'reply', id: request.id, ok: false, failure: failureOf(error) });
  }
  held = null;
  answerWaiting();
}

async function load(variant: Variant, turn: number): Promise<void> {
  try {
    // One that another has followed would be left at once; the first is waited for by all that came before it.
    if (turn === asked || runner === null) await use(variant);
  } catch (error) {
    // Without another engine the old one goes on.
    if (runner === null) {
      post({ type: 'failed', failure: failureOf(error) });
      return;
    }
  }
  if (runner === null) return;
  post({ type: 'ready', variant: runner.variant });
  answerWaiting();
}

async function use(variant: Variant): Promise<void> {
  if (runner?.variant === variant) return;
  const engine = await loadEngine({ variant, whole: false });
  if (runner === null) runner = new Runner(engine, post, clock);
  else if (runner.variant !== engine.variant) {
    // A session moves as a file.
    await Promise.all([runner.complete(), engine.complete()]);
    runner.use(engine);
  }
}

function failureOf(error: unknown): WorkerFailure {
  const message = error instanceof Error ? error.message : String(error);
  const [code, params] = error instanceof EngineError ? [error.code, error.params] : ['engine_not_started', {}];
  return { code, params, message };
}
