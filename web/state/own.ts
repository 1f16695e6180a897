import type { Action } from './actions';
import { failed } from './failures';
import type { Desk, Feature } from './feature';
import { LARGEST_BOX, readOwnFile } from './own-file';
import type { Own } from './state';

/** Somebody's own sentence pairs: pasted, opened as a file, changed. */
export class OwnPairs implements Feature {
  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    switch (action.type) {
      case 'own-text':
        void this.useText(action.text);
        return true;
      case 'own-file':
        void this.useFile(action.file);
        return true;
      case 'own-change':
        this.set({ editing: true, failure: null, refused: null });
        return true;
      case 'own-cancel':
        this.set({ editing: false, failure: null, refused: null });
        return true;
      default:
        return false;
    }
  }

  closed(): void {
    this.set({ editing: false });
  }

  private set(change: Partial<Own>): void {
    const { store } = this.desk;
    store.set({ own: { ...store.state.own, ...change } });
  }

  private async useFile(file: File): Promise<void> {
    const text = await readOwnFile(file);
    if (typeof text === 'string') await this.useText(text);
    else this.set({ failure: text, refused: null });
  }

  private async useText(text: string): Promise<void> {
    const { desk } = this;
    this.set({ busy: true, failure: null, refused: null });
    const failure = await desk.attempt(async () => {
      const report = await desk.client.call('parse', { text });
      if (report.pairs.length === 0) {
        this.set({ busy: false, failure: failed('no_pairs'), refused: report });
        return;
      }
      this.set({ busy: false, report, editing: false, text: text.length > LARGEST_BOX ? '' : text });
      if (desk.store.state.lesson === 'your-own') await desk.open('your-own');
    });
    if (failure) this.set({ busy: false, failure });
  }
}
