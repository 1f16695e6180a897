import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../web/i18n';
import { printed, printedShare, sign, writtenOut } from '../../web/views/arithmetic/numbers';

afterEach(() => setLanguage('en'));

describe('numbers of the arithmetic', () => {
  it('have four decimals, fewer where they are large, and a power of ten where they are small', async () => {
    expect(printed(1.52).text).toBe('1.5200');
    expect(printed(-8.50449).text).toBe('−8.5045');
    expect(printed(35.1812).text).toBe('35.181');
    expect(printed(1234.5678).text).toBe('1234.6');
    expect(printed(0).text).toBe('0.0000');
    expect(printed(-0.0000162).text).toBe('−1.62\u202F×\u202F10⁻⁵');
    expect(printed(3.2e7).text).toBe('3.20\u202F×\u202F10⁷');
    expect(printed(-Infinity).text).toBe('−∞');
    await setLanguage('es');
    expect(printed(1.52).text).toBe('1,5200');
  });

  it('know what they amount to once printed', () => {
    for (const value of [0.123456, -7.77777, 99.99999, 1.234567e-7, 5e8, 0.00099999]) {
      const { value: rounded, decimals } = printed(value);
      expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.51 * 10 ** -decimals);
    }
  });

  it('are never certain unless they are alone', () => {
    expect(printedShare(1, 2).text).toBe('>0.9999');
    expect(printedShare(0.99999, 2).text).toBe('>0.9999');
    expect(printedShare(0.9998, 2).text).toBe('0.9998');
    expect(printedShare(1, 1).text).toBe('1.0000');
  });

  it('are joined by "=" only where the digits on the page add up', () => {
    const sum = (terms: number[]): '=' | '≈' => {
      const addends = terms.map((term) => printed(term).value);
      const result = printed(terms.reduce((all, term) => all + term, 0));
      return sign(
        addends.reduce((all, term) => all + term, 0),
        result,
      );
    };
    expect(sum([1.52, -0.01])).toBe('=');
    // 1.0000 + 1.0000 ≈ 2.0001
    expect(sum([1.00004, 1.00004])).toBe('≈');
    for (let seed = 1; seed < 200; seed += 1) {
      const terms = [Math.sin(seed) * 3, Math.cos(seed * 7), Math.sin(seed * 3) * 0.1];
      const shown = terms.map((term) => Number(printed(term).text.replace('−', '-')));
      const total = Number(printed(terms.reduce((all, term) => all + term, 0)).text.replace('−', '-'));
      const exact = Math.round(shown.reduce((all, term) => all + term, 0) * 1e4) === Math.round(total * 1e4);
      if (shown.every((one) => Math.abs(one) > 0.001)) expect([terms, sum(terms)]).toEqual([terms, exact ? '=' : '≈']);
    }
  });

  it('have one sign for a sum that stands in the formula and in the table', () => {
    const ref = { tensor: '', index: [] };
    const vector = (...values: number[]): { value: number; ref: typeof ref }[] =>
      values.map((value) => ({ value, ref }));
    const recipe = (left: number[], right: number[]): Parameters<typeof writtenOut>[0] => ({
      form: 'products',
      left: vector(...left),
      right: vector(...right),
      bias: null,
      relu: false,
    });
    // 3.4567 × 5.6789 + 2.3456 × 3.2716: the products add up, their factors as they are printed do not.
    const rounded = recipe([3.45674, 2.34564], [5.67894, 3.27164]);
    const result = printed(3.45674 * 5.67894 + 2.34564 * 3.27164);
    const { sums } = writtenOut(rounded)!;
    expect(sums.map((one) => sign(one, result))).toEqual(['≈', '=']);
    expect(sign(sums, result)).toBe('≈');
    const exact = recipe([1.5, 2], [2, 0.25]);
    expect(sign(writtenOut(exact)!.sums, printed(3.5))).toBe('=');
    expect(writtenOut(recipe([1, 1, 1, 1], [1, 1, 1, 1]))).toBeNull();
  });
});
