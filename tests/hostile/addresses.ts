/** Addresses of an embed, as somebody types them who makes mistakes or means harm. */
import { CONTROLS, VIEWS } from '../../web/embed/address.ts';
import { LESSONS } from '../../web/lessons/ids.ts';
import type { Random } from './random.ts';
import { damaged, oddText } from './texts.ts';
import { oddNumber } from './values.ts';

const NAMES = [
  'view',
  'head',
  'controls',
  'locked',
  'train',
  'seed',
  'lang',
  'theme',
  'sentence',
  'pairs',
  's',
  'host',
];

function value(random: Random): string {
  switch (random.below(8)) {
    case 0:
      return Array.from({ length: 1 + random.below(4) }, () =>
        random.pick([...VIEWS, ...CONTROLS, 'all', 'none']),
      ).join(',');
    case 1:
      return random.pick([
        'full',
        'en',
        'es',
        'dark',
        'light',
        'system',
        '1.1',
        '12.99',
        '0.1',
        '200',
        '100000',
        '100001',
      ]);
    case 2:
      return random.pick([
        'https://example.org',
        'null',
        'javascript:1',
        'https://a.b/',
        'file:///',
        'https://ex%61mple.org',
      ]);
    case 3:
      return String(oddNumber(random));
    case 4:
    case 5:
      return encodeURIComponent(oddText(random, 200).replace(/\p{Surrogate}/gu, ''));
    default:
      return oddText(random, 200);
  }
}

export function hostileAddress(random: Random): string {
  const first = random.pick([...LESSONS, ...LESSONS, '', 'chapter-1', 'chapter-0', 'chapter-99', oddText(random, 60)]);
  const pieces = Array.from({ length: random.below(7) }, () => {
    const name = random.chance(0.9) ? random.pick(NAMES) : oddText(random, 30);
    return `&${name}${random.chance(0.95) ? '=' : ''}${value(random)}`;
  });
  const whole = `#${first}${pieces.join('')}`;
  return random.chance(0.3) ? damaged(random, whole) : whole;
}
