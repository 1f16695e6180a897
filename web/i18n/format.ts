/** Numbers as each language writes them. Minus is U+2212, groups of three are set apart by a narrow space. */
import { language } from './index';

const formats = new Map<string, Intl.NumberFormat>();

function format(decimals: number): Intl.NumberFormat {
  const key = `${language()}${decimals}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language(), {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: false,
    });
    formats.set(key, found);
  }
  return found;
}

export function decimal(value: number, decimals = 2): string {
  const text = format(decimals).format(Math.abs(value));
  // What rounds to zero has no sign.
  return value < 0 && /[1-9]/.test(text) ? `\u2212${text}` : text;
}

export function integer(value: number): string {
  return decimal(Math.round(value), 0).replace(/\B(?=(\d{3})+$)/g, '\u202F');
}

/** A number with as many digits as it has. */
export function plain(value: number): string {
  if (Number.isInteger(value)) return value < 0 ? `\u2212${integer(-value)}` : integer(value);
  return decimal(value, Math.min(6, String(value).split('.')[1]?.length ?? 6));
}

function withSign(number: string): string {
  return `${number}\u00A0%`;
}

/** A share that is exact when it is 0 or 1, such as attention: never rounded up to certainty nor down to nothing. */
export function share(value: number, decimals = 0): string {
  const edge = 0.5 * 10 ** -(decimals + 2);
  const nearly = 1 - 10 ** -(decimals + 2);
  if (value < 1 && value > nearly) return `>${withSign(decimal(nearly * 100, decimals))}`;
  if (value > 0 && value < edge) return `<${withSign(decimal((1 - nearly) * 100, decimals))}`;
  return withSign(decimal(value * 100, decimals));
}

/** A probability: the softmax gives neither 0 nor 1, whatever a float holds. */
export function probability(value: number, decimals = 0): string {
  const inside = Math.min(1 - 1e-12, Math.max(1e-12, value));
  return share(inside, decimals);
}

/** Attention with all its digits: only what is masked down to one word is exactly 1. */
export function weight(value: number, words: number, decimals = 4): string {
  const edge = 0.5 * 10 ** -decimals;
  if (words > 1 && value > 1 - edge) return `>${decimal(1 - 2 * edge, decimals)}`;
  if (words > 1 && value < edge) return `<${decimal(2 * edge, decimals)}`;
  return decimal(value, decimals);
}

/** A score out of a count: 100 % only when nothing is wrong. */
export function score(value: number): string {
  return value === 1 ? withSign('100') : withSign(decimal(Math.floor(value * 1000) / 10, 1));
}

export function loss(value: number): string {
  return value < 0.0005 ? `<${decimal(0.001, 3)}` : decimal(value, 3);
}

/** "a, b and c", as a list of parts: the items' places and the words between them. */
export function listParts(count: number): (number | string)[] {
  const names = Array.from({ length: count }, (_, index) => `\u0001${index}`);
  return new Intl.ListFormat(language(), { type: 'conjunction' })
    .formatToParts(names)
    .map((part) => (part.type === 'element' ? Number(part.value.slice(1)) : part.value));
}
