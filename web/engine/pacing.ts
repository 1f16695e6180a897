import type { Pace } from './messages';

/** Above this many steps a second several steps share a picture: no screen shows more. */
const PICTURES_PER_SECOND = 60;

/** Longest stretch of training without listening to the page: short enough that a press on pause is felt at once. */
export const SLICE_MILLISECONDS = 15;

/**
 * Says when how many steps may be taken. It knows no clock of its own and counts in milliseconds, so that a test can run it.
 */
export class Pacer {
  /** Steps between two pictures. */
  readonly batch: number;
  /** Milliseconds between two batches; 0 for as fast as possible. */
  readonly interval: number;
  private readonly catchUp: boolean;
  private nextAt: number;

  constructor(pace: Pace, now: number) {
    const rate = pace.kind === 'paced' ? pace.stepsPerSecond : pace.kind === 'slow' ? 1 : Infinity;
    this.batch = rate === Infinity ? Infinity : Math.max(1, Math.ceil(rate / PICTURES_PER_SECOND));
    this.interval = rate === Infinity ? 0 : (1000 * this.batch) / rate;
    // Where every step is to be seen a late picture delays the run; elsewhere the run keeps its promised length.
    this.catchUp = pace.kind === 'paced' && !pace.everyStep;
    this.nextAt = now;
  }

  /** How many steps may be taken at `now`; taking them is assumed. */
  take(now: number): number {
    if (this.interval === 0) return Infinity;
    if (now < this.nextAt) return 0;
    const late = Math.floor((now - this.nextAt) / this.interval);
    const batches = this.catchUp ? 1 + late : 1;
    // Without catching up a picture may be one interval late before the rhythm is moved: a jitter of the timer is no delay.
    this.nextAt = Math.max(this.nextAt + batches * this.interval, this.catchUp ? 0 : now);
    return batches * this.batch;
  }

  /** Milliseconds until `take` gives steps again. */
  wait(now: number): number {
    return Math.max(0, this.nextAt - now);
  }
}

/** A lesson of a few steps is shown step by step at 50 a second; longer ones take about ten seconds. */
export function watchable(totalSteps: number): { stepsPerSecond: number; everyStep: boolean } {
  return totalSteps <= 300
    ? { stepsPerSecond: 50, everyStep: true }
    : { stepsPerSecond: totalSteps / 10, everyStep: false };
}
