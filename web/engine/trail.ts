import type { StepReport } from './types';

/** What was reported of each step of a course, so that it can be told again when one goes back. */
export class Trail {
  /** The step with which the course began. */
  first = 0;
  private readonly losses: number[] = [];
  private readonly accuracies: number[] = [];
  private readonly norms: number[] = [];
  private readonly rates: number[] = [];

  /** The last step that has been taken. */
  get latest(): number {
    return this.first + this.losses.length;
  }

  /** A course begins at `step`, of which nothing is reported. */
  restart(step: number): void {
    this.first = step;
    for (const list of [this.losses, this.accuracies, this.norms, this.rates]) list.length = 0;
  }

  /** A step that was taken before gives the same report again, for training is deterministic. */
  add(report: StepReport): void {
    const index = report.step - this.first - 1;
    this.losses[index] = report.loss;
    this.accuracies[index] = report.tokenAccuracy;
    this.norms[index] = report.gradientNorm;
    this.rates[index] = report.learningRate;
  }

  /** Null for the step with which the course began. */
  report(step: number): StepReport | null {
    const index = step - this.first - 1;
    const [loss, tokenAccuracy] = [this.losses[index], this.accuracies[index]];
    const [gradientNorm, learningRate] = [this.norms[index], this.rates[index]];
    if (loss === undefined || tokenAccuracy === undefined) return null;
    if (gradientNorm === undefined || learningRate === undefined) return null;
    return { step, loss, tokenAccuracy, gradientNorm, learningRate, milliseconds: 0 };
  }
}
