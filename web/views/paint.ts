/** What a canvas has to ask the style sheet: the theme in force and the colours of its tokens. */
import type { Theme } from '../state/preferences';
import type { Shade } from './heat/palette';

const dark = matchMedia('(prefers-color-scheme: dark)');
/** Paper is light, whatever the screen is. */
const paper = matchMedia('print');
const changes = new EventTarget();
let choice: Theme = 'system';
let colors = new Map<string, string>();

export function shade(): Shade {
  if (paper.matches) return 'light';
  return choice === 'system' ? systemShade() : choice;
}

/** What the system asks for, whatever the reader has chosen here. */
export function systemShade(): Shade {
  return dark.matches ? 'dark' : 'light';
}

export function setTheme(theme: Theme): void {
  choice = theme;
  apply();
}

function apply(): void {
  const next = shade();
  if (document.documentElement.dataset.theme === next) return;
  document.documentElement.dataset.theme = next;
  colors = new Map();
  repaint();
}

/** Every picture is drawn again. */
export function repaint(): void {
  changes.dispatchEvent(new Event('change'));
}

dark.addEventListener('change', apply);
paper.addEventListener('change', apply);

/** Calls back when the theme in force has changed, or pictures have been lost; returns the way to stop that. */
export function onShade(listener: () => void): () => void {
  changes.addEventListener('change', listener);
  return () => changes.removeEventListener('change', listener);
}

/** The value of a colour token, remembered until the theme changes. */
export function color(token: string): string {
  let found = colors.get(token);
  if (found === undefined) {
    found = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
    colors.set(token, found);
  }
  return found;
}
