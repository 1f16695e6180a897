import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../web/i18n';
import { decimal, integer, listParts, loss, probability, score, share } from '../../web/i18n/format';

afterEach(() => setLanguage('en'));
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

describe('numbers', () => {
  it('are written as the language writes them', async () => {
    expect(decimal(0.047, 3)).toBe('0.047');
    await setLanguage('es');
    expect(decimal(0.047, 3)).toBe('0,047');
  });

  it('have a real minus, and none where they round to zero', () => {
    expect(decimal(-1.5)).toBe('\u22121.50');
    expect(decimal(-0.001)).toBe('0.00');
  });

  it('set thousands apart', () => {
    expect(plain(integer(1800))).toBe('1 800');
    expect(plain(integer(1234567))).toBe('1 234 567');
  });

  it('never round a probability to certainty or to nothing', () => {
    expect([1, 0.9999, 0.99, 0.5, 0.004, 0].map((p) => plain(probability(p)))).toEqual([
      '>99 %',
      '>99 %',
      '99 %',
      '50 %',
      '<1 %',
      '<1 %',
    ]);
    expect(plain(probability(0.99999, 1))).toBe('>99.9 %');
  });

  it('let attention be exactly all or nothing', () => {
    expect([1, 0.9999, 0.001, 0].map((p) => plain(share(p)))).toEqual(['100 %', '>99 %', '<1 %', '0 %']);
  });

  it('give 100 % only to a score without a mistake', () => {
    expect([1, 0.9999, 0.955].map((s) => plain(score(s)))).toEqual(['100 %', '99.9 %', '95.5 %']);
  });

  it('never call a loss zero', () => {
    expect(loss(0.0001)).toBe('<0.001');
  });
});

it('joins lists as the language does', async () => {
  expect(listParts(3)).toEqual([0, ', ', 1, ', and ', 2]);
  expect(listParts(2)).toEqual([0, ' and ', 1]);
  await setLanguage('es');
  expect(listParts(3)).toEqual([0, ', ', 1, ' y ', 2]);
});
