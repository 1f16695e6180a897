/** Numbers as the arithmetic prints them, with what they are once printed: an "=" is only put where the digits say so. */
import type { Recipe } from '../../explain/recipe';
import { total, type Term } from '../../explain/workings';
import { decimal } from '../../i18n/format';

export interface Printed {
  text: string;
  /** What the digits on the page amount to. */
  value: number;
  decimals: number;
}

const DECIMALS = 4;
/** Below this a number has too few digits left, and is written with a power of ten. */
const SMALL = 0.001;
const LARGE = 1e6;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

export function printed(value: number): Printed {
  if (!Number.isFinite(value)) {
    const text = value < 0 ? '\u2212∞' : Number.isNaN(value) ? '?' : '∞';
    return { text, value, decimals: 0 };
  }
  const size = Math.abs(value);
  if (size !== 0 && (size < SMALL || size >= LARGE)) return withPower(value);
  const decimals = Math.max(1, DECIMALS - Math.max(0, Math.floor(Math.log10(Math.max(size, 1)))));
  return { text: decimal(value, decimals), value: Number(value.toFixed(decimals)), decimals };
}

/** 1.62 × 10⁻⁵ */
function withPower(value: number): Printed {
  const [digits = '0', power = '0'] = value.toExponential(2).split('e');
  const exponent = Number(power);
  const raised = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]!).join('');
  const text = `${decimal(Number(digits), 2)}\u202F×\u202F10${exponent < 0 ? '⁻' : ''}${raised}`;
  return { text, value: Number(value.toExponential(2)), decimals: Math.max(0, 2 - exponent) };
}

/** A share of several is never rounded to certainty; only one that is alone is exactly 1. */
export function printedShare(value: number, words: number): Printed {
  const print = printed(value);
  if (words < 2 || print.value < 1) return print;
  return { ...print, text: `>${decimal(1 - 10 ** -DECIMALS, DECIMALS)}` };
}

/**
 * "=" where the printed numbers, rounded as the result is, give the printed result; else "≈". What is printed in more ways than
 * one, as a sum of products and as those products, has one sign: "=" only where each way gives the result.
 */
export function sign(computed: number | readonly number[], result: Printed): '=' | '≈' {
  const half = 0.5 * 10 ** -result.decimals;
  const gives = (one: number): boolean => Math.abs(one - result.value) <= half * (1 + 1e-9);
  return [computed].flat().every(gives) ? '=' : '≈';
}

/** Up to so many products stand in the formula, too. */
const WRITTEN_OUT = 3;

/** The factors of a sum of products as its formula prints them, and all that its printed numbers come to, before anything is cut off at 0. */
export function writtenOut({ left, right, bias }: Recipe<Term> & { form: 'products' }): {
  factors: [Printed, Printed][];
  bias: Printed | null;
  sums: number[];
} | null {
  if (left.length > WRITTEN_OUT) return null;
  const factors = left.map(({ value }, index): [Printed, Printed] => [printed(value), printed(right[index]!.value)]);
  const offset = bias && printed(bias.value);
  const before = offset?.value ?? 0;
  const products = left.map(({ value }, index) => printed(value * right[index]!.value).value);
  return {
    factors,
    bias: offset,
    sums: [factors.reduce((sum, [a, b]) => sum + a.value * b.value, before), before + total(products)],
  };
}
