import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlayedPage } from './played-page';

/** Steps that are quick to repeat, and those of which two take longer than one waits for them. */
const QUICK = 10;
const LONG = 1500;

let page: PlayedPage;
const begin = async (cost = QUICK, turbo = false): Promise<void> => {
  page = new PlayedPage(cost, turbo);
  await page.open('lets-go');
};
/** What the page says. */
const says = (code: string, params: object): object => ({ code, params: expect.objectContaining(params) as object });
const expectSaid = (code: string, params: object = {}): void =>
  expect(page.store.state.notice).toMatchObject(says(code, params));

beforeEach(() => {
  // Hidden, the silence of a worker means nothing: no test here waits for that.
  vi.stubGlobal('document', { hidden: true });
});

afterEach(() => {
  page.controller.close();
  vi.unstubAllGlobals();
});

describe('a worker that breaks', () => {
  it('in a lesson that is quick to train: trained again from the start, though something was kept', async () => {
    await begin();
    await page.train(5);
    await page.pause();
    const { losses } = page.store.state;
    page.keep(3);
    await page.break();
    expectSaid('worker_replaced', { step: 5 });
    expect(page.asked).toEqual(['open', 'probe', 'train']);
    expect(page.runs).toEqual([{ pace: 'fast', until: 5 }]);
    await page.reach(5);
    expect(page.store.state.phase).toBe('ready');
    expect(page.store.state.losses).toEqual(losses);
    // It stood still before.
    expect(page.runs).toHaveLength(1);
  });

  it('shows nobody a page that seems to be ready before it is', async () => {
    await begin();
    await page.train(5);
    const phases = new Set<string>();
    page.worker.break();
    while (page.store.state.phase !== 'training' || page.store.state.opened === null) {
      await new Promise((resolve) => setImmediate(resolve));
      phases.add(page.store.state.phase);
    }
    expect([...phases]).not.toContain('ready');
  });

  it('leads back to what was looked at, and how', async () => {
    await begin();
    const [, example] = page.store.state.train;
    await page.desk.client.call('probe', { probe: example! });
    page.controller.do({ type: 'decode', decoding: { beam: 3 } });
    await page.settle();
    const selection = { ...page.store.state.selection, head: 0, layer: 0 };
    page.store.set({
      text: 'typed',
      selection,
      previousLosses: [7],
      own: { ...page.store.state.own, busy: true },
      experiments: { off: ['position'] } as unknown as NonNullable<typeof page.store.state.experiments>,
    });
    await page.train(2);
    await page.pause();
    await page.break();
    await page.reach(2);
    expect(page.store.state).toMatchObject({ text: 'typed', selection, previousLosses: [7], own: { busy: false } });
    expect(page.store.state.frame).toMatchObject({ probe: example, decoding: { beam: 3 } });
    // Chosen once, and asked for once.
    expect(page.asked.filter((type) => type === 'decode')).toHaveLength(1);
    expect(page.actions).toContainEqual({ type: 'experiment-off', off: ['position'] });
  });

  it('before anything was trained: only the lesson is opened', async () => {
    await begin();
    await page.break();
    expectSaid('worker_restarted');
    expect(page.asked).toEqual(['open', 'probe']);
    expect(page.store.state.phase).toBe('ready');
  });

  it('where training takes long: trained on from what was kept', async () => {
    await begin(LONG);
    await page.train(5);
    await page.pause();
    page.keep(3);
    await page.break();
    expectSaid('worker_rescued', { kept: 3, step: 5 });
    expect(page.asked).toEqual(['openFile', 'train']);
    await page.reach(5);
    expect(page.store.state.phase).toBe('ready');
  });

  it('where training takes long and nothing was kept: from the start all the same', async () => {
    await begin(LONG);
    await page.train(2);
    await page.break();
    expectSaid('worker_replaced', { step: 2 });
    expect(page.asked[0]).toBe('open');
  });

  it('of the relaxed engine, whose steps are not the same again: what was kept, or what training gives', async () => {
    await begin(QUICK, true);
    await page.train(5);
    await page.pause();
    page.keep(4);
    await page.break();
    expectSaid('worker_rescued', { kept: 4, step: 5 });
    expect(page.asked[0]).toBe('openFile');
    await page.reach(5);
    page.controller.do({ type: 'step' });
    await page.settle();
    page.rescued = null;
    await page.break();
    expectSaid('worker_replaced_turbo', { step: 6 });
  });

  it('with weights that were set by hand: what was kept, or what training gives', async () => {
    await begin();
    await page.train(5);
    await page.pause();
    await page.desk.client.call('setTensor', { name: 'w', values: new Float32Array([7]) });
    await page.settle();
    expect(page.store.state.frame?.byHand).toBe(true);
    const before = page.store.state;
    page.keep(5);
    await page.break();
    expectSaid('worker_rescued', { kept: 5, step: 5 });
    expect(page.asked).toEqual(['openFile']);
    // Once more, and nothing was kept.
    page.store.set({ frame: { ...before.frame!, session: page.store.state.opened!.session, step: 6 } });
    page.rescued = null;
    await page.break();
    expectSaid('worker_replaced_turbo', { step: 6 });
  });

  it('of a file: the file again, and trained on from its step', async () => {
    await begin();
    await page.openFile(7);
    await page.settle();
    await page.train(9);
    await page.break();
    expectSaid('worker_replaced', { step: 9 });
    expect(page.asked.slice(0, 3)).toEqual(['openFile', 'probe', 'train']);
    expect(page.step).toBe(7);
    await page.reach(9);
    expect(page.store.state.losses).toHaveLength(9);
  });

  it('of a file of which more was kept: that', async () => {
    await begin();
    await page.openFile(7);
    await page.settle();
    await page.train(10);
    page.keep(9);
    await page.break();
    expectSaid('worker_rescued', { kept: 9, step: 10 });
    expect(page.step).toBe(9);
  });

  it('and cannot be had again at first: one that can be is asked for the same, and not as if it had broken twice', async () => {
    await begin();
    await page.train(5);
    page.worker.break();
    // The next one, before it is there.
    page.worker.break();
    await page.until(() => page.store.state.phase === 'failed');
    page.controller.do({ type: 'retry' });
    await page.until(() => page.runs.length > 0);
    expectSaid('worker_replaced', { step: 5 });
  });
});

