import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import { Later } from './later';

/** Stands for the arithmetic until a number is asked for: its code is fetched then. */
export class ExplainLater implements Feature {
  private readonly explaining;

  constructor(private readonly desk: Desk) {
    this.explaining = new Later(desk.store, () =>
      import('./explaining').then(({ Explaining }) => new Explaining(desk)),
    );
  }

  handle(action: Action): boolean {
    if (!action.type.startsWith('explain')) return false;
    const { store } = this.desk;
    const { opened } = store.state;
    this.explaining.with((explaining) => {
      if (opened === store.state.opened) explaining.handle(action);
    });
    return true;
  }

  closed(): void {
    if (this.explaining.made) this.desk.store.set({ explaining: null });
  }
}
