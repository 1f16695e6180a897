/** Shows a step of slow motion in its order: the loss, the gradient from the end to the beginning, and then the new weights. */
import type { Frame } from '../engine/messages';
import { arrivals } from '../machine/backward';
import type { Desk } from './feature';

/** All of it together is less than the second that a step takes: the rest of it, everything stands. */
const LOSS_MILLISECONDS = 140;
const FLOW_MILLISECONDS = 560;
const UPDATE_MILLISECONDS = 60;

export class Flowing {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Lets the frame through that waits for its gradient to be shown. */
  private release: (() => void) | null = null;

  constructor(private readonly desk: Desk) {
    // Nobody watches a hidden page, and its timers are late.
    document.addEventListener('visibilitychange', () => this.hurry());
  }

  clear(): void {
    this.hurry();
    if (this.desk.store.state.flow) this.desk.store.set({ flow: null });
  }

  /** Ends the motion; what it leads to is shown at once. */
  hurry(): void {
    clearTimeout(this.timer);
    this.release?.();
    this.release = null;
  }

  hold(frame: Frame): Promise<void> | null {
    const { store } = this.desk;
    const { opened } = store.state;
    this.hurry();
    const still = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (still || !frame.gradients || frame.session !== opened?.session) return null;
    const places = Math.max(...arrivals(opened.config).values());
    this.show(frame, 0);
    return new Promise((resolve) => {
      this.release = resolve;
      const go = (reached: number): void => {
        if (reached > places) {
          this.timer = setTimeout(() => this.hurry(), UPDATE_MILLISECONDS);
          return;
        }
        this.show(frame, reached);
        this.timer = setTimeout(() => go(reached + 1), FLOW_MILLISECONDS / places);
      };
      this.timer = setTimeout(() => go(1), LOSS_MILLISECONDS);
    });
  }

  frame(frame: Frame): void {
    const { store } = this.desk;
    const { flow, speed, opened, frame: shown } = store.state;
    if (frame.gradients) {
      // It may come too late: with this code, or after the speed was changed.
      const late = frame.session !== opened?.session || frame.step !== shown?.step || speed !== 'slow';
      if (!late) this.show(frame, Infinity);
    } else if (flow && (flow.step !== frame.step || flow.course !== frame.course)) store.set({ flow: null });
  }

  private show(frame: Frame, reached: number): void {
    const { step, course, report } = frame;
    const { store } = this.desk;
    const last = store.state.flow;
    const before = (last?.step === step ? last.before : last?.norms) ?? null;
    const moved = reached === Infinity;
    store.set({ flow: { ...frame.gradients!, step, course, loss: report!.loss, before, reached, moved } });
  }
}