describe('a run that was going on', () => {
  it('goes on to its own end', async () => {
    await begin();
    await page.train(5, 8);
    await page.break();
    expect(page.runs).toEqual([{ pace: 'fast', until: 5 }]);
    await page.reach(5);
    expect(page.runs).toEqual([
      { pace: 'fast', until: 5 },
      { pace: 'slow', until: 8 },
    ]);
    expect(page.store.state.phase).toBe('training');
    await page.reach(8);
    expect(page.store.state.phase).toBe('ready');
  });

  it('goes on at the speed that was chosen last, before and while it was repeated', async () => {
    await begin();
    await page.train(5);
    page.controller.do({ type: 'speed', speed: 'paced' });
    await page.settle();
    await page.break();
    await page.reach(5);
    expect(page.runs.at(-1)).toEqual({ pace: 'paced', until: 100 });
    expect(page.asked).not.toContain('setPace');
    await page.reach(6);
    await page.break();
    page.controller.do({ type: 'speed', speed: 'slow' });
    await page.reach(6);
    expect(page.store.state.speed).toBe('slow');
    expect(page.asked.slice(-2)).toEqual(['train', 'setPace']);
  });

  it('does not go on when a pause had been asked for, answered or not', async () => {
    await begin();
    await page.train(5);
    page.worker.deaf = 'pause';
    page.controller.do({ type: 'pause' });
    await page.settle();
    expect(page.store.state.phase).toBe('training');
    await page.break();
    await page.reach(5);
    expect(page.runs).toEqual([{ pace: 'fast', until: 5 }]);
    expect(page.store.state.phase).toBe('ready');
  });

  it('does not go on when only its end had not been told', async () => {
    await begin();
    await page.train(5, 5);
    page.store.set({ phase: 'training' });
    await page.break();
    await page.reach(5);
    expect(page.runs).toEqual([{ pace: 'fast', until: 5 }]);
  });

  it('does not go on when it had been ended by a new beginning', async () => {
    await begin();
    await page.train(5);
    page.controller.do({ type: 'reset' });
    await page.until(() => page.step === 0);
    await page.break();
    expect(page.runs).toEqual([]);
    expect(page.store.state.phase).toBe('ready');
  });

  it('does not go on where memory had come to its end', async () => {
    await begin();
    await page.train(5);
    await page.break('RangeError: WebAssembly.Memory.grow(): out of memory');
    expectSaid('out_of_memory_back', { step: 5 });
    await page.reach(5);
    expect(page.runs).toHaveLength(1);
    expect(page.store.state.phase).toBe('ready');
  });

  it('does not go on when the reader stops what is repeated', async () => {
    await begin();
    await page.train(5);
    await page.break();
    await page.reach(2);
    await page.pause();
    expect(page.step).toBe(2);
    expect(page.runs).toHaveLength(1);
  });

  it('leaves the page ready where it is refused', async () => {
    await begin();
    await page.train(5);
    page.worker.break();
    page.worker.refuses = 'train';
    await page.until(() => page.store.state.notice?.code === 'refused');
    expect(page.store.state).toMatchObject({ phase: 'ready', frame: { step: 0 } });
  });
});

