import { describe, expect, it } from 'vitest';
import { disagreements } from '../../bench/report/losses.mjs';

const reference = { 0: 4.45783, 1: 4.46026, 4: 4.27022, 9: 4.14701, 19: 3.98117 };
/** The losses of 20 steps, with some of them moved. */
const run = (moved = {}) => Array.from({ length: 20 }, (_, step) => (reference[step] ?? 4) + (moved[step] ?? 0));

describe('whether losses agree', () => {
  it('takes TINY at all five steps to five decimals', () => {
    expect(disagreements('tiny', run({ 9: 9e-6 }), reference)).toEqual([]);
    expect(disagreements('tiny', run({ 9: 2e-5 }), reference)).toHaveLength(1);
    expect(disagreements('tiny', run({ 0: -2e-5, 19: 2e-5 }), reference)).toHaveLength(2);
  });

  it('does not look at steps between', () => {
    expect(disagreements('tiny', run({ 5: 1 }), reference)).toEqual([]);
  });

  it('takes SMALL to five decimals twice, then to three', () => {
    expect(disagreements('small', run({ 4: 9e-4, 19: -9e-4 }), reference)).toEqual([]);
    expect(disagreements('small', run({ 4: 2e-3 }), reference)).toHaveLength(1);
    expect(disagreements('small', run({ 1: 2e-5 }), reference)).toHaveLength(1);
  });

  it('is not content with losses that are missing or no numbers', () => {
    expect(disagreements('tiny', [], reference)).toHaveLength(5);
    expect(disagreements('tiny', run({ 4: NaN }), reference)).toHaveLength(1);
  });
});
