import { describe, expect, it } from 'vitest';
import { groupOf, groups, plan, sizesOf } from '../../bench/measure/plan.mjs';
import { drawn } from '../../bench/workloads.mjs';

const flopOf = (entries) => entries.reduce((sum, { flop = 0, calls }) => sum + flop * calls, 0);
const planned = (options) => plan(options.model, sizesOf(options, 1));

describe('the plan of a step', () => {
  it('has the arithmetic that TINY and SMALL are known for', () => {
    expect(flopOf(planned(drawn('tiny'))) / 1e6).toBeCloseTo(36.96, 2);
    expect(flopOf(planned(drawn('small'))) / 1e6).toBeCloseTo(2994.7, 1);
  });

  it('grows with batch, layers and length', () => {
    const tiny = flopOf(planned(drawn('tiny')));
    expect(flopOf(planned(drawn('tiny', { batch: 64 })))).toBeCloseTo(2 * tiny);
    expect(flopOf(planned(drawn('tiny', { layers: 2 })))).toBeGreaterThan(1.5 * tiny);
    expect(flopOf(planned(drawn('tiny', { length: 16 })))).toBeGreaterThan(2 * tiny);
  });

  it('names every kernel once, and knows what kind of work it is', () => {
    const entries = planned(drawn('small'));
    const names = entries.map(({ op, shape }) => `${op} ${shape}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { op } of entries) expect(groups).toContain(groupOf(op));
  });

  it('leaves out what a model does not have', () => {
    const { model, training, data } = drawn('tiny');
    const bare = { model: { ...model, dFf: 0, norm: 'none', outputProjection: false }, training, data };
    const ops = planned(bare).map(({ op }) => op);
    expect(ops).not.toContain('relu_forward');
    expect(ops).not.toContain('layer_norm_backward');
    expect(flopOf(planned(bare))).toBeLessThan(flopOf(planned(drawn('tiny'))));
  });
});

it('drawn sentences are the same every time, and end where the decoder does', () => {
  const { data } = drawn('tiny');
  expect(data.examples).toEqual(drawn('tiny').data.examples);
  const [{ source, target }] = data.examples;
  expect(target.split(' ')).toEqual(source.split(' ').slice(1).reverse());
  expect(data.examples).toHaveLength(2048);
});
