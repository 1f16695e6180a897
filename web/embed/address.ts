/**
 * What an embed is told by the part of its address after `#`: a lesson or a chapter, and settings in the form of a query.
 *
 *     embed.html#phrases&view=cross,translate&head=1.2&controls=train,numbers&locked=train&seed=7&lang=es&theme=dark&train=200
 *
 * One who writes such an address by hand makes mistakes: each becomes a problem that can be said, and the rest holds.
 */
import { CHAPTERS } from '../course/ids';
import type { AttentionKind } from '../engine/types';
import { LANGUAGES, type Language } from '../i18n';
import { LESSONS, type LessonId } from '../lessons/ids';
import { THEMES, type Theme } from '../state/preferences';
import { wellFormed } from './well-formed';

/** What can be shown, in the order in which it stands. `lab` is the whole page without its masthead, and excludes the others. */
export const VIEWS = ['lab', 'machine', 'encoder', 'decoder', 'cross', 'loss', 'translate'] as const;
export type EmbedView = (typeof VIEWS)[number];

/** The first attention among these views, which is the one that a head is chosen of. */
export const attentionIn = (views: readonly EmbedView[]): AttentionKind | undefined =>
  views.find((view) => view === 'encoder' || view === 'decoder' || view === 'cross');

/** What the reader can be given to press. */
export const CONTROLS = ['train', 'step', 'reset', 'speed', 'time', 'numbers', 'sentence'] as const;
export type EmbedControl = (typeof CONTROLS)[number];

export interface EmbedAddress {
  lesson: LessonId;
  /** A chapter of the course in place of the views. */
  chapter: number | null;
  views: readonly EmbedView[];
  /** Which attention is shown, from 0. */
  head: { layer: number; head: number };
  /** Controls that are there; those that are locked show their state and cannot be pressed. */
  controls: readonly EmbedControl[];
  locked: readonly EmbedControl[];
  /** Steps that have been taken before it is shown: `full` is the lesson's plan. */
  train: number | 'full';
  seed: number | null;
  language: Language | null;
  theme: Theme | null;
  /** The sentence that is translated first. */
  sentence: string | null;
  /** Sentence pairs of one's own as TSV or CSV: the lesson is `your-own` then. */
  pairs: string | null;
  /** A whole state, as the page's "Share" packs it. */
  state: string | null;
  /** The only origin that messages are taken from and sent to. */
  host: string | null;
  problems: readonly AddressProblem[];
}

export interface AddressProblem {
  code: 'embed_unknown_setting' | 'embed_bad_setting' | 'embed_no_lesson';
  params: Record<string, string>;
}

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
] as const;
type Name = (typeof NAMES)[number];

/** More steps than anybody waits for. */
const MOST_STEPS = 100_000;
/** What a setting is quoted with at most. */
const LONGEST_QUOTE = 40;

export const DEFAULT_ADDRESS: EmbedAddress = {
  lesson: 'lets-go',
  chapter: null,
  views: ['machine', 'loss', 'translate'],
  head: { layer: 0, head: 0 },
  controls: CONTROLS,
  locked: [],
  train: 0,
  seed: null,
  language: null,
  theme: null,
  sentence: null,
  pairs: null,
  state: null,
  host: null,
  problems: [],
};

/** Null for what is no whole number from 0 to `most`. */
function whole(text: string, most: number): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

/** The names of a list, in the order in which they are known; null where one is not known, or one stands for none. */
function listed<T extends string>(text: string, known: readonly T[]): T[] | null {
  if (text === 'all') return [...known];
  if (text === 'none') return [];
  const given = text.split(',');
  return given.every((one) => known.some((name) => name === one)) ? known.filter((name) => given.includes(name)) : null;
}

function oneOf<T extends string>(text: string, known: readonly T[]): T | null {
  return known.find((one) => one === text) ?? null;
}

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/** How each setting is read: what it gives to the address, or null when it cannot be read; and what it may be. */
const READERS: Record<Name, { read: (text: string) => Partial<EmbedAddress> | null; known: string }> = {
  view: { read: readViews, known: VIEWS.join(', ') },
  head: { read: readHead, known: '1.1, 1.2, 2.1 …' },
  controls: { read: (text) => wrapped('controls', listed(text, CONTROLS)), known: `all, none, ${CONTROLS.join(', ')}` },
  locked: { read: (text) => wrapped('locked', listed(text, CONTROLS)), known: `all, none, ${CONTROLS.join(', ')}` },
  train: {
    read: (text) => wrapped('train', text === 'full' ? text : whole(text, MOST_STEPS)),
    known: `full, 0 … ${MOST_STEPS}`,
  },
  seed: { read: (text) => wrapped('seed', whole(text, 2 ** 32 - 1)), known: `0 … ${2 ** 32 - 1}` },
  lang: { read: (text) => wrapped('language', oneOf(text, LANGUAGES)), known: LANGUAGES.join(', ') },
  theme: { read: (text) => wrapped('theme', oneOf(text, THEMES)), known: THEMES.join(', ') },
  sentence: { read: (text) => wrapped('sentence', text.trim() === '' ? null : text), known: 'a sentence' },
  pairs: { read: (text) => wrapped('pairs', text.trim() === '' ? null : text), known: 'TSV, CSV' },
  s: { read: (text) => wrapped('state', text === '' ? null : text), known: 'a link of “Share”' },
  host: { read: (text) => wrapped('host', isOrigin(text) ? text : null), known: 'https://example.org' },
};

