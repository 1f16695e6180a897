/** Somebody's own pairs: what is done with them, and the code for it, which is fetched when it is first wanted. */
import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import { Later } from './later';

export type OwnAction =
  | { type: 'own-typed'; text: string }
  | { type: 'own-text'; text: string }
  | { type: 'own-file'; file: File }
  | { type: 'own-put-away' }
  | { type: 'own-change' }
  | { type: 'own-cancel' };

const isOwn = (action: Action): action is OwnAction => action.type.startsWith('own-');

export class OwnLater implements Feature {
  private readonly pairs;

  constructor(desk: Desk) {
    this.pairs = new Later(desk.store, () => import('./own').then(({ OwnPairs }) => new OwnPairs(desk)));
  }

  handle(action: Action): boolean {
    if (!isOwn(action)) return false;
    this.pairs.with((made) => made.carryOut(action));
    return true;
  }

  closed(): void {
    this.pairs.made?.closed();
  }
}
