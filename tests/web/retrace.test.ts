import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../web/engine/messages';
import { Retrace } from '../../web/engine/retrace';
import { RunnerBench } from './runner-bench';

const STEP = 100;
const OPTIONS = { data: { examples: [{ source: 'go', target: 'ir' }] } };
const PROBE = { source: 'go', target: 'ir' };

let bench: RunnerBench;
let { clock, sessions } = {} as RunnerBench;

const call: RunnerBench['call'] = (type, request) => bench.call(type, request);
const frames = (): Frame[] => bench.frames;

function shown(): Frame {
  bench.ack();
  return frames().at(-1)!;
}

function turns(): number {
  let count = 0;
  while (clock.turn()) count += 1;
  return count;
}

/** A model that came as a file of this step, at a price in milliseconds for each step. */
function openFile(cost: number): void {
  bench = new RunnerBench(cost);
  ({ clock, sessions } = bench);
  bench.runner.Retrace = Retrace;
  call('openFile', { file: new Uint8Array([STEP]), probe: PROBE });
}

beforeEach(() => openFile(1));

describe('the past of a model that came as a file', () => {
  it('is not there at first', () => {
    expect(shown()).toMatchObject({ step: STEP, first: STEP, latest: STEP });
    expect(call('goTo', { step: 40 }).ok).toBe(false);
  });

  it('is there once training has led to the same bits, in slices, without another step being shown', () => {
    const before = frames().length;
    expect(call('retrace', { options: OPTIONS })).toMatchObject({ ok: true });
    expect(turns()).toBe(Math.ceil(STEP / 15));
    expect(shown()).toMatchObject({ session: 1, course: frames()[0]!.course, step: STEP, first: 0, latest: STEP });
    expect(
      frames()
        .slice(before)
        .every(({ step, losses }) => step === STEP && losses.length === 0),
    ).toBe(true);
    expect(sessions.map(({ disposed }) => disposed)).toEqual([true, false]);
    expect(call('goTo', { step: 40 })).toMatchObject({ ok: true, value: { step: 40 } });
    expect(shown()).toMatchObject({ step: 40, first: 0, latest: STEP, report: { step: 40, loss: 1 / 40 } });
    expect(call('step', {})).toMatchObject({ ok: true, value: { step: 41 } });
  });

  it('stays away where training leads to another model', () => {
    call('retrace', { options: OPTIONS });
    sessions[1]!.save = () => new Uint8Array([STEP + 1]);
    turns();
    expect(shown()).toMatchObject({ step: STEP, first: STEP });
    expect(sessions.map(({ disposed }) => disposed)).toEqual([false, true]);
  });

  it.each([
    ['training', 'train', { pace: { kind: 'fast' }, until: STEP + 1 }, STEP],
    ['a step', 'step', {}, STEP],
    ['a weight that is set by hand', 'setTensor', { name: 'w', values: new Float32Array([1]) }, STEP],
    ['a reset', 'reset', {}, 0],
    ['another session', 'open', { options: OPTIONS, probe: PROBE }, 0],
  ] as const)('is not looked for any more after %s', (_what, type, request, first) => {
    call('retrace', { options: OPTIONS });
    clock.turn();
    call(type, request);
    turns();
    expect(sessions[1]!.disposed).toBe(true);
    expect(shown().first).toBe(first);
    expect(sessions[1]!.step).toBeLessThan(STEP);
  });

  it('comes to a sentence that was chosen meanwhile as well', () => {
    call('retrace', { options: OPTIONS });
    clock.turn();
    expect(call('probe', { probe: { source: 'let’s go', target: null } }).ok).toBe(true);
    turns();
    expect(shown()).toMatchObject({ first: 0, probe: { source: 'let’s go' } });
    // The engine's own pictures are of the sentence before.
    expect(call('moments', { most: 8 })).toMatchObject({ value: { moments: [] } });
  });

  it('is given up where it takes too long, where there is no room, and where the engine refuses the data', () => {
    openFile(300);
    call('retrace', { options: OPTIONS });
    turns();
    expect(sessions[1]!.disposed).toBe(true);
    expect(sessions[1]!.step).toBeLessThan(STEP);
    openFile(1);
    expect(call('retrace', { options: { data: { examples: [] } } }).ok).toBe(true);
    expect(turns()).toBeLessThanOrEqual(1);
    expect(shown()).toMatchObject({ step: STEP, first: STEP });
  });

  it('is not asked for twice', () => {
    call('retrace', { options: OPTIONS });
    turns();
    call('retrace', { options: OPTIONS });
    expect(sessions).toHaveLength(2);
    expect(shown()).toMatchObject({ first: 0 });
  });
});
