/** What the page remembers about its reader. Storage may be forbidden: then it forgets, and nothing else happens. */
import { LANGUAGES, type Language } from '../i18n';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const NAMES = {
  language: 'vamos.language',
  theme: 'vamos.theme',
  turbo: 'vamos.turbo',
  letters: 'vamos.letters',
  numbers: 'vamos.numbers',
  kept: 'vamos.kept',
} as const;

function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A private window or a full disk: the choice holds until the page is closed.
  }
}

export function storedLanguage(): Language | null {
  const value = read(NAMES.language);
  return LANGUAGES.find((known) => known === value) ?? null;
}

export function storedTheme(): Theme | null {
  const value = read(NAMES.theme);
  return THEMES.find((known) => known === value) ?? null;
}

export const storedTurbo = (): boolean => read(NAMES.turbo) === 'on';

export const storedNumbers = (): boolean => read(NAMES.numbers) === 'on';

export const storeLanguage = (value: Language): void => write(NAMES.language, value);
export const storeTheme = (value: Theme): void => write(NAMES.theme, value);
export const storeTurbo = (on: boolean): void => write(NAMES.turbo, on ? 'on' : 'off');

export const storedLetterKeys = (): boolean => read(NAMES.letters) !== 'off';
export const storeLetterKeys = (on: boolean): void => write(NAMES.letters, on ? 'on' : 'off');
export const storeNumbers = (on: boolean): void => write(NAMES.numbers, on ? 'on' : 'off');

/** Whether a model was ever kept in this browser's database, which takes much longer to ask. */
export const storedKept = (): boolean => read(NAMES.kept) === 'on';
export const storeKept = (): void => write(NAMES.kept, 'on');