function wrapped<K extends keyof EmbedAddress>(name: K, value: EmbedAddress[K] | null): Partial<EmbedAddress> | null {
  return value === null ? null : { [name]: value };
}

function readViews(text: string): Partial<EmbedAddress> | null {
  const views = listed(text, VIEWS);
  if (views === null || views.length === 0) return null;
  return { views: views.includes('lab') ? ['lab'] : views };
}

/** `1.2` is the second head of the first layer. */
export const headName = ({ layer, head }: EmbedAddress['head']): string => `${layer + 1}.${head + 1}`;

function readHead(text: string): Partial<EmbedAddress> | null {
  const found = /^([1-9]\d?)\.([1-9]\d?)$/.exec(text);
  return found === null ? null : { head: { layer: Number(found[1]) - 1, head: Number(found[2]) - 1 } };
}

const quoted = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

export function readEmbedAddress(hash: string): EmbedAddress {
  const problems: AddressProblem[] = [];
  const [first = '', ...rest] = hash.replace(/^#/, '').split('&');
  const found: Partial<EmbedAddress> = { ...lessonOf(first, problems) };
  for (const piece of rest) {
    if (piece === '') continue;
    const [key = '', ...values] = piece.split('=');
    const name = oneOf(key, NAMES);
    if (name === null) {
      problems.push({ code: 'embed_unknown_setting', params: { name: quoted(decoded(key)), known: NAMES.join(', ') } });
      continue;
    }
    // What is packed has no spaces that a `+` could stand for.
    const value = name === 's' ? values.join('=') : decoded(values.join('='));
    const { read, known } = READERS[name];
    const change = read(value);
    if (change !== null) Object.assign(found, change);
    else problems.push({ code: 'embed_bad_setting', params: { name, value: quoted(value), known } });
  }
  if (typeof found.pairs === 'string') found.lesson = 'your-own';
  return { ...DEFAULT_ADDRESS, ...found, problems };
}

function lessonOf(text: string, problems: AddressProblem[]): Partial<EmbedAddress> {
  if (text === '') return {};
  const chapter = whole(/^chapter-(\d{1,2})$/.exec(text)?.[1] ?? '', 99);
  if (chapter !== null && CHAPTERS.includes(chapter)) return { chapter };
  const lesson = oneOf(text, LESSONS);
  if (lesson !== null) return { lesson };
  const known = [...LESSONS, ...CHAPTERS.map((number) => `chapter-${number}`)].join(', ');
  problems.push({ code: 'embed_no_lesson', params: { name: quoted(decoded(text)), known } });
  return {};
}

/** The shortest hash that is read as this address. */
export function writeEmbedAddress(address: Partial<EmbedAddress>): string {
  const { chapter, lesson, views, head, controls, locked, train, seed, language, theme, sentence, pairs, state, host } =
    {
      ...DEFAULT_ADDRESS,
      ...address,
    };
  const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(','));
  const text = (value: string): string => encodeURIComponent(wellFormed(value)).replaceAll('%20', '+');
  const settings: Record<Name, string | null> = {
    view: chapter === null && list(views) !== list(DEFAULT_ADDRESS.views) ? list(views) : null,
    head: head.layer + head.head > 0 ? headName(head) : null,
    controls: controls.length < CONTROLS.length ? list(controls) : null,
    locked: locked.length > 0 ? list(locked) : null,
    train: train === 0 ? null : String(train),
    seed: seed === null ? null : String(seed),
    lang: language,
    theme,
    sentence: sentence === null ? null : text(sentence),
    pairs: pairs === null ? null : text(pairs),
    s: state,
    host: host === null ? null : text(host),
  };
  const given = NAMES.filter((name) => settings[name] !== null).map((name) => `&${name}=${settings[name]}`);
  return `#${chapter === null ? lesson : `chapter-${chapter}`}${given.join('')}`;
}
