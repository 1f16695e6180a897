/** A worker that closed itself, or that runs in circles, raises no event: only its silence tells. */
import type { CallName } from './messages';

const SECOND = 1000;
/** The longest honest answer: one step of the largest model that is allowed, on a slow phone. */
const PATIENCE = 10;
/** In seconds. Scoring may translate twenty thousand long sentences before it says anything. */
const LONGER: Partial<Record<CallName, number>> = {
  open: 60,
  openFile: 60,
  save: 60,
  parse: 60,
  preview: 60,
  evaluate: 600,
};
/** A model whose steps are slow is waited for as many of them. */
const STEPS_OF_PATIENCE = 10;

/** Time, as the page has it and as a test can make it. */
export interface Ticker {
  /** Calls `job` again and again until the function that it returns is called. */
  every(milliseconds: number, job: () => void): () => void;
  /** A hidden page is throttled, its worker perhaps too: silence means nothing then. */
  visible(): boolean;
}

export const pageTicker: Ticker = {
  every: (milliseconds, job) => {
    const timer = setInterval(job, milliseconds);
    return () => clearInterval(timer);
  },
  visible: () => !document.hidden,
};

export function patience(call: CallName, stepMilliseconds: number): number {
  return LONGER[call] ?? Math.max(PATIENCE, (STEPS_OF_PATIENCE * stepMilliseconds) / SECOND);
}

/** Counts the seconds of silence while something is expected. Ticks are counted, not the clock: a computer that slept counts none. */
export class Watchdog {
  private silence = 0;
  private stop: (() => void) | null = null;

  constructor(
    private readonly ticker: Ticker,
    /** How many seconds of silence are too many; null while nothing is expected. */
    private readonly limit: () => number | null,
    private readonly bark: () => void,
  ) {}

  /** Something was heard: the wait begins anew, if there is anything to wait for. */
  heard(): void {
    this.silence = 0;
    this.look();
  }

  /** What is expected has changed. */
  look(): void {
    if (this.limit() !== null) this.stop ??= this.start();
    else this.rest();
  }

  private start(): () => void {
    this.silence = 0;
    return this.ticker.every(SECOND, () => this.tick());
  }

  private rest(): void {
    this.stop?.();
    this.stop = null;
  }

  private tick(): void {
    const limit = this.limit();
    this.silence = this.ticker.visible() ? this.silence + 1 : 0;
    if (limit === null || this.silence < limit) return;
    this.rest();
    this.bark();
  }
}