describe('what breaks again', () => {
  it('on the way is brought back as it was kept, and after that untrained', async () => {
    await begin();
    await page.train(5);
    page.keep(3);
    await page.break();
    await page.reach(2);
    await page.break();
    expectSaid('worker_again', { step: 3 });
    expect(page.asked).toEqual(['openFile']);
    expect(page.store.state).toMatchObject({ phase: 'ready', frame: { step: 3 } });
    await page.break();
    expectSaid('worker_again', { step: 0 });
    expect(page.asked).toEqual(['open', 'probe']);
    expect(page.store.state).toMatchObject({ phase: 'ready', frame: { step: 0 } });
  });

  it('on the way, of what was kept: that, and no step more', async () => {
    await begin(LONG);
    await page.train(5);
    page.keep(3);
    await page.break();
    page.rescued = null;
    await page.reach(4);
    await page.break();
    expectSaid('worker_again', { step: 3 });
    expect(page.asked).toEqual(['openFile']);
  });

  it('where it has come to is the same place', async () => {
    await begin();
    await page.train(5, 8);
    page.keep(3);
    await page.break();
    await page.reach(5);
    await page.break();
    expectSaid('worker_again', { step: 3 });
    // The run has broken it twice.
    expect(page.runs).toEqual([]);
  });

  it('on the way, where more has been kept meanwhile: that', async () => {
    await begin(LONG);
    await page.train(5);
    page.keep(3);
    await page.break();
    await page.reach(4);
    page.keep(4);
    await page.break();
    expectSaid('worker_again', { step: 4 });
  });

  it('where it has come to is looked at as it was since', async () => {
    await begin(LONG);
    await page.train(5);
    await page.pause();
    page.keep(3);
    await page.break();
    await page.reach(5);
    page.rescued = null;
    page.store.set({ text: 'typed since' });
    await page.break();
    expectSaid('worker_again', { step: 3 });
    expect(page.store.state.text).toBe('typed since');
  });

  it('at the same step of another lesson is another loss', async () => {
    await begin();
    await page.train(5);
    await page.pause();
    await page.break();
    await page.reach(5);
    await page.open('phrases');
    await page.train(5);
    await page.break();
    expectSaid('worker_replaced', { step: 5 });
  });

  it('earlier, once it has come there and was begun anew, is another loss', async () => {
    await begin();
    await page.train(5);
    await page.pause();
    await page.break();
    await page.reach(5);
    page.controller.do({ type: 'reset' });
    await page.until(() => page.step === 0);
    await page.train(2);
    await page.break();
    expectSaid('worker_replaced', { step: 2 });
  });

  it('later is another loss', async () => {
    await begin();
    await page.train(5, 8);
    await page.break();
    await page.reach(6);
    await page.break();
    expectSaid('worker_replaced', { step: 6 });
    await page.reach(8);
    expect(page.store.state.phase).toBe('ready');
  });

  it('and came from a file is brought back as the file in the end', async () => {
    await begin();
    await page.openFile(7);
    await page.settle();
    await page.train(9);
    page.keep(8);
    await page.break();
    await page.reach(9);
    await page.break();
    expectSaid('worker_again', { step: 8 });
    await page.break();
    expectSaid('worker_again', { step: 7 });
    expect(page.step).toBe(7);
  });

  it('before its first picture, again and again, is given up, and opened anew when the reader wants it', async () => {
    await begin(LONG);
    await page.train(5);
    await page.pause();
    const { worker } = page;
    page.keep(3);
    page.breaksWhenOpened = true;
    worker.break();
    await page.until(() => page.store.state.notice?.code === 'worker_crashed');
    expect(page.workers).toHaveLength(5);
    expect(page.store.state).toMatchObject({ phase: 'starting', opened: null });
    page.breaksWhenOpened = false;
    page.controller.do({ type: 'retry' });
    await page.until(() => page.step === 0);
    expect(page.store.state).toMatchObject({ phase: 'ready', notice: null });
  });

  it('before it has been opened is the same loss', async () => {
    await begin();
    await page.train(5);
    page.keep(3);
    page.worker.break();
    page.worker.deaf = 'open';
    await page.until(() => page.asked.includes('open'));
    page.rescued = null;
    page.worker.break();
    await page.until(() => page.store.state.frame !== null);
    expectSaid('worker_again', { step: 3 });
  });
});

