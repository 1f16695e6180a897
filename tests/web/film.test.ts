import { expect, it } from 'vitest';
import { gaps, missing } from '../../web/state/film';
import type { AppState } from '../../web/state/state';

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
