/** How often the words of a lesson occur, fetched when somebody looks at them. */
import type { Action } from './actions';
import type { Desk, Feature } from './feature';

export class WordCounts implements Feature {
  private session = -1;

  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    if (action.type !== 'count-words') return false;
    void this.count();
    return true;
  }

  private async count(): Promise<void> {
    const { client, store } = this.desk;
    const { opened } = store.state;
    if (opened === null || opened.session === this.session) return;
    this.session = opened.session;
    const failure = await this.desk.attempt(async () => {
      const counts = await client.call('tokenCounts', {});
      if (store.state.opened?.session === opened.session)
        store.set({ wordCounts: { session: opened.session, ...counts } });
    });
    if (failure) this.session = -1;
  }
}
