/**
 * The page's two languages.
 *
 * A dictionary of our own and not @lit/localize: its templates keep the English text in the views,
 * and the views of this page hold no text at all.
 */
import { GROUPS, type Group, type Key } from './groups';

export type { Key, Group };
export type Language = 'en' | 'es';
export const LANGUAGES: readonly Language[] = ['en', 'es'];

type Texts = Readonly<Record<string, string>>;

let current: Language = 'en';
/** The language that was asked for last: it may still be on its way. */
let wanted: Language = 'en';
const groups = new Set<Group>(['page']);
let texts: Texts = {};
/** Null until they are first wanted and have come, empty where they cannot be had. */
let errors: Texts | null = null;
const changes = new EventTarget();

export function language(): Language {
  return current;
}

/** Fetches the language's texts and changes to it; rejects, and stays as it was, where they cannot be had. */
export async function setLanguage(next: Language): Promise<void> {
  wanted = next;
  try {
    await fetched(next);
  } catch (error) {
    if (wanted === next) wanted = current;
    throw error;
  }
}

/** Fetches the texts of a part, in this language and, from here on, in every other that is chosen. */
export async function loadTexts(more: readonly Group[]): Promise<void> {
  for (const group of more) groups.add(group);
  await fetched(wanted);
}

async function fetched(next: Language): Promise<void> {
  const names = [...groups];
  const files = await Promise.all(names.map((name) => GROUPS[name][next]()));
  // Another language may have been chosen meanwhile, and another part may have added a group: theirs is the last word.
  if (next !== wanted || names.length < groups.size) {
    await fetched(wanted);
    return;
  }
  const all: Record<string, string> = {};
  names.forEach((name, index) => {
    if (name === 'errors') errors = files[index]!.default;
    else Object.assign(all, files[index]!.default);
  });
  texts = all;
  const changed = next !== current;
  current = next;
  if (changed) changes.dispatchEvent(new Event('change'));
}

/** Calls back after every change; returns the way to stop that. */
export function onLanguage(listener: () => void): () => void {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}

export type Params = Record<string, string | number>;

export function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

export function t(key: Key, params: Params = {}): string {
  return fill(texts[key] ?? key, params);
}

/** The text as it is written, for who sets it. */
export function raw(key: Key): string {
  return texts[key] ?? key;
}

/** The sentence cut at its places, each filled with what `parts` holds for it: a template, a word, a number. */
export function rich(key: Key, parts: Record<string, unknown>): unknown[] {
  return (texts[key] ?? key)
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') ? parts[piece.slice(1, -1)] : piece));
}

/** For errors.ts, which says them: fetched when there is first something to say, and null until they have come. */
export function errorSentences(): Texts | null {
  if (errors === null && !groups.has('errors')) void fetchErrors();
  return errors;
}

async function fetchErrors(): Promise<void> {
  try {
    await loadTexts(['errors']);
  } catch {
    // The engine's own words, then; another language must not fail for want of these.
    groups.delete('errors');
    errors = {};
    // They are asked for anew when there is something to say later.
    setTimeout(() => (errors = null), 5000);
  }
  changes.dispatchEvent(new Event('change'));
}

/** The best of the reader's languages that the page speaks. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((known) => tag.toLowerCase().split('-')[0] === known);
    if (found) return found;
  }
  return 'en';
}
