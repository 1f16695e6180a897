/** Which variants of a test are in this run. */

/** In `npm run test:long`: everything. */
export const LONG = Boolean(process.env.VAMOS_LONG);

/** All of them in the long run; in the short one the first: a test names first what another test has not. */
export const oneOf = <T>(...variants: readonly T[]): readonly T[] => (LONG ? variants : variants.slice(0, 1));

/** The looks of the page: a theme and a language. */
export interface Look {
  theme: 'light' | 'dark';
  language: 'en' | 'es';
}

const LOOKS: readonly Look[] = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'es' },
  { theme: 'light', language: 'es' },
  { theme: 'dark', language: 'en' },
];

/** All looks in the long run; in the short one this one: of the parts of the page each has another, so that all have their turn. */
export const looks = (turn: 0 | 1 | 2 | 3): readonly Look[] => (LONG ? LOOKS : [LOOKS[turn]!]);
