import { describe, expect, it } from 'vitest';
import { fitLine, median, spread } from '../../bench/report/stats.mjs';

describe('middle and spread', () => {
  it('takes the middle value, or the mean of two', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('leaves its argument in order', () => {
    const values = [3, 1, 2];
    expect(spread(values)).toEqual({ median: 2, min: 1, max: 3, count: 3 });
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('a line through points', () => {
  it('finds the line that they lie on', () => {
    const { fixed, slope, error } = fitLine([8, 16, 128].map((x) => ({ x, y: 0.5 + 0.25 * x })));
    expect(fixed).toBeCloseTo(0.5);
    expect(slope).toBeCloseTo(0.25);
    expect(error).toBeCloseTo(0);
  });

  it('weighs relative errors, so that the largest point is not all that counts', () => {
    const points = [
      { x: 1, y: 1 },
      { x: 2, y: 2 },
      { x: 100, y: 110 },
    ];
    const { fixed, slope, error } = fitLine(points);
    const plain = { fixed: -0.46, slope: 1.104 }; // of least squares of absolute errors
    const off = ({ x, y }, line) => Math.abs((line.fixed + line.slope * x) / y - 1);
    expect(off(points[0], { fixed, slope })).toBeLessThan(off(points[0], plain));
    expect(error).toBe(Math.max(...points.map((point) => off(point, { fixed, slope }))));
  });
});
