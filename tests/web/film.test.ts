import { describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../web/engine/messages';
import type { Desk } from '../../web/state/feature';
import { Film, gaps, missing } from '../../web/state/film';
import { initialState, Store, type AppState, type Moment } from '../../web/state/state';

const seen = (first: number, latest: number, steps: number[]): Pick<AppState, 'history' | 'frame'> =>
  ({ frame: { first, latest }, history: steps.map((step) => ({ step })) }) as unknown as AppState;
const every = (by: number, to: number): number[] => Array.from({ length: to / by + 1 }, (_, index) => index * by);

it('finds a past without pictures, at either end and in the middle', () => {
  expect(gaps(seen(0, 240, every(20, 240)))).toBe(false);
  expect(gaps(seen(0, 240, [240]))).toBe(true);
  expect(gaps(seen(0, 240, every(20, 120)))).toBe(true);
  expect(gaps(seen(0, 240, [...every(20, 100), ...every(20, 240).slice(8)]))).toBe(true);
});

it('misses nothing where every step was seen, or where there is no way back', () => {
  expect(gaps(seen(0, 5, every(1, 5)))).toBe(false);
  expect(gaps(seen(200, 200, [200]))).toBe(false);
});

it('asks for even steps that lack a picture, and for both ends', () => {
  expect(missing(seen(37, 200, [64, 200]), 32)).toEqual([37, 96, 128, 160, 192]);
  // Looking back, the latest step has not been seen with this sentence either.
  expect(missing(seen(0, 100, [40]), 32)).toEqual([0, 32, 64, 96, 100]);
});

describe('the pictures of a sentence that is new', () => {
  const moment = (step: number): Moment =>
    ({ step, maps: { cross: { rowTokens: ['<EOS>'], columnTokens: ['go'] } } }) as unknown as Moment;
  /** At step 200 of 200, with one picture; the engine has those of `revisit`. */
  function seated(revisit: (steps: number[]) => Moment[]): { store: Store; asked: number[][]; frame: Frame } {
    const frame = {
      ...{ session: 1, course: 1, first: 0, latest: 200, step: 200, probe: { source: 'go', target: 'ir' } },
      maps: moment(200).maps,
    } as unknown as Frame;
    const known = { language: 'en', theme: 'system', lesson: 'phrases', chapter: null, seed: null } as const;
    const store = new Store(initialState({ ...known, canTurbo: true, turbo: false, letterKeys: true }));
    const asked: number[][] = [];
    const call = (name: string, { steps = [] }: { steps?: number[] }): Promise<unknown> => {
      if (name === 'moments') return Promise.resolve({ course: 1, moments: [] });
      asked.push(steps);
      return Promise.resolve({ course: 1, moments: revisit(steps) });
    };
    const attempt = async (job: () => Promise<unknown>): Promise<null> => {
      await job();
      return null;
    };
    new Film({ store, client: { call }, attempt } as unknown as Desk);
    return { store, asked, frame };
  }

  it('are asked for when training stands still, the coarse ones first, and each once', async () => {
    const { store, asked, frame } = seated((steps) => steps.map(moment));
    store.set({ phase: 'training', frame, history: [moment(200)] });
    expect(store.state.film).toBe('later');
    expect(asked).toEqual([]);
    store.set({ phase: 'ready' });
    expect(store.state.film).toBeNull();
    await vi.waitFor(() => expect(store.state.history.length).toBeGreaterThan(48));
    const steps = store.state.history.map(({ step }) => step);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    expect(asked[0]).toEqual(every(16, 192));
    // What is on show has not changed: nothing is asked again.
    const times = asked.length;
    store.set({ text: 'to go' });
    // Longer than it takes until what has settled is looked after.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(asked).toHaveLength(times);
  });

  it('replace those of other words, as many as these, that were written before', async () => {
    const { store, frame } = seated((steps) => steps.map(moment));
    const other = (step: number): Moment => {
      const { maps } = moment(step);
      return { step, maps: { ...maps, cross: { ...maps.cross, rowTokens: ['ir'] } } };
    };
    store.set({ phase: 'ready', frame, history: [...every(10, 190).map(other), moment(200)] });
    await vi.waitFor(() => expect(store.state.history.length).toBeGreaterThan(48));
    expect(new Set(store.state.history.map(({ maps }) => String(maps.cross.rowTokens)))).toEqual(new Set(['<EOS>']));
  });

  it('come in several answers where the worker has to listen in between', async () => {
    const { store, asked, frame } = seated((steps) => steps.slice(0, 3).map(moment));
    store.set({ phase: 'ready', frame, history: [moment(200)] });
    await vi.waitFor(() => expect(gaps(store.state)).toBe(false));
    expect(asked.slice(0, 3)).toEqual([every(16, 192), every(16, 192).slice(3), every(16, 192).slice(6)]);
    expect(store.state.film).toBeNull();
  });

  it('that cannot be had are told, and are looked for again with the next sentence', async () => {
    const { store, asked, frame } = seated(() => []);
    store.set({ phase: 'ready', frame, history: [moment(200)] });
    await vi.waitFor(() => expect(store.state.film).toBe('none'));
    expect(asked).toHaveLength(1);
    store.set({ frame: { ...frame, probe: { source: 'to go', target: 'ir' } } });
    expect(store.state.film).toBeNull();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
  });
});
