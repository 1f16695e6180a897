// Chapter 3: what is said about a dot product that somebody has computed, and what its text claims about softmax.
import { afterEach, describe, expect, it } from 'vitest';
import { tolerance, verdict } from '../../web/course/by-hand';
import { bracketed, rounded, roundedShare, signOf } from '../../web/course/rounded';
import { mixture, softmax } from '../../web/course/self-attention';
import { setLanguage } from '../../web/i18n';
import { typedNumber } from '../../web/views/experiments/tensor-rows';

const QUERY = [1.62, -0.5];
const KEY = [-2.32, 1.25];
// 1.62 · (−2.32) = −3.7584, −0.5 · 1.25 = −0.625, together −4.3834.

describe('a dot product by hand', () => {
  const of = (text: string): string => verdict(typedNumber(text), QUERY, KEY);

  it('is right with a point or a comma, with any sign for minus, and however the steps were rounded', () => {
    for (const text of ['-4.3834', '-4,38', '\u22124.38', ' -4.4 ', '-4.39']) expect(of(text), text).toBe('right');
    for (const text of ['-4', '-4.5', '-4.3', '4.42']) expect(of(text), text).not.toBe('right');
  });

  it('tells what went wrong', () => {
    expect(of('')).toBe('none');
    expect(of('four')).toBe('none');
    expect(of('4.38')).toBe('sign');
    expect(of('-3.76')).toBe('one');
    expect(of('-0.63')).toBe('one');
    expect(of('-3.13')).toBe('wrong');
    expect(of('0')).toBe('wrong');
  });

  it('has room for what the digits that are not printed may come to, and for little more', () => {
    const room = tolerance(QUERY, KEY);
    for (const [one, other] of [
      [0.005, -0.005],
      [-0.005, 0.005],
      [0.005, 0.005],
    ] as const) {
      const exact = QUERY.reduce((sum, number, unit) => sum + (number + one) * (KEY[unit]! + other), 0);
      expect(Math.abs(exact - -4.3834)).toBeLessThan(room);
    }
    expect(room).toBeLessThan(0.05);
  });
});

describe('softmax', () => {
  const SCORES = [-3.34, 3.9, 7.59, 0.35];
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

  it('gives shares above zero that add up to one, whatever is added to a score', () => {
    for (let added = -20; added <= 20; added += 0.5) {
      const shares = softmax(SCORES.map((score, word) => score + (word === 1 ? added : 0)));
      expect(sum(shares)).toBeCloseTo(1, 12);
      for (const share of shares) expect(share).toBeGreaterThan(0);
    }
  });

  it('takes from all others what one word gains, and multiplies its power by what was added', () => {
    const before = softmax(SCORES);
    const after = softmax(SCORES.map((score, word) => score + (word === 1 ? 2 : 0)));
    expect(after[1]).toBeGreaterThan(before[1]!);
    for (const other of [0, 2, 3]) expect(after[other]).toBeLessThan(before[other]!);
    expect(after[1]! / after[2]!).toBeCloseTo((before[1]! / before[2]!) * Math.exp(2), 10);
    expect(after[0]! / after[2]!).toBeCloseTo(before[0]! / before[2]!, 10);
  });
});

it('scaled values are added number by number', () => {
  const { parts, sum } = mixture(
    [0.25, 0.75],
    [
      [4, -8],
      [2, 0],
    ],
  );
  expect(parts).toEqual([
    [1, -2],
    [1.5, 0],
  ]);
  expect(sum).toEqual([2.5, -2]);
});

describe('numbers of the figures', () => {
  afterEach(() => setLanguage('en'));

  it('stand in brackets where they have a sign, and say "=" only where their digits do', () => {
    expect(bracketed(rounded(-1.186))).toBe('(\u22121.19)');
    expect(bracketed(rounded(1.186))).toBe('1.19');
    expect(signOf([0.3], [rounded(0.304)])).toBe('=');
    expect(signOf([0.3, 0.31], [rounded(0.304), rounded(0.304)])).toBe('≈');
  });

  it('never round a share of several words to all or nothing', () => {
    expect(roundedShare(0.9999, 2).text).toBe('>0.999');
    expect(roundedShare(0.0001, 2).text).toBe('<0.001');
    expect(roundedShare(0.976, 2).text).toBe('0.976');
  });
});
