/** What becomes of the page when the worker broke: fetched with what keeps models, or when it happens. */
import type { Calls, WorkerFailure } from '../engine/messages';
import type { LessonData } from '../lessons/lessons';
import { failed } from './failures';
import type { Desk, Rescued, Saved } from './feature';
import type { AppState, Store } from './state';

/** As everything was just before. */
export interface Lost {
  state: AppState;
  data: LessonData | null;
  /** The file that the session came from. */
  saved: Saved | null;
  /** Some of its steps may have been rounded by the relaxed engine. */
  relaxed: boolean;
  /** The run that was going on, unless a pause had been asked for. */
  run: Calls['train']['request'] | null;
  /** What was kept in the page's memory. */
  rescued: Rescued | null;
  /** What the worker or the browser said. */
  message: string;
}

/** What takes longer is not trained again from its start when there is a later state: but only from its start one can go back. */
const QUICK_MILLISECONDS = 2000;

/** Where a recovery leads, so that what breaks there again is not repeated for ever. */
interface Attempt {
  /** What broke last. */
  broken: Lost;
  /** What is to be had back: the same, or what was lost before it. */
  lost: Lost;
  goal: number;
  /** The session that it has made; null until there is one. */
  opened: AppState['opened'];
  /** What it came from before anything broke: nothing, or a file. */
  origin: Saved | null;
  /** It has come there, or the reader wanted something else. */
  over: boolean;
  times: number;
}
const attempts = new WeakMap<Store, Attempt>();

/** The engine's words (core/wasm/platform.cpp) and the browsers'. */
const isMemory = (message: string): boolean =>
  /out of memory|allocation (failed|size)|could not allocate/i.test(message);

/**
 * Brings the session back: from the start where training is quick to repeat or nothing was kept, else from what was kept, and
 * from there to the step on show by the same steps, for training is deterministic. A run that was going on goes on. What breaks
 * at the same place again is brought back as it was kept, and after that untrained.
 */
export async function recover(desk: Desk, broken: Lost): Promise<void> {
  const { store } = desk;
  // By the reader, because the worker could not be had or nothing was open.
  const retried = attempts.get(store)?.broken === broken;
  const attempt = retried ? attempts.get(store)! : attemptOf(store, broken);
  const { times } = attempt;
  const lost = times > 2 ? { ...attempt.lost, saved: attempt.origin } : attempt.lost;
  const { lesson, phase, frame, own, previousLosses } = lost.state;
  const memory = isMemory(broken.message);
  // Without anybody's doing: not even its first picture can be had.
  const hopeless = times > 3 && broken.state.frame === null;
  if (lost.data === null || hopeless) {
    if (retried) await desk.open(lesson);
    else nothingOpen(store, failed(memory ? 'out_of_memory' : hopeless ? 'worker_crashed' : 'worker_restarted'));
    return;
  }
  store.set({ lesson, own: { ...own, busy: false } });
  const kept = times > 2 || (times === 1 && repeatable(lost)) ? null : lost.rescued;
  const first = kept?.step ?? lost.saved?.losses.length ?? 0;
  const goal = times > 1 ? first : Math.max(first, frame?.step ?? 0);
  attempt.goal = goal;
  const code = memory ? 'out_of_memory_back' : codeOf(lost, times, kept, goal);
  store.set({ notice: failed(code, { step: goal, kept: first }) });
  const failure = await begun(desk, lost, kept);
  const { opened } = store.state;
  // The reader may be in another lesson by now.
  if (failure !== null || opened === null || store.state.phase !== 'ready' || store.state.lesson !== lesson) return;
  attempt.opened = opened;
  store.set({ previousLosses });
  const here = (): boolean => store.state.opened === opened;
  const arrived = goal === first || (await trained(desk, goal, here));
  attempt.over = here();
  if (arrived && here() && phase === 'training' && !memory && times === 1) await goOn(desk, lost, goal);
}