describe('where nothing was open', () => {
  const opening = async (message?: string): Promise<void> => {
    page = new PlayedPage();
    await page.until(() => page.worker.heard.length > 0);
    page.store.set({ own: { ...page.store.state.own, busy: true } });
    page.worker.break(message);
  };

  it('the page goes on waiting, and says why', async () => {
    await opening();
    await page.until(() => page.store.state.notice !== null);
    expectSaid('worker_restarted');
    expect(page.store.state.phase).toBe('starting');
  });

  it('the lesson is opened when the reader tries again', async () => {
    await opening();
    await page.until(() => page.store.state.notice !== null);
    page.controller.do({ type: 'retry' });
    await page.until(() => page.step === 0);
    expect(page.store.state).toMatchObject({ phase: 'ready', notice: null });
  });

  it('somebody’s own sentences can be changed', async () => {
    await opening();
    page.store.set({ lesson: 'your-own' });
    await page.until(() => page.store.state.phase === 'empty');
    expect(page.store.state.own).toMatchObject({ busy: false, failure: { code: 'worker_restarted' } });
  });

  it.each(['out of memory', 'Array buffer allocation failed', 'invalid allocation size', 'could not allocate memory'])(
    'that memory has come to its end is said: %s',
    async (message) => {
      await opening(message);
      await page.until(() => page.store.state.notice !== null);
      expectSaid('out_of_memory');
    },
  );
});

describe('a reader who leaves meanwhile', () => {
  it('is not followed by the run', async () => {
    await begin();
    await page.train(5);
    await page.break();
    await page.reach(2);
    await page.open('phrases');
    expect(page.runs).toHaveLength(1);
    expect(page.store.state).toMatchObject({ lesson: 'phrases', phase: 'ready', frame: { step: 0 } });
  });

  it('is not called back by what was kept, when that comes late', async () => {
    await begin(LONG);
    await page.train(5);
    let late = (): void => undefined;
    page.rescued = { step: 3, open: () => new Promise((resolve) => (late = () => resolve(null))) };
    page.worker.break();
    await page.until(() => page.store.state.notice !== null);
    await page.open('phrases');
    late();
    await page.settle();
    expect(page.runs).toEqual([]);
    expect(page.store.state).toMatchObject({ lesson: 'phrases', phase: 'ready', frame: { step: 0 } });
  });

  it('finds the sentence that was chosen, not the one of the lesson that was left', async () => {
    await begin();
    await page.train(2);
    await page.pause();
    page.store.set({ text: 'of the lesson that is left' });
    page.worker.break();
    await page.until(() => page.asked.includes('open'));
    await page.open('phrases');
    expect(page.store.state.text).not.toBe('of the lesson that is left');
  });

  it('begins anew in the lesson that was left: what breaks then is another loss', async () => {
    await begin();
    await page.train(5);
    page.keep(4);
    await page.break();
    await page.reach(2);
    await page.open('phrases');
    await page.open('lets-go');
    page.rescued = null;
    await page.train(1);
    await page.break();
    expectSaid('worker_replaced', { step: 1 });
  });

  it('before the way back is known stays where they have gone', async () => {
    await begin();
    page.worker.break();
    void page.controller.open('phrases');
    await page.until(() => page.store.state.lesson === 'phrases' && page.step === 0);
    expect(page.asked).toEqual(['open']);
    expect(page.store.state).toMatchObject({ lesson: 'phrases', phase: 'ready' });
  });
});
