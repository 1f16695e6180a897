import type { StepReport } from './types';

const NAMES = ['loss', 'tokenAccuracy', 'gradientNorm', 'learningRate'] as const;
type Name = (typeof NAMES)[number];

/**
 * The course that training has taken: what was reported of each of its steps, so that it can be told again when one goes back,
 * and how much of that the page has heard. Weights that are set by hand fork it: until they are left, they may be set back.
 */
export class Course {
  /** Counts the courses. */
  number = 0;
  /** As far back as one can go. */
  oldest = 0;
  /** The step with which the reports begin; nothing is reported of it. */
  private start = 0;
  /** The steps at which weights were set by hand and left; whether they are others than training had given. */
  private origins = new Map<number, boolean>();
  /** Where weights have just been set to others than the course has there; `edited` as above. */
  private fork: { step: number; edited: boolean } | null = null;
  /** The losses up to this step have been sent. */
  private sent = 0;
  /** By step, and apart from each other: a run may have very many steps. */
  private readonly lists = Object.fromEntries(NAMES.map((name) => [name, [] as number[]])) as Record<Name, number[]>;

  /** The last step that can be gone to: one that was taken, and not beyond a fork. */
  get latest(): number {
    return this.fork?.step ?? this.end;
  }

  /** The last step that has been taken: what lies beyond a fork waits for the weights to be set back. */
  get end(): number {
    return this.start + this.lists.loss.length;
  }

  /** Another session, at this step. */
  begin(step: number): void {
    this.number += 1;
    this.start = step;
    this.sent = step;
    this.oldest = step;
    this.fork = null;
    this.origins.clear();
    this.cut(0);
  }

  /** What lies before the step with which the reports began, from the very first: one can go back there from now on. */
  lead(reports: readonly StepReport[]): void {
    for (const name of NAMES) this.lists[name] = [...reports.map((report) => report[name]), ...this.lists[name]];
    this.start -= reports.length;
    this.oldest = this.start;
  }

  /** From this step, which has been taken, training goes another way. */
  branch(step: number): void {
    this.number += 1;
    this.cut(step - this.start);
    this.sent = Math.min(this.sent, step);
    for (const origin of this.origins.keys()) if (origin > step) this.origins.delete(origin);
  }

  /**
   * The weights of this step are no longer those that the course has there, or they are again; `edited` when they are not those
   * that training gave.
   */
  setByHand(step: number, altered: boolean, edited: boolean): void {
    this.fork = altered ? { step, edited } : null;
  }

  /** Whether weights have been set by hand that may still be set back. */
  get forked(): boolean {
    return this.fork !== null;
  }

  /** What was set by hand is left as it is, and is the course's own from now on. Whether there was anything. */
  settle(): boolean {
    if (this.fork === null) return false;
    const { step, edited } = this.fork;
    this.fork = null;
    this.branch(step);
    this.origins.set(step, edited);
    return true;
  }

  /** Training goes on from this step. Where that passes by weights which were set by hand later, it is another course. */
  goOn(step: number): void {
    if ([...this.origins.keys()].some((origin) => origin > step)) this.branch(step);
  }

  /** Whether weights were set by hand at this step. */
  edited(step: number): boolean {
    return this.fork ? this.fork.step === step && this.fork.edited : this.origins.get(step) === true;
  }

  /** Whether they were on the way to this step: then training does not lead to it from the seed alone. */
  byHand(step: number): boolean {
    if (this.edited(step)) return true;
    return [...this.origins].some(([origin, edited]) => edited && origin < step);
  }

  /** A step that was taken before gives the same report again, for training is deterministic. */
  add(report: StepReport): void {
    for (const name of NAMES) this.lists[name][report.step - this.start - 1] = report[name];
  }

  /** Null for the step with which the reports begin. */
  report(step: number): StepReport | null {
    const index = step - this.start - 1;
    if (index < 0) return null;
    const told = Object.fromEntries(NAMES.map((name) => [name, this.lists[name][index]!])) as Record<Name, number>;
    return { step, ...told, milliseconds: 0 };
  }

  /** The losses that the page has not heard of, up to that of the latest step. */
  unsent(): number[] {
    const losses = this.lists.loss.slice(this.sent - this.start, this.latest - this.start);
    this.sent = Math.max(this.sent, this.latest);
    return losses;
  }

  private cut(length: number): void {
    for (const name of NAMES) this.lists[name].length = length;
  }
}
