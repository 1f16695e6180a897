// Chapter 6: a share that is moved, and a model that is asked for one translation at a time.
import { beforeEach, describe, expect, it } from 'vitest';
import { cross, pulled } from '../../web/course/cross';
import { Redirecting } from '../../web/course/redirecting';
import type { Frame, Redirect, Redirected } from '../../web/engine/messages';
import type { Desk } from '../../web/state/feature';
import { initialState, Store } from '../../web/state/state';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

describe('a share that is moved', () => {
  const ROW = [0.1, 0.2, 0.7];

  it('takes from the others in proportion, and all add up to one', () => {
    for (const share of [0, 0.3, 0.55, 0.99, 1]) {
      const row = pulled(ROW, 0, share);
      expect(row[0]).toBe(share);
      expect(sum(row)).toBeCloseTo(1, 12);
      expect(row[2]! * 2).toBeCloseTo(row[1]! * 7, 12);
    }
    expect(pulled(ROW, 2, 0.7)).toEqual(ROW.map((share) => expect.closeTo(share, 12) as number));
  });

  it('gives to all alike where nothing has a proportion, and cannot leave a word that is alone', () => {
    expect(pulled([0, 1, 0], 1, 0.5)).toEqual([0.25, 0.5, 0.25]);
    expect(pulled([1], 0, 0.2)).toEqual([1]);
  });
});

it('lines cross where the later word listens to the earlier one', () => {
  const most = [0, 2, 1, 1, 3];
  expect(cross(most, 1, 2)).toBe(true);
  expect(cross(most, 2, 1)).toBe(true);
  expect(cross(most, 1, 3)).toBe(true);
  for (const [one, other] of [
    [0, 1],
    [2, 3],
    [1, 4],
    [1, 1],
  ] as const)
    expect(cross(most, one, other)).toBe(false);
});

describe('what is asked of the worker', () => {
  let store: Store;
  let asked: { redirects: readonly Redirect[]; answer: () => Promise<void> }[];
  let redirecting: Redirecting;

  const at = (share: number): readonly Redirect[] => [{ place: 0, shares: [share, 1 - share] }];
  const want = (redirects: readonly Redirect[]): boolean => redirecting.handle({ type: 'redirect', redirects });
  const show = (step: number, source = 'to go'): void => {
    const frame = { session: 1, course: 0, step, probe: { source, target: null } } as unknown as Frame;
    store.set({ frame });
    redirecting.frame(frame);
  };

  beforeEach(() => {
    const known = { language: 'en', theme: 'light', lesson: 'lets-go', chapter: null, seed: null } as const;
    store = new Store(initialState({ ...known, canTurbo: false, turbo: false, letterKeys: false }));
    asked = [];
    const call = (_type: string, { redirects }: { redirects: readonly Redirect[] }): Promise<Redirected> =>
      new Promise((resolve) => {
        const { source } = store.state.frame!.probe;
        const answer = async (): Promise<void> => {
          resolve({ source, redirects } as Redirected);
          await new Promise((done) => setTimeout(done));
        };
        asked.push({ redirects, answer });
      });
    const attempt = async (job: () => Promise<unknown>): Promise<null> => {
      await job();
      return null;
    };
    redirecting = new Redirecting({ store, client: { call }, attempt } as unknown as Desk);
    show(10);
  });

  it('is the newest of all that came while an answer was on its way', async () => {
    for (const share of [0.5, 0.6, 0.7]) want(at(share));
    expect(asked).toHaveLength(1);
    await asked[0]!.answer();
    expect(store.state.redirected?.redirects).toEqual(at(0.5));
    expect(asked).toHaveLength(2);
    await asked[1]!.answer();
    expect(store.state.redirected?.redirects).toEqual(at(0.7));
    expect(asked).toHaveLength(2);
    want(at(0.8));
    expect(asked).toHaveLength(3);
  });

  it('is forgotten when it is set back, and with another sentence or other weights', async () => {
    want(at(0.5));
    want([]);
    await asked[0]!.answer();
    expect(store.state.redirected).toBeNull();
    for (const next of [() => show(11), () => show(11, "let's go")]) {
      want(at(0.5));
      await asked.at(-1)!.answer();
      expect(store.state.redirected).not.toBeNull();
      next();
      expect(store.state.redirected).toBeNull();
      // Nor does an answer count that was asked for before.
      want(at(0.6));
      store.set({ redirected: null });
      show(store.state.frame!.step + 20, 'go');
      await asked.at(-1)!.answer();
      expect(store.state.redirected).toBeNull();
      show(10);
    }
  });

  it('leaves other actions alone, and the same picture changes nothing', async () => {
    expect(redirecting.handle({ type: 'play' })).toBe(false);
    want(at(0.5));
    await asked[0]!.answer();
    show(10);
    expect(store.state.redirected).not.toBeNull();
  });
});
