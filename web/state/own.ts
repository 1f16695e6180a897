import type { ParsedPairs } from '../lessons/parse';
import { failed } from './failures';
import type { Desk } from './feature';
import { LARGEST_BOX, readOwnFile } from './own-file';
import type { OwnAction } from './own-later';
import type { Own } from './state';

/** After the last key: reading 200,000 characters takes the worker a few hundredths of a second. */
const TYPED_MILLISECONDS = 200;

const NOTHING_READ = { failure: null, refused: null, preview: null, waiting: null } satisfies Partial<Own>;

/** Somebody's own sentence pairs: pasted, opened as a file, changed; looked over before they are used. */
export class OwnPairs {
  /** A file's text, which is used in place of what stands in the box. */
  private waiting: string | null = null;
  /** Counts what was read: an answer about an earlier text is dropped. */
  private turn = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly desk: Desk) {}

  carryOut(action: OwnAction): void {
    switch (action.type) {
      case 'own-typed':
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.look(action.text), TYPED_MILLISECONDS);
        break;
      case 'own-text':
        void this.use(this.waiting ?? action.text);
        break;
      case 'own-file':
        void this.read(action.file);
        break;
      case 'own-put-away':
        this.forget();
        break;
      case 'own-change':
        this.forget();
        this.set({ editing: true });
        void this.look(this.desk.store.state.own.text);
        break;
      case 'own-cancel':
        this.forget();
        this.set({ editing: false });
        break;
    }
  }

  closed(): void {
    this.forget();
    this.set({ editing: false });
  }

  private set(change: Partial<Own>): void {
    const { store } = this.desk;
    store.set({ own: { ...store.state.own, ...change } });
  }

  /** Nothing has been read that waits to be used. */
  private forget(): void {
    clearTimeout(this.timer);
    this.turn += 1;
    this.waiting = null;
    this.set(NOTHING_READ);
  }

  private async read(file: File): Promise<void> {
    const text = await readOwnFile(file);
    this.forget();
    if (typeof text !== 'string') {
      this.set({ failure: text });
      return;
    }
    this.waiting = text;
    this.set({ waiting: file.name });
    await this.look(text);
  }

  /** Tells what a text would become. */
  private async look(text: string): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    if (text.trim() === '') {
      this.set({ preview: null });
      return;
    }
    await this.desk.attempt(async () => {
      const preview = await this.desk.client.call('preview', { text });
      if (turn === this.turn) this.set({ preview, failure: null, refused: null });
    });
  }

  private async use(text: string): Promise<void> {
    const { desk } = this;
    clearTimeout(this.timer);
    this.set({ busy: true, failure: null, refused: null });
    const failure = await desk.attempt(async () => {
      const report = await desk.client.call('parse', { text });
      if (report.pairs.length === 0) {
        this.set({ busy: false, failure: failed(whyNone(report)), refused: report, preview: null });
        return;
      }
      this.forget();
      this.set({ busy: false, report, editing: false, text: text.length > LARGEST_BOX ? '' : text });
      if (desk.store.state.lesson === 'your-own') await desk.open('your-own');
    });
    if (failure) this.set({ busy: false, failure });
  }
}

/** Commas inside sentences are the one fault for which there is something else to do. */
function whyNone({ problems, separator }: ParsedPairs): string {
  return separator === ',' && problems.some(({ reason }) => reason === 'too_many_columns')
    ? 'no_pairs_commas'
    : 'no_pairs';
}
