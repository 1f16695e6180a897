/** Inputs that are the same in every run: each comes from the suite's seed and its own number, so that one alone can be made again. */

import { Random as Seeded } from '../../web/lessons/phrases/random.mjs';

export class Random extends Seeded {
  /** A whole number below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}

/** The first input's seed: the one that a failure prints makes the same inputs again. */
export const SEED = Number(process.env.VAMOS_HOSTILE_SEED ?? 20_17);

/** Inputs of each suite: in the short form, and in the long one, where they are 100,000 together. */
const COUNTS = {
  addresses: [60, 4000],
  embedAddresses: [800, 20_000],
  messages: [500, 30_000],
  tables: [40, 5000],
  pageModels: [30, 3000],
  engineModels: [700, 38_000],
} as const;
export type Suite = keyof typeof COUNTS;

/** VAMOS_HOSTILE_SHARE is that part of the long form. */
export function count(suite: Suite): number {
  const [short, long] = COUNTS[suite];
  const share = Number(process.env.VAMOS_HOSTILE_SHARE ?? (process.env.VAMOS_LONG ? 1 : 0));
  return share > 0 ? Math.ceil(long * share) : short;
}

/** Numbers from `start`, cut into batches. */
export function* batches(all: number, size: number): Generator<number[]> {
  for (let start = 0; start < all; start += size)
    yield Array.from({ length: Math.min(size, all - start) }, (_, index) => start + index);
}

export function randomOf(suite: Suite, index: number): Random {
  const kind = Object.keys(COUNTS).indexOf(suite) + 1;
  return new Random(Math.imul(SEED, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b) ^ Math.imul(index, 0xc2b2ae35));
}

/** What a failure prints of an input: enough to know it by, and the way to make it again. */
export function named(suite: Suite, index: number, input: unknown): string {
  const text = (JSON.stringify(input) as string | undefined) ?? String(input);
  return `${suite} ${index} of seed ${SEED}: ${text.length > 600 ? `${text.slice(0, 600)}… (${text.length})` : text}`;
}
