/** The sentence that is looked at: typed, or one of the lesson's. */
import type { Frame, Probe } from '../engine/messages';
import type { Action } from './actions';
import { chooseAgain, chosenIn, type Chosen } from './choosing';
import { endingLeftOut } from '../lessons/ending';
import { failureOf } from './failures';
import type { Desk, Feature } from './feature';
import { targetOf } from './state';

export class Looking implements Feature {
  /** What was asked for and has not been seen yet, and the cell that was chosen in the sentence before it. */
  private asked: { probe: Probe; before: Chosen } | null = null;

  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    switch (action.type) {
      case 'translate':
        this.translate(action.text);
        return true;
      case 'look':
        void this.look(action.example, action.example.source);
        return true;
      default:
        return false;
    }
  }

  closed(): void {
    this.asked = null;
  }

  frame(frame: Frame): void {
    const { asked } = this;
    const { store } = this.desk;
    if (asked === null || !same(asked.probe, frame.probe)) return;
    this.asked = null;
    const data = this.desk.lesson();
    const start = data && same(data.probe, frame.probe) ? data.start : null;
    store.set({ selection: chooseAgain(asked.before, frame, start) });
  }

  /** Without a mark at the end that the model does not know: the box keeps what was typed. */
  private translate(text: string): void {
    const { state } = this.desk.store;
    const source = endingLeftOut(text, state.opened?.summary.sourceVocabulary ?? [])?.text ?? text;
    void this.look({ source, target: targetOf(state, source) }, text);
  }

  private async look({ source, target }: Probe, text: string): Promise<void> {
    const { client, store } = this.desk;
    const { frame, selection } = store.state;
    const probe = { source, target };
    // The same sentence again changes nothing.
    const asked = frame && !same(frame.probe, probe) ? { probe, before: chosenIn(frame, selection) } : null;
    this.asked = asked;
    store.set({ text, textFailure: null });
    try {
      await client.call('probe', { probe });
    } catch (error) {
      if (this.asked === asked) this.asked = null;
      store.set({ textFailure: failureOf(error, 'worker_crashed') });
    }
  }
}

const same = (a: Probe, b: Probe): boolean => a.source === b.source && a.target === b.target;
