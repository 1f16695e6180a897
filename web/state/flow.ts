/** Slow motion: the gradient of each step on its way back through the model. Its code is fetched when it is first wanted. */
import type { Frame, Gradients } from '../engine/messages';
import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import { Later } from './later';
import type { Speed } from './state';

export interface Flow extends Gradients {
  step: number;
  course: number;
  loss: number;
  /** The norms of the step before, until new ones come. */
  before: Gradients['norms'] | null;
  /** How far back it has come: 0 at the loss, and everywhere once the weights have moved. */
  reached: number;
  /** The picture is that of the weights after the step. */
  moved: boolean;
}

/** What a reader does who does not wait for the end of the picture. */
const HURRIES: ReadonlySet<Action['type']> = new Set([
  'pause',
  'step',
  'reset',
  'go-to',
  'latest',
  'replay',
  'translate',
  'look',
  'turbo',
]);

export class FlowLater implements Feature {
  private readonly flowing;
  /** Whether the worker measures gradients: a session begins without. */
  private measures = false;

  constructor(private readonly desk: Desk) {
    this.flowing = new Later(desk.store, () => import('./flowing').then(({ Flowing }) => new Flowing(desk)));
  }

  before(action: Action): void {
    if (HURRIES.has(action.type)) this.flowing.made?.hurry();
    else if (action.type === 'speed' && this.desk.store.state.opened) this.measure(action.speed);
  }

  handle(): boolean {
    return false;
  }

  opened(): void {
    this.measure(this.desk.store.state.speed);
  }

  closed(): void {
    this.measures = false;
    this.flowing.made?.clear();
  }

  hold(frame: Frame): Promise<void> | null {
    return this.flowing.made?.hold(frame) ?? null;
  }

  frame(frame: Frame): void {
    const { made } = this.flowing;
    if (made) made.frame(frame);
    else if (frame.gradients) this.flowing.with((late) => late.frame(frame));
  }

  /** Only slow motion has the time for it, and pays for it. */
  private measure(speed: Speed): void {
    const on = speed === 'slow';
    if (on === this.measures) return;
    this.measures = on;
    void this.desk.attempt(() => this.desk.client.call('gradients', { on }));
    if (on) this.flowing.with(() => undefined);
    else this.flowing.made?.clear();
  }
}
