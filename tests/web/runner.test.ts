import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame, Pace } from '../../web/engine/messages';
import { Runner } from '../../web/engine/runner';
import { EngineError } from '../../web/engine/types';
import { countingEngine, type CountingSession } from './fakes';
import { RunnerBench } from './runner-bench';

const FAST: Pace = { kind: 'fast' };
/** For the one weight of a counting session. */
const [TRAINED, BY_HAND] = [new Float32Array([0]), new Float32Array([1])];
const PACED: Pace = { kind: 'paced', stepsPerSecond: 50, everyStep: true };

let bench: RunnerBench;
let { clock, events, runner, sessions } = {} as RunnerBench;

const call: RunnerBench['call'] = (type, request) => bench.call(type, request);
const frames = (): Frame[] => bench.frames;
const ack = (): void => bench.ack();
const session = (): CountingSession => sessions.at(-1)!;

function open(cost = 1): void {
  bench = new RunnerBench(cost);
  ({ clock, events, runner, sessions } = bench);
  call('open', {
    options: { data: { examples: [{ source: 'go', target: 'ir' }] } },
    probe: { source: 'go', target: 'ir' },
  });
}

beforeEach(() => open());

describe('the worker', () => {
  it('answers before it shows: the page knows of a session before its first frame', () => {
    expect(events.map((event) => event.type)).toEqual(['reply', 'frame']);
    expect(frames()[0]).toMatchObject({ session: 1, step: 0, losses: [], report: null });
  });

  it('trains in slices of about 15 ms and listens in between', () => {
    call('train', { pace: FAST, until: 1000 });
    const before = session().step;
    clock.turn();
    expect(session().step - before).toBeGreaterThan(10);
    expect(session().step - before).toBeLessThanOrEqual(15);
    expect(clock.waiting).toBe(1);
  });

  it('runs no slice after it has heard pause', () => {
    call('train', { pace: FAST, until: 100_000 });
    for (let turn = 0; turn < 5; turn += 1) clock.turn();
    const reply = call('pause', {});
    const { step } = session();
    expect(reply).toMatchObject({ ok: true, value: { step } });
    while (clock.turn());
    expect(session().step).toBe(step);
  });

  it('has at most one frame in flight, and sends the newest state with the next one', () => {
    call('train', { pace: FAST, until: 100_000 });
    for (let turn = 0; turn < 20; turn += 1) clock.turn();
    expect(frames()).toHaveLength(1);
    ack();
    expect(frames()).toHaveLength(2);
    expect(frames()[1]!.step).toBe(session().step);
    for (let turn = 0; turn < 20; turn += 1) clock.turn();
    expect(frames()).toHaveLength(2);
  });

  it('goes on in another engine where it was, in the same run and for the same page', () => {
    call('train', { pace: FAST, until: 100 });
    clock.turn();
    ack();
    const old = session();
    const { step } = old;
    const other = countingEngine(clock, 1, 'relaxed');
    runner.use(other.engine);
    expect(runner.variant).toBe('relaxed');
    expect(old.disposed).toBe(true);
    expect(other.sessions.map((moved) => moved.step)).toEqual([step]);
    while (clock.turn());
    expect(other.sessions[0]!.step).toBe(100);
    expect(old.step).toBe(step);
    ack();
    expect(frames().at(-1)).toMatchObject({ session: 1, step: 100 });
    expect(events.filter((event) => event.type === 'stopped')).toMatchObject([{ session: 1, step: 100 }]);
    call('open', {
      options: { data: { examples: [{ source: 'a', target: 'b' }] } },
      probe: { source: 'a', target: 'b' },
    });
    expect(other.sessions).toHaveLength(2);
  });

  it('stays with its engine when another one has no room for the session', () => {
    call('train', { pace: FAST, until: 100 });
    clock.turn();
    const full = countingEngine(clock, 1, 'relaxed').engine;
    full.openSession = () => {
      throw new EngineError('memory_limit', {}, 'full');
    };
    expect(() => runner.use(full)).toThrow('full');
    expect(runner.variant).toBe('simd');
    while (clock.turn());
    expect(session()).toMatchObject({ step: 100, disposed: false });
  });

  it('saves while it trains, and opens what was saved; a file that is refused changes nothing', () => {
    const probe = { source: 'go', target: 'ir' };
    call('train', { pace: FAST, until: 1000 });
    clock.turn();
    const { step } = session();
    const saved = call('save', {});
    expect(saved).toMatchObject({ ok: true, value: new Uint8Array([step]) });
    clock.turn();
    expect(session().step).toBeGreaterThan(step);
    const before = session();
    expect(call('openFile', { file: new Uint8Array(3), probe })).toMatchObject({
      ok: false,
      failure: { code: 'file_not_checkpoint' },
    });
    expect(session()).toBe(before);
    expect(before.disposed).toBe(false);
    expect(call('openFile', { file: new Uint8Array([step]), probe })).toMatchObject({
      ok: true,
      value: { session: 2 },
    });
    expect(before.disposed).toBe(true);
    expect(session().step).toBe(step);
    ack();
    expect(frames().at(-1)).toMatchObject({ session: 2, step });
  });

  it('reports the loss of every step exactly once, however few frames there are', () => {
    call('train', { pace: FAST, until: 500 });
    let turns = 0;
    while (clock.turn()) if (++turns % 7 === 0) ack();
    ack();
    ack();
    const losses = frames().flatMap((frame) => frame.losses);
    expect(losses).toEqual(Array.from({ length: 500 }, (_, index) => 1 / (index + 1)));
    expect(frames().at(-1)!.step).toBe(500);
  });

  it('shows every single step of a paced lesson', () => {
    ack();
    call('train', { pace: PACED, until: 20 });
    ack();
    while (clock.turn()) ack();
    ack();
    expect(frames().map((frame) => frame.step)).toEqual(Array.from({ length: 21 }, (_, index) => index));
    // Twenty steps, fifty a second.
    expect(clock.now()).toBeGreaterThanOrEqual(380);
    expect(clock.now()).toBeLessThan(450);
  });

  it('waits in a paced lesson until the last picture has been drawn', () => {
    ack();
    call('train', { pace: PACED, until: 20 });
    while (clock.turn());
    expect(session().step).toBe(1);
    ack();
    while (clock.turn());
    expect(session().step).toBe(2);
  });

  it('changes its pace in the middle of a run', () => {
    ack();
    call('train', { pace: { kind: 'slow' }, until: 300 });
    call('setPace', { pace: FAST });
    while (clock.turn()) ack();
    expect(session().step).toBe(300);
    expect(clock.now()).toBeLessThan(1000);
  });

  it('stops at its goal and says so, after the picture of its last step', () => {
    call('train', { pace: FAST, until: 40 });
    while (clock.turn());
    expect(session().step).toBe(40);
    expect(events.map(({ type }) => type)).not.toContain('stopped');
    ack();
    expect(frames().at(-1)!.step).toBe(40);
    expect(events.at(-1)).toEqual({ type: 'stopped', session: 1, step: 40, failure: null });
    ack();
    expect(events.filter(({ type }) => type === 'stopped')).toHaveLength(1);
  });

  it('shows where it has been paused between two pictures', () => {
    ack();
    call('train', { pace: { kind: 'paced', stepsPerSecond: 6000, everyStep: false }, until: 1000 });
    clock.turn();
    expect(session().step).toBeGreaterThan(0);
    expect(session().step).toBeLessThan(100);
    call('pause', {});
    ack();
    expect(frames().at(-1)!.step).toBe(session().step);
  });

  it('takes exactly one step when asked for one, and ends a run with it', () => {
    call('train', { pace: FAST, until: 1000 });
    const { step } = session();
    call('step', {});
    while (clock.turn());
    expect(session().step).toBe(step + 1);
  });

  it('stops with the reason when numbers stop being finite', () => {
    session().breaksAt = 10;
    call('train', { pace: FAST, until: 1000 });
    while (clock.turn());
    ack();
    expect(events.at(-1)).toMatchObject({ type: 'stopped', failure: { code: 'not_finite' } });
  });

  it('keeps looking at the old sentence when a new one is refused', () => {
    ack();
    expect(call('probe', { probe: { source: ' ', target: null } })).toMatchObject({
      ok: false,
      failure: { code: 'empty_text' },
    });
    call('step', {});
    expect(frames().at(-1)!.probe.source).toBe('go');
  });

  it('keeps the old session when new data is refused', () => {
    const reply = call('open', { options: { data: { examples: [] } }, probe: { source: 'x', target: null } });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'no_examples' } });
    expect(session().disposed).toBe(false);
    expect(call('step', {})).toMatchObject({ ok: true, value: { step: 1 } });
  });

  it('keeps the old session when the new one refuses the sentence that it is opened with', () => {
    const options = { data: { examples: [{ source: 'a', target: 'b' }] } };
    expect(call('open', { options, probe: { source: ' ', target: null } })).toMatchObject({
      ok: false,
      failure: { code: 'empty_text' },
    });
    expect(sessions.map((one) => one.disposed)).toEqual([false, true]);
    expect(call('step', {})).toMatchObject({ ok: true, value: { step: 1 } });
  });

  it('disposes of a session when the next one is open', () => {
    call('open', {
      options: { data: { examples: [{ source: 'a', target: 'b' }] } },
      probe: { source: 'a', target: null },
    });
    expect(sessions.map((one) => one.disposed)).toEqual([true, false]);
  });

  it('asks to be replaced when the engine itself breaks', () => {
    session().explodesAt = 5;
    call('train', { pace: FAST, until: 10 });
    while (clock.turn());
    expect(events.some((event) => event.type === 'crashed')).toBe(true);
  });
});