/** What breaks before it was as far as before is still the same loss; where nothing was on show, there is no other. */
function attemptOf(store: Store, broken: Lost): Attempt {
  const before = attempts.get(store);
  const { frame, lesson, opened } = broken.state;
  const step = frame?.step ?? 0;
  const same = before !== undefined && before.lost.state.lesson === lesson;
  // What was opened since is another session.
  const onTheWay = opened === before?.opened;
  const again = same && (before.over && frame !== null ? step === before.goal : onTheWay);
  const lost = again && !before.over && broken.rescued === null ? before.lost : broken;
  const origin = again ? before.origin : broken.saved;
  const times = again ? before.times + 1 : 1;
  const attempt = { broken, lost, goal: step, opened: null, origin, over: false, times };
  attempts.set(store, attempt);
  return attempt;
}

/** It broke while a first session was being made. */
function nothingOpen(store: Store, failure: WorkerFailure): void {
  const { lesson, own } = store.state;
  if (lesson === 'your-own') store.set({ phase: 'empty', own: { ...own, busy: false, failure } });
  else store.set({ phase: 'starting', notice: failure });
}

/** Whether the same steps from the start lead to the same bits, and soon. */
function repeatable({ saved, relaxed, state: { frame } }: Lost): boolean {
  if (saved !== null || relaxed || frame?.byHand === true) return false;
  return (frame?.step ?? 0) * (frame?.report?.milliseconds ?? 0) <= QUICK_MILLISECONDS;
}

function codeOf({ relaxed, state }: Lost, times: number, kept: Rescued | null, goal: number): string {
  if (times > 1) return 'worker_again';
  if (goal === 0) return 'worker_restarted';
  if (kept !== null) return 'worker_rescued';
  return relaxed || state.frame?.byHand === true ? 'worker_replaced_turbo' : 'worker_replaced';
}

/** A session at the step from which it is trained again, looked at as before. */
async function begun(desk: Desk, { data, saved, state }: Lost, kept: Rescued | null): Promise<WorkerFailure | null> {
  if (kept !== null) return kept.open();
  const { lesson, frame, text, selection, decoding, experiments } = state;
  const failure = await (saved === null ? desk.openData(lesson, data!) : desk.openSaved(lesson, data!, saved));
  const { opened } = desk.store.state;
  if (failure !== null || frame === null || opened === null) return failure;
  const off = experiments?.off ?? [];
  if (off.length > 0) desk.act({ type: 'experiment-off', off });
  // A session is begun with what is chosen; what is not called for does not wait for the rest of the engine.
  if (desk.store.state.decoding !== decoding) desk.act({ type: 'decode', decoding });
  // The training comes after it and does not wait for its answer: till then the page would seem to be ready.
  void desk
    .attempt(() => desk.client.call('probe', { probe: frame.probe }))
    .then((unseen) => {
      if (unseen === null && desk.store.state.opened === opened) desk.store.set({ text, selection });
    });
  return null;
}

/** Takes the steps up to this one, at full speed; false where the reader wanted something else meanwhile. */
async function trained(desk: Desk, until: number, here: () => boolean): Promise<boolean> {
  const { store, client } = desk;
  store.set({ phase: 'training' });
  const failure = await desk.attempt(() => client.call('train', { pace: { kind: 'fast' }, until }));
  if (failure !== null) {
    if (failure.code !== 'worker_crashed') store.set({ phase: 'ready' });
    return false;
  }
  return new Promise((resolve) => {
    const stop = store.subscribe(({ phase, frame }) => {
      if (here() && phase === 'training') return;
      stop();
      resolve(here() && phase === 'ready' && frame?.step === until);
    });
  });
}

/** The run that was going on, to its own end. */
async function goOn(desk: Desk, { run, state }: Lost, step: number): Promise<void> {
  if (run === null || run.until <= step) return;
  const { store, client } = desk;
  store.set({ phase: 'training' });
  const failure = await desk.attempt(() => client.call('train', run));
  if (failure !== null && failure.code !== 'worker_crashed') store.set({ phase: 'ready' });
  // Chosen while the way was repeated.
  const { speed } = store.state;
  if (failure === null && speed !== state.speed) desk.act({ type: 'speed', speed });
}
