/** Our own random numbers: the same seed gives the same sentences on every machine, which Math.random does not promise. */

/** Tommy Ettinger's mulberry32: 32 bits of state, ample for drawing sentences. Returns numbers in [0, 1). */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Random {
  constructor(seed) {
    this.next = randomNumbers(seed);
  }

  chance(probability) {
    return this.next() < probability;
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** One key of `weights`, in proportion to its value. */
  weighted(weights) {
    const entries = Object.entries(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return entries.at(-1)[0];
  }

  /** Fisher and Yates, in place. */
  shuffle(list) {
    for (let last = list.length - 1; last > 0; --last) {
      const other = Math.floor(this.next() * (last + 1));
      [list[last], list[other]] = [list[other], list[last]];
    }
    return list;
  }
}