describe('the way back', () => {
  it('shows an earlier step with what was reported of it, and stops the training for that', () => {
    call('train', { pace: FAST, until: 100 });
    while (clock.turn());
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 100, first: 0, latest: 100 });
    expect(call('goTo', { step: 40 })).toMatchObject({ ok: true, value: { step: 40 } });
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 40, latest: 100, losses: [], report: { step: 40, loss: 1 / 40 } });
    call('goTo', { step: 0 });
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 0, report: null });
  });

  it('is the same course while the same steps are taken again, and another after a reset', () => {
    call('train', { pace: FAST, until: 10 });
    while (clock.turn());
    ack();
    const { course } = frames().at(-1)!;
    call('goTo', { step: 4 });
    ack();
    call('step', {});
    ack();
    expect(frames().at(-1)).toMatchObject({ course, step: 5, latest: 10, losses: [] });
    call('reset', {});
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 0, latest: 0 });
    expect(frames().at(-1)!.course).toBeGreaterThan(course);
  });

  it('loses no loss that the page had not heard of when one goes back', () => {
    call('train', { pace: FAST, until: 50 });
    while (clock.turn());
    // The first frame is still on its way: the fifty losses wait for the next one.
    call('goTo', { step: 4 });
    call('step', {});
    ack();
    const { step, latest, losses } = frames().at(-1)!;
    expect([step, latest]).toEqual([5, 50]);
    expect(losses).toEqual(Array.from({ length: 50 }, (_, index) => 1 / (index + 1)));
  });

  it('tells only the losses of the new way when a weight is set by hand on the old one', () => {
    call('train', { pace: FAST, until: 10 });
    while (clock.turn());
    call('goTo', { step: 4 });
    call('setTensor', { name: 'w', values: BY_HAND });
    call('step', {});
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 5, first: 0, latest: 5, edited: false, byHand: true });
    expect(frames().at(-1)!.losses).toEqual([1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]);
    // What was set by hand stands where it was set, and not before.
    call('goTo', { step: 4 });
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 4, latest: 5, edited: true, byHand: true });
    call('goTo', { step: 3 });
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 3, latest: 5, edited: false, byHand: false });
    call('reset', {});
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 0, edited: false, byHand: false });
  });

  it('is all there again when a weight is set back', () => {
    call('train', { pace: FAST, until: 10 });
    while (clock.turn());
    ack();
    const { course } = frames().at(-1)!;
    call('goTo', { step: 4 });
    ack();
    call('setTensor', { name: 'w', values: BY_HAND });
    ack();
    expect(frames().at(-1)).toMatchObject({ course, step: 4, first: 0, latest: 4, end: 10, edited: true, losses: [] });
    call('setTensor', { name: 'w', values: TRAINED });
    ack();
    expect(frames().at(-1)).toMatchObject({ course, first: 0, latest: 10, end: 10, edited: false, losses: [] });
    call('goTo', { step: 9 });
    ack();
    expect(frames().at(-1)).toMatchObject({ course, step: 9, latest: 10, report: { loss: 1 / 9 } });
  });

  it('is trained again, to what one sees, when a weight is set back after a look elsewhere', () => {
    call('train', { pace: FAST, until: 10 });
    while (clock.turn());
    call('setTensor', { name: 'w', values: BY_HAND });
    call('goTo', { step: 4 });
    call('goTo', { step: 10 });
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 10, latest: 10, edited: true, byHand: true });
    call('setTensor', { name: 'w', values: TRAINED });
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 10, latest: 10, edited: false, byHand: false });
    call('goTo', { step: 4 });
    call('goTo', { step: 10 });
    ack();
    expect(frames().at(-1)).toMatchObject({ edited: false, byHand: false });
    call('setTensor', { name: 'w', values: BY_HAND });
    ack();
    expect(frames().at(-1)).toMatchObject({ edited: true, byHand: true });
  });

  it('is not gone through for its pictures while a weight may be set back', () => {
    call('train', { pace: FAST, until: 10 });
    while (clock.turn());
    const steps = [2, 6];
    expect(call('revisit', { steps })).toMatchObject({ value: { moments: [{ step: 2 }, { step: 6 }] } });
    call('goTo', { step: 4 });
    call('setTensor', { name: 'w', values: BY_HAND });
    expect(call('revisit', { steps })).toMatchObject({ value: { moments: [] } });
    expect(call('moments', { most: 5 })).toMatchObject({ value: { moments: [] } });
    expect(session().altered).toBe(true);
    call('setTensor', { name: 'w', values: TRAINED });
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 4, latest: 10, edited: false });
  });

  it('is another one from before a weight that was set by hand, as soon as training passes by', () => {
    call('train', { pace: FAST, until: 10 });
    while (clock.turn());
    call('setTensor', { name: 'w', values: BY_HAND });
    ack();
    const { course } = frames().at(-1)!;
    call('goTo', { step: 4 });
    ack();
    expect(frames().at(-1)).toMatchObject({ course: course + 1, step: 4, latest: 10, byHand: false });
    call('step', {});
    ack();
    expect(frames().at(-1)).toMatchObject({
      course: course + 2,
      step: 5,
      latest: 5,
      end: 5,
      byHand: false,
      losses: [1 / 5],
    });
  });

  it('ends where the engine was changed: the new one begins with the latest step', () => {
    call('train', { pace: FAST, until: 10 });
    while (clock.turn());
    call('goTo', { step: 4 });
    const other = countingEngine(clock, 1, 'relaxed');
    runner.use(other.engine);
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 10, first: 10, latest: 10 });
  });

  it('looks at another sentence as it was before, and is afterwards where it was', () => {
    call('train', { pace: FAST, until: 100 });
    while (clock.turn());
    ack();
    const shown = frames().length;
    const reply = call('revisit', { steps: [0, 32, 64] });
    expect(reply).toMatchObject({ value: { course: 1, moments: [{ step: 0 }, { step: 32 }, { step: 64 }] } });
    expect(session().step).toBe(100);
    // Nothing of it is seen but the answer.
    expect(frames()).toHaveLength(shown);
    call('step', {});
    expect(session().step).toBe(101);
  });

  it('does not look back while it trains, nor with a model whose steps are slow', () => {
    call('train', { pace: FAST, until: 10_000 });
    clock.turn();
    const { step } = session();
    expect(call('revisit', { steps: [0] })).toMatchObject({ value: { moments: [] } });
    expect(session().step).toBe(step);
    open(30);
    call('step', {});
    call('step', {});
    expect(call('revisit', { steps: [0, 1] })).toMatchObject({ value: { moments: [] } });
    expect(session().step).toBe(2);
  });

  it('is refused for a sentence too large to be remembered, and nothing else changes', () => {
    const probe = { source: 'go', target: 'ir' };
    const made = countingEngine(clock, 1);
    made.engine.createSession({ data: { examples: [probe] } });
    const forgetful = made.sessions[0]!;
    forgetful.forgets = true;
    const engine = { ...made.engine, createSession: () => forgetful as never };
    bench.runner = new Runner(engine, (event) => events.push(structuredClone(event)), clock);
    expect(call('open', { options: { data: { examples: [probe] } }, probe })).toMatchObject({ ok: true });
    call('step', {});
    expect(call('goTo', { step: 0 })).toMatchObject({ ok: false, failure: { code: 'no_such_step' } });
    expect(forgetful.step).toBe(1);
    ack();
    expect(frames().at(-1)).toMatchObject({ step: 1, first: 1, latest: 1 });
  });
});
