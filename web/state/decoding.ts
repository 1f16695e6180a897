/** How the model's own translation comes about: greedily, by beam search or by chance. */
import type { Decoding } from '../engine/messages';
import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import type { AppState } from './state';

export type DecodingAction =
  | { type: 'decode'; decoding: Decoding }
  /** Draws many translations and counts them. */
  | { type: 'draw-many'; temperature: number };

/** Translations that were drawn of one sentence, and how often each of them came. */
export interface Draws {
  /** What they belong to: the session, its step, the sentence and the temperature. */
  of: string;
  counted: { text: string; count: number }[];
  busy: boolean;
}

export const DRAWN_AT_ONCE = 100;

/** What draws are of: when this is another text, they say nothing about what is on show. */
export function drawsOf({ frame }: Pick<AppState, 'frame'>, temperature: number): string {
  return JSON.stringify([
    frame?.session,
    frame?.step,
    frame?.course,
    frame?.probe.source,
    frame?.ablation,
    temperature,
  ]);
}

export class DecodingFeature implements Feature {
  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    switch (action.type) {
      case 'decode':
        this.desk.store.set({ decoding: action.decoding });
        void this.ask();
        return true;
      case 'draw-many':
        void this.draw(action.temperature);
        return true;
      default:
        return false;
    }
  }

  /** A new session begins greedily; the reader's choice holds for it too. */
  opened(): void {
    if (Object.keys(this.desk.store.state.decoding).length > 0) void this.ask();
  }

  private async ask(): Promise<void> {
    const { client, store } = this.desk;
    const { decoding, opened } = store.state;
    if (opened === null) return;
    const failure = await this.desk.attempt(() => client.call('decode', { decoding }));
    // What the engine refuses, as a link may bring it, is not asked for again by every later session.
    const refused = failure !== null && failure.code !== 'worker_crashed';
    if (refused && store.state.decoding === decoding) store.set({ decoding: {} });
  }

  private async draw(temperature: number): Promise<void> {
    const { client, store } = this.desk;
    const of = drawsOf(store.state, temperature);
    store.set({ draws: { of, counted: [], busy: true } });
    const counts = new Map<string, number>();
    const failure = await this.desk.attempt(async () => {
      const texts = await client.call('draw', { temperature, count: DRAWN_AT_ONCE });
      for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    });
    if (store.state.draws?.of !== of) return;
    const counted = [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
    store.set({ draws: failure ? null : { of, counted, busy: false } });
  }
}
