export interface Pair {
  split: 'train' | 'validation';
  source: string;
  target: string;
  /** For each target token the index of the source token it translates, or null. */
  alignment: (number | null)[];
  /** Target tokens of the nouns and adjectives that changed places. */
  swapped: number[];
}

export const LONGEST: number;
export const LEAST_SEEN: number;
export const HEADER: string;
export function tokens(text: string): string[];
export function lesson(handwritten: string, seed?: number): Pair[];
export function asTsv(pairs: Pair[]): string;
