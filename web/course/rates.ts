/** The learning rate of a model of the course: another one is another run, from the same weights. */
import type { Action } from '../state/actions';
import type { Desk, Feature } from '../state/feature';

export interface RateAction {
  type: 'course-rate';
  rate: number;
}

export class Rates implements Feature {
  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    if (action.type !== 'course-rate') return false;
    const data = this.desk.lesson();
    if (data !== null) {
      const { preset } = data;
      const training = { ...preset.training, learningRate: action.rate };
      void this.desk.reopen({ ...data, preset: { ...preset, training } });
    }
    return true;
  }
}
