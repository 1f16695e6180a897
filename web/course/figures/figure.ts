import type { Action } from '../../state/actions';
import { View } from '../../views/view';

/** A figure of the course: it can say what has been seen in it, and which of its parts the reader points at. */
export abstract class Figure extends View {
  protected saw(what: string): void {
    this.dispatchEvent(new CustomEvent('course-saw', { bubbles: true, detail: what }));
  }

  protected point(part: string | null): void {
    this.dispatchEvent(new CustomEvent('course-part', { bubbles: true, detail: part }));
  }

  /** For the scene's second model alone; what is sent otherwise is for both. */
  protected sendTwin(action: Action): void {
    this.dispatchEvent(new CustomEvent<Action>('course-twin', { bubbles: true, detail: action }));
  }
}
