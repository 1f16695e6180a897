import { describe, expect, it } from 'vitest';
import { digits, percent, table, time, withSpread } from '../../bench/report/table.mjs';

describe('numbers in tables', () => {
  it('have three digits, or as many as stand before the point', () => {
    expect([1234.5, 123.4, 12.34, 1.234, 0.1234, 0].map((value) => digits(value))).toEqual([
      '1,235',
      '123',
      '12.3',
      '1.23',
      '0.123',
      '0',
    ]);
    expect(digits(9.98, 2)).toBe('10');
    expect(digits(-1.5)).toBe('−1.50');
    expect(digits(NaN)).toBe('–');
  });

  it('have the unit that suits them', () => {
    expect([2, 0.0025, 2.5e-6, 2.5e-10].map(time)).toEqual(['2.00 s', '2.50 ms', '2.50 µs', '0.250 ns']);
    expect(percent(0.345)).toBe('35 %');
  });

  it('show their spread when there is one, and whether the machine was never quiet', () => {
    expect(withSpread({ median: 2, min: 1, max: 3, count: 3 })).toBe('2.00 (1.00 to 3.00)');
    expect(withSpread({ median: 2, min: 2, max: 2, count: 1 }, false)).toBe('2.00 ~');
  });
});

it('a table is aligned: names to the left, numbers to the right', () => {
  expect(
    table(
      ['op', 'ms'],
      [
        ['A·Bᵀ', '1'],
        ['x', '100'],
      ],
    ),
  ).toBe('op      ms\n──────────\nA·Bᵀ     1\nx      100');
});
