/** What of the machine is explained and unfolded. */
import type { Opened } from '../engine/messages';
import type { Desk, Feature } from './feature';
import { fitsDiagram } from './fits-diagram';
import type { Action } from './actions';
import { storeNumbers } from './preferences';

/** A stage that stands open below the strip: the two tables of words, a layer, or the way from the last vector to a word. */
export interface OpenStage {
  stack: 'embedding' | 'encoder' | 'decoder' | 'output';
  layer: number;
}

export interface Machine {
  /** The note that is open: its name and, after a colon, which of the buttons with that name opened it. */
  note: string | null;
  /** Whether Let's go shows every number of the model. */
  numbers: boolean;
  open: OpenStage | null;
}

export type MachineAction =
  | { type: 'stage-note'; open: string | null }
  | { type: 'numbers'; on: boolean }
  | { type: 'layer'; open: OpenStage | null }
  /** From now on frames bring these tensors of the sentence on show. */
  | { type: 'watch'; tensors: readonly string[] };

export class MachineFeature implements Feature {
  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    switch (action.type) {
      case 'stage-note':
        this.set({ note: action.open });
        return true;
      case 'numbers':
        storeNumbers(action.on);
        this.set({ numbers: action.on, note: null });
        this.print(this.desk.store.state.opened);
        return true;
      case 'layer':
        this.set({ open: action.open, note: null });
        if (action.open === null) this.watch([]);
        return true;
      case 'watch':
        this.watch(action.tensors);
        return true;
      default:
        return false;
    }
  }

  opened(opened: Opened): void {
    if (this.desk.store.state.machine.numbers) this.print(opened);
  }

  closed(): void {
    this.set({ note: null, open: null });
  }

  /** Every number of a model that the diagram shows, or only those that always stand there. */
  private print(opened: Opened | null): void {
    if (opened === null || !fitsDiagram(opened.config)) return;
    this.watch(this.desk.store.state.machine.numbers ? 'all' : []);
  }

  private watch(tensors: readonly string[] | 'all'): void {
    void this.desk.attempt(() => this.desk.client.call('watch', { tensors }));
  }

  private set(change: Partial<Machine>): void {
    const { store } = this.desk;
    store.set({ machine: { ...store.state.machine, ...change } });
  }
}
