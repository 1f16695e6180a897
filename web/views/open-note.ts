/** Explains the stage of the machine that the address names, as soon as it stands on the page. */
import type { Action } from '../state/actions';
import { readLink } from '../state/hash';
import type { Store } from '../state/state';

/** A model of the reader's own may have no such stage: then the lab is all that is opened. */
const PATIENCE_MILLISECONDS = 15_000;

export function openNote(store: Store, act: (action: Action) => void): void {
  const { hash } = location;
  // Beside a state, or in a link that cannot be read, it explains nothing: what that leads to is another page.
  if (readLink(hash, Infinity) !== null) return;
  const open = new URLSearchParams(hash.slice(1)).get('note');
  const end = performance.now() + PATIENCE_MILLISECONDS;
  const look = (): void => {
    if (location.hash !== hash || performance.now() > end) return;
    const all = [...document.querySelectorAll<HTMLElement>('[data-note]')];
    // A stage may have its name at two places, one for a wide page and one for a narrow one.
    const there = all.find((button) => button.dataset.note === open && button.offsetParent !== null);
    if (!there || store.state.frame === null) {
      requestAnimationFrame(look);
      return;
    }
    there.scrollIntoView({ block: 'center' });
    act({ type: 'stage-note', open });
  };
  look();
}
