/** Keys that work wherever one is on the page. Letters can be switched off: they are in the way of some who dictate. */
import type { Action } from './actions';
import { SHELVES, type AppState, type Shelf } from './state';

/** What a key does: something that the reader could press as well, or a place to go to. */
export type KeyEffect = { action: Action } | { focus: string };

/** Keys in the order in which the help sheet lists them. */
export const KEYS = ['p', 'n', 'r', 't', 'a', 'e', 'c', 'd', 's', '?'] as const;
export type ShortKey = (typeof KEYS)[number];

const SHELF_KEYS: Partial<Record<ShortKey, Shelf>> = { e: 'experiments', c: 'decoding', d: 'data', s: 'share' };

/** Null for a key that does nothing now. */
export function effectOf(key: string, state: AppState): KeyEffect | null {
  const known = KEYS.find((one) => one === key.toLowerCase());
  if (known === undefined) return null;
  // The sheet closes itself.
  if (state.help) return null;
  if (known === '?') return { action: { type: 'help', open: true } };
  if (!state.letterKeys) return null;
  const training = state.phase === 'training';
  const able = state.frame !== null && (state.phase === 'ready' || training);
  if (!able) return null;
  switch (known) {
    case 'p':
      return { action: { type: training ? 'pause' : 'play' } };
    case 'n':
      return { action: { type: 'step' } };
    case 'r':
      return { action: { type: 'reset' } };
    case 't':
      return { focus: 'sentence-form input' };
    case 'a':
      return { focus: `heat-map[data-kind=${state.selection.kind}] canvas, .focus [tabindex="0"]` };
    default: {
      const shelf = SHELF_KEYS[known]!;
      return SHELVES.includes(shelf) ? { action: { type: 'shelf', open: state.shelf === shelf ? null : shelf } } : null;
    }
  }
}

/** Whether a key that is pressed here is meant for what has the focus. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true;
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=range]), textarea, select'))
  );
}
