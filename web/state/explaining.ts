import type { Frame, Inspected } from '../engine/messages';
import { existing, tensorsFor } from '../explain/inspect';
import { same, weightAt, type Reference, type Run } from '../explain/reference';
import type { Action } from './actions';
import type { Desk } from './feature';
import type { AppState, Selection } from './state';

/** The numbers whose making is told: the last of the stack, and behind it those that led there. */
export interface Explained {
  run: Run;
  stack: readonly Reference[];
  /** What they were when they were last asked for. */
  inspected: Inspected | null;
}

/** Keeps what the arithmetic needs in step with the page: asks again with every picture, never twice at a time. */
export class Explaining {
  private busy = false;
  /** What the last question was about. */
  private asked: unknown[] = [];
  private selection: Selection;
  private sentence: string;

  constructor(private readonly desk: Desk) {
    this.selection = desk.store.state.selection;
    this.sentence = sentenceOf(desk.store.state.frame);
    desk.store.subscribe((state) => this.look(state));
  }

  handle(action: Action): void {
    switch (action.type) {
      case 'explain': {
        const { ref, run = 'shown', fresh = false } = action;
        const { explaining } = this.desk.store.state;
        const before = explaining?.run === run && !fresh ? explaining.stack : [];
        const again = before.findIndex((one) => same(one, ref));
        this.show(run, again < 0 ? [...before, ref] : before.slice(0, again + 1));
        break;
      }
      case 'explain-back': {
        const { explaining } = this.desk.store.state;
        if (explaining === null) return;
        const { run, stack } = explaining;
        this.show(run, stack.slice(0, action.depth ?? stack.length - 1));
        break;
      }
      case 'explain-close':
        this.desk.store.set({ explaining: null });
        break;
    }
  }

  private show(run: Run, stack: readonly Reference[]): void {
    const { explaining } = this.desk.store.state;
    const inspected = explaining?.run === run ? explaining.inspected : null;
    this.desk.store.set({ explaining: stack.length > 0 ? { run, stack, inspected } : null });
  }

  private look(state: AppState): void {
    const { explaining, frame, selection } = state;
    const before = this.selection;
    this.selection = selection;
    const sentence = sentenceOf(frame);
    const moved = this.sentence !== sentence;
    this.sentence = sentence;
    if (explaining === null || frame === null) return;
    const { run, stack } = explaining;
    const first = run === 'shown' && same(stack[0]!, weightAt(before));
    // A mean has no arithmetic of its own, and a head's would not be that of the numbers on show.
    if (first && selection.mean !== before.mean && selection.mean) {
      this.show('shown', []);
      return;
    }
    if (first && !same(stack[0]!, weightAt(selection))) {
      this.show('shown', [weightAt(selection)]);
      return;
    }
    // Another sentence has other numbers; only the selected cell is still the selected cell.
    if (moved && (!first || stack.length > 1)) this.show(run, first ? stack.slice(0, 1) : []);
    else if (![frame, run, stack].every((one, index) => one === this.asked[index])) void this.ask();
  }

  private async ask(): Promise<void> {
    if (this.busy) return;
    const { store, client } = this.desk;
    const { explaining, frame, opened } = store.state;
    if (explaining === null || frame === null || opened === null) return;
    this.busy = true;
    const { run, stack } = explaining;
    this.asked = [frame, run, stack];
    await this.desk.attempt(async () => {
      const inspected = await client.call('inspect', {
        run,
        tensors: tensorsFor(opened, frame[run], frame.ablation, stack.at(-1)!),
      });
      const now = store.state.explaining;
      if (now?.stack !== stack || store.state.opened !== opened) return;
      // What the model writes by itself may have become shorter.
      store.set({ explaining: existing(inspected, stack.at(-1)!) ? { ...now, inspected } : null });
    });
    this.busy = false;
    this.look(store.state);
  }
}

const sentenceOf = (frame: Frame | null): string => (frame ? `${frame.probe.source}\n${frame.probe.target ?? ''}` : '');
