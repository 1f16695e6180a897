/**
 * The address: `#phrases`, or `#phrases&seed=7&lang=es&theme=dark` where somebody wants to fix more; `#chapter-3` of the course,
 * and `#glossary`; `#lets-go&note=position:e` explains that stage of the machine.
 */
import { LANGUAGES, type Language } from '../i18n';
import { CHAPTERS, GLOSSARY } from '../course/ids';
import { LESSONS, type LessonId } from '../lessons/ids';
import { THEMES, type Theme } from './preferences';

export interface Address {
  lesson: LessonId;
  /** Of the course, which has models of its own; null for the lab. */
  chapter: number | null;
  seed: number | null;
  language: Language | null;
  theme: Theme | null;
  turbo: boolean | null;
}

/** Some programs cut longer addresses off. */
export const LONGEST_HASH = 8000;
/** Where the address is written into a file of the page, which nobody cuts off. */
export const LONGEST_IN_FILE = 8_000_000;
const NAMES: readonly string[] = ['seed', 'lang', 'theme', 'turbo', 'note', 's'];

/** `#chapter-3`; with a place in it, `#chapter-3-taskname`, and `#glossary-term`. */
const CHAPTER = /^(?:chapter-(\d{1,2})|glossary)(?:-[a-z-]+)?$/;

const SWITCH: readonly string[] = ['off', 'on'];

export function readHash(hash: string): Address {
  const [name, ...rest] = hash.replace(/^#/, '').split('&');
  const params = new URLSearchParams(rest.join('&'));
  const seed = params.get('seed') ?? '';
  return {
    lesson: LESSONS.find((known) => known === name) ?? 'lets-go',
    chapter: chapterOf(name),
    // Seeds are unsigned 32-bit numbers in the engine.
    seed: /^\d{1,10}$/.test(seed) && Number(seed) < 2 ** 32 ? Number(seed) : null,
    language: LANGUAGES.find((known) => known === params.get('lang')) ?? null,
    theme: THEMES.find((known) => known === params.get('theme')) ?? null,
    turbo: SWITCH.includes(params.get('turbo') ?? '') ? params.get('turbo') === 'on' : null,
  };
}

function chapterOf(name = ''): number | null {
  const found = CHAPTER.exec(name);
  if (found === null) return null;
  if (found[1] === undefined) return GLOSSARY;
  const chapter = Number(found[1]);
  return CHAPTERS.includes(chapter) ? chapter : null;
}

export function writeHash(address: Address): string {
  const params = new URLSearchParams();
  if (address.seed !== null) params.set('seed', String(address.seed));
  if (address.language !== null) params.set('lang', address.language);
  if (address.theme !== null) params.set('theme', address.theme);
  if (address.turbo !== null) params.set('turbo', address.turbo ? 'on' : 'off');
  const rest = params.toString();
  const { chapter } = address;
  const name = chapter === null ? address.lesson : chapter === GLOSSARY ? 'glossary' : `chapter-${chapter}`;
  return `#${name}${rest === '' ? '' : `&${rest}`}`;
}

/** The state that an address carries, packed; or why it cannot be read; null for one that only names a lesson. */
export type Link =
  { lesson: LessonId; payload: string } | { problem: 'link_damaged' | 'link_too_long' | 'link_none' } | null;

export function readLink(hash: string, longest = LONGEST_HASH): Link {
  if (hash.replace('#', '') === '') return null;
  if (hash.length > longest) return { problem: 'link_too_long' };
  const [name, ...rest] = hash.replace(/^#/, '').split('&');
  const lesson = LESSONS.find((known) => known === name);
  if (chapterOf(name) !== null) return null;
  const pairs = rest.map((piece) => piece.split('='));
  const names = pairs.map(([key]) => key!);
  const odd = names.some((key) => !NAMES.includes(key)) || new Set(names).size < names.length;
  // A word that is no lesson, nor what is left of one that was cut off: it was never a link of ours.
  const word = rest.length === 0 && !name!.includes('=');
  if (word && !LESSONS.some((known) => known.startsWith(name!))) return { problem: 'link_none' };
  if (lesson === undefined || odd) return { problem: 'link_damaged' };
  const packed = pairs.find(([key]) => key === 's');
  if (packed === undefined) return null;
  return { lesson, payload: packed.slice(1).join('=') };
}
