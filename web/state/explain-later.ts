import type { Action } from './actions';
import type { Explaining } from './explaining';
import type { Desk, Feature } from './feature';

/** Stands for the arithmetic until a number is asked for: its code is fetched then. */
export class ExplainLater implements Feature {
  private real: Explaining | null = null;

  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    if (!action.type.startsWith('explain')) return false;
    void this.fetched(action);
    return true;
  }

  closed(): void {
    if (this.real) this.desk.store.set({ explaining: null });
  }

  private async fetched(action: Action): Promise<void> {
    const { store } = this.desk;
    const { opened } = store.state;
    try {
      const { Explaining } = await import('./explaining');
      this.real ??= new Explaining(this.desk);
      if (opened === store.state.opened) this.real.handle(action);
    } catch {
      store.set({ notice: { code: 'part_not_loaded', params: {}, message: '' } });
    }
  }
}
