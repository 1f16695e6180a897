/** Numbers of the course's figures, rounded, with what they amount to once they are printed. */
import { decimal, weight } from '../i18n/format';
import { sign, type Printed } from '../views/arithmetic/numbers';

export function rounded(value: number, decimals = 2): Printed {
  return { text: decimal(value, decimals), value: Number(value.toFixed(decimals)), decimals };
}

/** A share of several words is never printed as all or as nothing. */
export function roundedShare(value: number, words: number, decimals = 3): Printed {
  return { ...rounded(value, decimals), text: weight(value, words, decimals) };
}

/** A factor with a sign stands in brackets. */
export const bracketed = ({ text }: Printed): string => (text.startsWith('\u2212') ? `(${text})` : text);

/** "=" where each printed result is what the printed numbers give, else "≈". */
export function signOf(computed: readonly number[], results: readonly Printed[]): '=' | '≈' {
  return results.every((result, index) => sign(computed[index]!, result) === '=') ? '=' : '≈';
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** One digit after the point where that says enough, and a power of ten for what is so small that only its zeros would be seen. */
export function scientific(value: number): string {
  if (value === 0 || value >= 0.001) return decimal(value, 3);
  const [digits = '', power = ''] = value.toExponential(1).split('e-');
  const raised = [...power].map((digit) => RAISED[Number(digit)]).join('');
  return `${decimal(Number(digits), 1)}\u00A0·\u00A010\u207B${raised}`;
}
