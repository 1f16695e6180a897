import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../web/engine/defaults';
import { presets } from '../../web/lessons/lessons';
import { arrivals } from '../../web/machine/backward';
import type { Flow } from '../../web/state/flow';
import { CARRIED, PARTS } from '../../web/views/gradient/places';
import { largest, normOf, seen, sizeText, widthOf } from '../../web/views/gradient/size';

const letsGo = { ...DEFAULT_MODEL, ...presets['lets-go'].model };

const flow = (change: Partial<Flow> = {}): Flow => ({
  pairs: 2,
  step: 3,
  course: 1,
  loss: 0.5,
  norms: { logits: 0.4, 'target.sum': 0.004 },
  before: { logits: 0.8, 'target.sum': 0.008 },
  reached: Infinity,
  moved: true,
  ...change,
});

describe('the size of a gradient', () => {
  it('has two digits as a number, and a power of ten where it is tiny or huge', () => {
    const texts = [0.4472, 0.0312, 0.00123, 12.34, 1234, 0.00099, 2.54e-5, 9.96e-4, 0.0999, 123456].map(sizeText);
    expect(texts).toEqual(['0.45', '0.031', '0.0012', '12', '1234', '1·10⁻³', '3·10⁻⁵', '0.0010', '0.10', '1·10⁵']);
  });

  it('is nothing that is said where there is none', () => {
    expect([0, null, NaN, Infinity].map(sizeText)).toEqual(['0', '–', '–', '–']);
  });

  it('is the width of a wire on a scale of three decades below the largest', () => {
    expect([1, 0.1, 0.01, 0.001, 1e-9, 0, null, NaN].map((norm) => widthOf(norm, 1).toFixed(2))).toEqual([
      '5.00',
      '3.67',
      '2.33',
      '1.00',
      '1.00',
      '1.00',
      '1.00',
      '1.00',
    ]);
    expect(widthOf(0.02, 0.2)).toBeCloseTo(widthOf(0.1, 1));
    // A pass without any gradient, or with none that is a number.
    expect(widthOf(0, 0)).toBe(1);
    expect(largest({ a: NaN, b: 0.5 })).toBe(0.5);
  });

  it('of keys and values is that of both taken as one', () => {
    expect(normOf({ key: 3, value: 4 }, ['key', 'value'])).toBe(5);
    expect(normOf({ key: 3 }, ['key', 'value'])).toBeNull();
  });
});

describe('a place', () => {
  it('has the number of the step before until the gradient comes', () => {
    const when = arrivals(letsGo).get('target.sum')!;
    expect(seen(flow({ reached: when - 1 }), letsGo, ['target.sum'])).toMatchObject({ lit: false, size: '0.0080' });
    expect(seen(flow({ reached: when }), letsGo, ['target.sum'])).toMatchObject({ lit: true, size: '0.0040' });
    expect(seen(null, letsGo, ['target.sum'])).toMatchObject({ lit: false, size: '–' });
  });

  it('of the diagram is one that the model has', () => {
    const known = arrivals(letsGo);
    const tensors = [
      ...Object.values(CARRIED),
      ...Object.values(PARTS).flatMap((parts) => parts.map((one) => one.tensors)),
    ];
    for (const tensor of tensors.flat()) expect([tensor, known.has(tensor)]).toEqual([tensor, true]);
    // And none is left out.
    expect(new Set(tensors.flat())).toEqual(new Set(known.keys()));
  });

  it('on the way back lights up later than the one from which it is computed', () => {
    const known = arrivals(letsGo);
    const at = (wire: string): number => Math.max(...CARRIED[wire]!.map((tensor) => known.get(tensor)!));
    const ways = [
      ['tail', 'value-cross', 'query-cross', 'out-decoder', 'value-decoder', 'query-decoder', 'words-d'],
      ['tail', 'value-cross', 'memory', 'value-encoder', 'keys-encoder', 'words-e'],
    ];
    for (const way of ways)
      way.slice(1).forEach((wire, index) => expect([wire, at(wire) > at(way[index]!)]).toEqual([wire, true]));
  });
});
