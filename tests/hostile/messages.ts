/** What a page around an embed could post to it, in its words and in others. */
import { CONTROLS, VIEWS } from '../../web/embed/address.ts';
import { LESSONS } from '../../web/lessons/ids.ts';
import type { Random } from './random.ts';
import { oddText } from './texts.ts';
import { changed, oddValue } from './values.ts';

/** A value that JSON does not have; `watch.ts` makes it in the page. */
export interface Odd {
  odd: (typeof ODD)[number];
}

export const ODD = [
  'map',
  'set',
  'date',
  'bigint',
  'NaN',
  'Infinity',
  'undefined',
  'buffer',
  'bytes',
  'cycle',
  'regexp',
  'error',
  'blob',
  'holes',
  'String',
  'Number',
  'long',
] as const;

export interface HostileMessage {
  message: unknown;
  /** By the way it was made: what is true has to be answered, what is false must change nothing and must not be answered. */
  valid: boolean;
}

type Fields = Record<string, unknown>;

const odd = (random: Random): Odd => ({ odd: random.pick(ODD) });
const some = <T>(random: Random, list: readonly T[]): T[] => list.filter(() => random.chance(0.5));

/** A command that the protocol knows, with text in it that nobody means well. `states` are payloads of "Share". */
function command(random: Random, states: readonly { lesson: string; state: string }[]): Fields {
  switch (random.below(10)) {
    case 0:
      return {
        type: 'train',
        until: random.pick([0, 1, 5, 2 ** 31 - 1]),
        speed: random.pick(['paced', 'slow', 'fast']),
      };
    case 1:
      return { type: random.pick(['pause', 'step', 'reset', 'get']) };
    case 2:
    case 3:
      return { type: 'set', settings: settings(random) };
    case 4:
      return { type: 'open', ...random.pick(states) };
    case 5:
      return { type: 'open', lesson: random.pick(LESSONS), state: oddText(random) };
    default:
      return { type: 'translate', text: oddText(random) };
  }
}

function settings(random: Random): Fields {
  const views = some(random, VIEWS);
  const place = (): number => random.pick([0, 1, 2, 40, 1e6]);
  const all: Fields = {
    lesson: random.pick(LESSONS.filter((lesson) => lesson === 'lets-go' || lesson === 'copy')),
    seed: random.pick([0, 1, 7, 2 ** 32 - 1]),
    speed: random.pick(['paced', 'slow', 'fast']),
    language: random.pick(['en', 'es']),
    theme: random.pick(['system', 'light', 'dark']),
    views: views.length > 0 ? views : ['machine'],
    controls: some(random, CONTROLS),
    locked: some(random, CONTROLS),
    selection: {
      kind: random.pick(['encoder', 'decoder', 'cross']),
      layer: place(),
      head: place(),
      row: place(),
      column: place(),
    },
  };
  return Object.fromEntries(Object.entries(all).filter(() => random.chance(0.3)));
}

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'html',
  'innerHTML',
  'Type',
  'settings ',
];
const own = (fields: Fields, name: string, value: unknown): Fields =>
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });

/** What each field may never be, whatever it is in: no field takes one of these. */
function wrong(random: Random): unknown {
  return random.chance(0.6)
    ? odd(random)
    : random.pick([null, true, -1, 0.5, '', ' ', {}, [], ['x'], 2 ** 32, 'x'.repeat(100_001)]);
}

/** Breaks a command at a place where the protocol allows nothing of the kind. */
function broken(random: Random, good: Fields): unknown {
  const whole: Fields = { vamos: 1, id: 'a', ...good };
  switch (random.below(9)) {
    case 0:
      return random.chance(0.5) ? odd(random) : oddValue(random);
    case 1:
      return { ...whole, vamos: random.chance(0.5) ? odd(random) : random.pick([0, 2, '1', true, null, [1], 1.5]) };
    case 2:
      return {
        ...whole,
        type: random.chance(0.3) ? odd(random) : random.pick([...NAMES, 'Train', 'eval', ['train'], null, 7, '']),
      };
    case 3:
      return own(whole, random.pick(NAMES), random.chance(0.5) ? odd(random) : oddValue(random));
    case 4:
      return { ...whole, id: random.pick([null, {}, [], true, '', 'x'.repeat(101), { odd: 'NaN' }, { odd: 'map' }]) };
    case 5: {
      delete whole.type;
      return whole;
    }
    case 6:
      return {
        ...whole,
        type: 'translate',
        text: random.chance(0.5) ? odd(random) : random.pick([null, 1, {}, ['go'], true]),
      };
    case 7: {
      const inside = own(settings(random), random.pick([...SETTINGS, ...NAMES]), wrong(random));
      return { vamos: 1, type: 'set', settings: inside };
    }
    default:
      return { vamos: 1, type: 'train', until: wrong(random) };
  }
}

/** Fields of `settings` for which every one of `wrong` is wrong; a list may be empty, so the lists are not among them. */
const SETTINGS = ['lesson', 'seed', 'speed', 'language', 'theme', 'views'] as const;

export function hostileMessage(
  random: Random,
  index: number,
  states: readonly { lesson: string; state: string }[],
): HostileMessage {
  const id = `input ${index}`;
  const good = command(random, states);
  if (random.chance(0.2)) return { message: { vamos: 1, id, ...good }, valid: true };
  if (random.chance(0.1)) {
    // A change anywhere may leave it valid, so it is of another version of the protocol.
    const message = changed(random, { id, ...good });
    return {
      message: typeof message === 'object' && message !== null ? { ...message, vamos: 2 } : message,
      valid: false,
    };
  }
  return { message: broken(random, good), valid: false };
}
