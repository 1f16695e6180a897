import { describe, expect, it } from 'vitest';
import type { AttentionPicture, Frame, Maps } from '../../web/engine/messages';
import { fitSelection, thin, withFrame } from '../../web/state/frames';
import { exhausted, finished, initialState, type AppState } from '../../web/state/state';

function map(rows: number, columns: number, masked = false): AttentionPicture {
  return {
    layers: 1,
    heads: 2,
    rows,
    columns,
    rowTokens: Array.from({ length: rows }, (_, i) => `r${i}`),
    columnTokens: Array.from({ length: columns }, (_, i) => `c${i}`),
    data: new Float32Array(2 * rows * columns),
    masked,
    off: [],
  };
}
const maps = (rows = 3, columns = 4): Maps => ({
  encoder: map(columns, columns),
  decoder: map(rows, rows, true),
  cross: map(rows, columns),
});

function frame(step: number, losses: number[] = [], change: Partial<Frame> = {}): Frame {
  return {
    course: 1,
    step,
    first: 0,
    ablation: {},
    edited: false,
    byHand: false,
    gradients: null,
    latest: step,
    end: change.latest ?? step,
    losses,
    maps: maps(),
    probe: { source: 'a', target: 'b' },
    ...change,
  } as Frame;
}
const start = (): AppState =>
  initialState({
    language: 'en',
    theme: 'system',
    lesson: 'phrases',
    seed: null,
    canTurbo: true,
    turbo: false,
    letterKeys: true,
  });
const after = (state: AppState, next: Frame): AppState => ({ ...state, ...withFrame(state, next) });

describe('frames in the state', () => {
  it('add their losses to the curve and their picture to the history', () => {
    let state = after(start(), frame(0));
    state = after(state, frame(2, [3, 2]));
    state = after(state, frame(3, [1]));
    expect(state.losses).toEqual([3, 2, 1]);
    expect(state.history.map((moment) => moment.step)).toEqual([0, 2, 3]);
  });

  it('keep the old curve behind the new one after a reset', () => {
    let state = after(after(start(), frame(0)), frame(2, [3, 2]));
    state = after(state, frame(0, [], { course: 2 }));
    expect(state.previousLosses).toEqual([3, 2]);
    expect(state.losses).toEqual([]);
    expect(state.history.map((moment) => moment.step)).toEqual([0]);
  });

  it('leave curve and history whole while one looks back, and when the same steps are taken again', () => {
    let state = after(after(after(start(), frame(0)), frame(2, [3, 2])), frame(4, [1.5, 1]));
    state = after(state, frame(1, [], { latest: 4 }));
    expect(state.losses).toEqual([3, 2, 1.5, 1]);
    state = after(state, frame(3, [], { latest: 4 }));
    expect(state.losses).toEqual([3, 2, 1.5, 1]);
    expect(state.previousLosses).toEqual([]);
    expect(state.history.map((moment) => moment.step)).toEqual([0, 2, 4]);
  });

  it('keep what came before a new course that begins in the middle, and the old one behind it', () => {
    let state = after(after(after(start(), frame(0)), frame(2, [3, 2])), frame(4, [1.5, 1]));
    state = after(state, frame(3, [9], { course: 2 }));
    expect(state.losses).toEqual([3, 2, 9]);
    expect(state.previousLosses).toEqual([3, 2, 1.5, 1]);
    expect(state.history.map((moment) => moment.step)).toEqual([0, 3]);
  });

  it('leave open what was trained elsewhere', () => {
    const state = after(after(start(), frame(3)), frame(5, [2, 1]));
    expect(state.losses).toEqual([NaN, NaN, NaN, 2, 1]);
  });

  it('begin a new history with another sentence', () => {
    let state = after(after(start(), frame(0)), frame(5, [1, 1, 1, 1, 1]));
    state = after(state, frame(5, [], { probe: { source: 'other', target: null } }));
    expect(state.history.map((moment) => moment.step)).toEqual([5]);
    expect(state.losses).toHaveLength(5);
  });

  it('leave the history in its order when one looks back from weights that were set by hand, and keep those out of it', () => {
    let state = after(after(after(start(), frame(0)), frame(2, [3, 2])), frame(4, [1.5, 1]));
    state = after(state, frame(2, [], { latest: 2, end: 4, edited: true }));
    expect(state.losses).toEqual([3, 2, 1.5, 1]);
    expect(state.history.map((moment) => moment.step)).toEqual([0, 2, 4]);
    state = after(state, frame(1, [], { course: 2, latest: 2 }));
    expect(state.losses).toEqual([3, 2]);
    expect(state.previousLosses).toEqual([3, 2, 1.5, 1]);
    const steps = state.history.map((moment) => moment.step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.every((step) => step <= 2)).toBe(true);
  });

  it('do not repeat a moment when nothing was learned between two of them', () => {
    let state = after(after(start(), frame(0)), frame(1, [1]));
    state = after(state, frame(1));
    expect(state.history.map((moment) => moment.step)).toEqual([0, 1]);
  });
});

it('thins a long history and keeps its first and its newest moment', () => {
  const long = Array.from({ length: 1000 }, (_, step) => ({ step, maps: maps() }));
  const thinned = thin(long);
  expect(thinned.length).toBeLessThan(600);
  expect([thinned[0]!.step, thinned.at(-1)!.step]).toEqual([0, 999]);
});

describe('the selection', () => {
  it('is the same object while it fits, so that nothing is drawn again', () => {
    const selection = { kind: 'cross', layer: 0, head: 1, row: 2, column: 3 } as const;
    expect(fitSelection(selection, maps())).toBe(selection);
  });

  it('moves into a smaller matrix', () => {
    const selection = { kind: 'cross', layer: 3, head: 5, row: 9, column: 9 } as const;
    expect(fitSelection(selection, maps(2, 2))).toEqual({ kind: 'cross', layer: 0, head: 1, row: 1, column: 1 });
  });

  it('never rests on a masked cell', () => {
    const selection = { kind: 'decoder', layer: 0, head: 0, row: 1, column: 2 } as const;
    expect(fitSelection(selection, maps()).column).toBe(1);
  });
});

it('knows when the plan is used up, and when going on would change nothing', () => {
  const state = { ...start(), totalSteps: 10, frame: frame(10) };
  const opened = (schedule: string): AppState['opened'] => ({ training: { schedule } }) as AppState['opened'];
  expect([finished(state), exhausted({ ...state, opened: opened('constant') })]).toEqual([true, false]);
  expect(exhausted({ ...state, opened: opened('cosine') })).toBe(true);
  expect(finished({ ...state, frame: frame(9) })).toBe(false);
});
