/** JSON that was something else before: a field gone, another in its place, one of another kind. */
import type { Random } from './random.ts';
import { oddText } from './texts.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  -1e-9,
  2,
  3,
  16,
  17,
  255,
  256,
  65_536,
  1e6,
  1e9,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 53,
  1e15,
  1e38,
  1e300,
  -1e300,
  5e-324,
];
const NAMES: readonly string[] = ['__proto__', 'constructor', 'length', 'toString', 'then', 'hasOwnProperty', ''];

export const oddNumber = (random: Random): number => random.pick(NUMBERS);

export function oddValue(random: Random, depth = 2): Json {
  switch (random.below(depth > 0 ? 7 : 5)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
    case 3:
      return oddNumber(random);
    case 4:
      return oddText(random, 400);
    case 5:
      return Array.from({ length: random.below(5) }, () => oddValue(random, depth - 1));
    default:
      return { [random.pick(NAMES)]: oddValue(random, depth - 1), [oddText(random, 20)]: oddValue(random, depth - 1) };
  }
}

/** Own properties only, whatever their names: as JSON.parse makes them. */
function put(into: { [name: string]: Json }, name: string, value: Json): void {
  Object.defineProperty(into, name, { value, enumerable: true, writable: true, configurable: true });
}

/** The value with one change at a random place of it; what is given stays as it is. */
export function changed(random: Random, value: unknown): Json {
  const copy = JSON.parse(JSON.stringify(value)) as Json;
  let at = copy;
  for (;;) {
    if (typeof at !== 'object' || at === null) return oddValue(random);
    const names = Object.keys(at);
    const name = names.length > 0 && random.chance(0.93) ? random.pick(names) : random.pick(NAMES);
    const fields = at as { [name: string]: Json };
    const inside = Object.hasOwn(fields, name) ? fields[name] : null;
    // Most changes are to be deep inside, where checks are thinner.
    if (typeof inside === 'object' && inside !== null && random.chance(0.85)) {
      at = inside;
      continue;
    }
    if (Array.isArray(at) && (random.chance(0.3) || !/^\d+$/.test(name)))
      at.push(...at.slice(-random.below(4)), oddValue(random));
    else if (random.chance(0.15)) Reflect.deleteProperty(fields, name);
    else if (typeof inside === 'number' && random.chance(0.7)) put(fields, name, oddNumber(random));
    else if (typeof inside === 'string' && random.chance(0.6)) put(fields, name, oddText(random, 400));
    else put(fields, name, oddValue(random));
    return copy;
  }
}
