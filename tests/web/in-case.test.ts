import { beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../web/state/feature';
import { InCase } from '../../web/state/keep/in-case';
import type { Snapshot } from '../../web/state/keep/snapshot';
import type { AppState } from '../../web/state/state';

type Frame = NonNullable<AppState['frame']>;
interface Shown {
  step: number;
  end?: number;
  course?: number;
  session?: number;
  byHand?: boolean;
}

const frame = ({ step, end = step, course = 1, session = 1, byHand = false }: Shown): Frame =>
  ({ step, end, course, session, byHand }) as Frame;
const taken = (step: number, losses: number[] = []): Snapshot => ({ step, losses }) as unknown as Snapshot;

/** As much of the page as is looked at. */
let state: Pick<AppState, 'opened' | 'frame' | 'losses'>;
let inCase: InCase;

const open = (session: number): void => {
  state.opened = { session } as AppState['opened'];
};
const show = (shown: Shown): Frame => (state.frame = frame(shown));
/** Taken of what is on show. */
const put = (shown: Shown, snapshot = taken(shown.step)): Snapshot => {
  inCase.put(snapshot, show(shown));
  return snapshot;
};
const found = (): Snapshot | undefined => inCase.found()?.snapshot;

beforeEach(() => {
  state = { opened: null, frame: null, losses: [] };
  inCase = new InCase({ store: { state } } as unknown as Desk);
  open(1);
});

describe('what is had back of a worker that broke', () => {
  it('is nothing before something was taken, or where nothing is on show', () => {
    show({ step: 3 });
    expect(inCase.found()).toBeNull();
    put({ step: 3 });
    state.frame = null;
    expect(inCase.found()).toBeNull();
  });

  it('is what was taken last', () => {
    put({ step: 3 });
    put({ step: 5 });
    show({ step: 8 });
    expect(inCase.found()).toEqual({ snapshot: taken(5), beyond: null });
  });

  it('is of the open session: also where another worker counts them from 1 again', () => {
    put({ step: 3 });
    open(1);
    expect(inCase.found()).toBeNull();
  });

  it('is not of a session that was left while it was taken', () => {
    state.opened = null;
    put({ step: 3 });
    open(2);
    put({ step: 3, session: 1 });
    show({ step: 3, session: 2 });
    expect(inCase.found()).toBeNull();
  });

  it('is not of a course that has been left, unless weights were set by hand: those training does not give back', () => {
    put({ step: 9 });
    show({ step: 2, course: 2 });
    expect(inCase.found()).toBeNull();
    show({ step: 2, course: 2, byHand: true });
    expect(found()?.step).toBe(9);
  });

  it('has the losses that were not known when it was taken', () => {
    put({ step: 3 }, taken(4, [4, 3, NaN, NaN]));
    // Those that were known were the ones of its own steps.
    state.losses = [9, 9, 2];
    expect(found()).toEqual(taken(4, [4, 3, 2, NaN]));
    state.losses = [9, 9, 2, 1];
    expect(found()).toEqual(taken(4, [4, 3, 2, 1]));
  });
});

describe('the end of a training in the middle of which weights were set by hand', () => {
  it('is had back beside them', () => {
    const end = put({ step: 9 });
    const edit = put({ step: 4, end: 9 });
    expect(inCase.found()).toEqual({ snapshot: edit, beyond: end });
    // They are changed once more: what lies beyond is the same.
    const another = put({ step: 4, end: 9 });
    expect(inCase.found()).toEqual({ snapshot: another, beyond: end });
  });

  it('is not had back once training has gone on from them', () => {
    put({ step: 9 });
    put({ step: 4, end: 9 });
    show({ step: 6, byHand: true });
    expect(inCase.found()).toMatchObject({ beyond: null });
    put({ step: 6 });
    // Nor beside weights that are set later, of which the end was not taken.
    put({ step: 5, end: 7 });
    expect(inCase.found()).toMatchObject({ snapshot: { step: 5 }, beyond: null });
  });

  it('is not what was taken before it', () => {
    put({ step: 7 });
    put({ step: 4, end: 9 });
    expect(inCase.found()).toMatchObject({ snapshot: { step: 4 }, beyond: null });
  });

  it('is not that of another session', () => {
    put({ step: 9 });
    open(1);
    put({ step: 4, end: 9 });
    expect(inCase.found()).toMatchObject({ snapshot: { step: 4 }, beyond: null });
  });

  it('of another session is not had back beside this one’s', () => {
    put({ step: 9 });
    put({ step: 4, end: 9 });
    open(2);
    put({ step: 2, end: 5, session: 2 });
    expect(inCase.found()).toMatchObject({ snapshot: { step: 2 }, beyond: null });
  });
});
