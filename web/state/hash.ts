/** The address: `#phrases`, or `#phrases&seed=7&lang=es&theme=dark` where somebody wants to fix more. */
import { LANGUAGES, type Language } from '../i18n';
import { LESSONS, type LessonId } from '../lessons/ids';
import { THEMES, type Theme } from './preferences';

export interface Address {
  lesson: LessonId;
  seed: number | null;
  language: Language | null;
  theme: Theme | null;
  turbo: boolean | null;
}

const SWITCH: readonly string[] = ['off', 'on'];

export function readHash(hash: string): Address {
  const [name, ...rest] = hash.replace(/^#/, '').split('&');
  const params = new URLSearchParams(rest.join('&'));
  const seed = params.get('seed') ?? '';
  return {
    lesson: LESSONS.find((known) => known === name) ?? 'lets-go',
    // Seeds are unsigned 32-bit numbers in the engine.
    seed: /^\d{1,10}$/.test(seed) && Number(seed) < 2 ** 32 ? Number(seed) : null,
    language: LANGUAGES.find((known) => known === params.get('lang')) ?? null,
    theme: THEMES.find((known) => known === params.get('theme')) ?? null,
    turbo: SWITCH.includes(params.get('turbo') ?? '') ? params.get('turbo') === 'on' : null,
  };
}

export function writeHash(address: Address): string {
  const params = new URLSearchParams();
  if (address.seed !== null) params.set('seed', String(address.seed));
  if (address.language !== null) params.set('lang', address.language);
  if (address.theme !== null) params.set('theme', address.theme);
  if (address.turbo !== null) params.set('turbo', address.turbo ? 'on' : 'off');
  const rest = params.toString();
  return `#${address.lesson}${rest === '' ? '' : `&${rest}`}`;
}
