/** Pictures that the browser takes away, as it does where memory is short. */
import { failed } from '../state/failures';
import type { Store } from '../state/state';
import { repaint } from './paint';

/** What has not been given back by then is not coming back. */
const LONGEST_MILLISECONDS = 5000;

/** Pictures are drawn again when the browser gives them back. These events do not bubble. */
export function watchPictures(store: Store): void {
  const lost = new Map<EventTarget, ReturnType<typeof setTimeout>>();
  const say = (): void => store.set({ notice: failed('pictures_lost') });
  const restored = ({ target }: Event): void => {
    clearTimeout(lost.get(target!));
    lost.delete(target!);
    repaint();
  };
  const taken = ({ target }: Event): void => {
    if (!lost.has(target!)) lost.set(target!, setTimeout(say, LONGEST_MILLISECONDS));
  };
  document.addEventListener('contextlost', taken, true);
  document.addEventListener('contextrestored', restored, true);
}
