import type { StepReport } from './types';

const NAMES = ['loss', 'tokenAccuracy', 'gradientNorm', 'learningRate'] as const;
type Name = (typeof NAMES)[number];

/**
 * The course that training has taken: what was reported of each of its steps, so that it can be told again when one goes back,
 * and how much of that the page has heard.
 */
export class Course {
  /** Counts the courses. */
  number = 0;
  /** As far back as one can go. */
  oldest = 0;
  /** The step with which the reports begin; nothing is reported of it. */
  private start = 0;
  /** The losses up to this step have been sent. */
  private sent = 0;
  /** By step, and apart from each other: a run may have very many steps. */
  private readonly lists = Object.fromEntries(NAMES.map((name) => [name, [] as number[]])) as Record<Name, number[]>;

  /** The last step that has been taken. */
  get latest(): number {
    return this.start + this.lists.loss.length;
  }

  /** Another session, at this step. */
  begin(step: number): void {
    this.number += 1;
    this.start = step;
    this.sent = step;
    this.oldest = step;
    this.cut(0);
  }

  /** From this step, which has been taken, training goes another way. */
  branch(step: number): void {
    this.number += 1;
    this.cut(step - this.start);
    this.sent = Math.min(this.sent, step);
    this.oldest = step;
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
    const losses = this.lists.loss.slice(this.sent - this.start);
    this.sent = this.latest;
    return losses;
  }

  private cut(length: number): void {
    for (const name of NAMES) this.lists[name].length = length;
  }
}
