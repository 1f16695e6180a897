/**
 * The page's two languages. A key in `en.ts` that `es.ts` lacks is a type error.
 *
 * A dictionary of our own and not @lit/localize: its templates keep the English text in the views,
 * and the views of this page hold no text at all.
 */
import { en } from './en';
import { es } from './es';

export type Language = 'en' | 'es';
export type Key = keyof typeof en;
export const LANGUAGES: readonly Language[] = ['en', 'es'];

const dictionaries: Record<Language, Record<Key, string>> = { en, es };
let current: Language = 'en';
const changes = new EventTarget();

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  if (next === current) return;
  current = next;
  changes.dispatchEvent(new Event('change'));
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
  return fill(dictionaries[current][key], params);
}

/** The sentence cut at its places, each filled with what `parts` holds for it: a template, a word, a number. */
export function rich(key: Key, parts: Record<string, unknown>): unknown[] {
  return dictionaries[current][key]
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('{') ? parts[piece.slice(1, -1)] : piece));
}

/** The best of the reader's languages that the page speaks. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((known) => tag.toLowerCase().split('-')[0] === known);
    if (found) return found;
  }
  return 'en';
}
