/** What a reader sets about the page itself, and what of it stands open or is selected: nothing that the engine hears of. */
import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import { selecting } from './frames';
import { storeLanguage, storeLetterKeys, storeTheme } from './preferences';

export class Settings implements Feature {
  constructor(private readonly desk: Desk) {}

  handle(action: Action): boolean {
    const { store } = this.desk;
    switch (action.type) {
      case 'select':
        store.set({ selection: selecting(store.state, action.selection) });
        return true;
      case 'attention':
        store.set({ attention: action.as });
        return true;
      case 'language':
        storeLanguage(action.language);
        store.set({ language: action.language });
        return true;
      case 'theme':
        storeTheme(action.theme);
        store.set({ theme: action.theme });
        return true;
      case 'dismiss':
        store.set({ notice: null });
        return true;
      case 'shelf':
        store.set({ shelf: action.open });
        return true;
      case 'help':
        store.set({ help: action.open });
        return true;
      case 'letter-keys':
        storeLetterKeys(action.on);
        store.set({ letterKeys: action.on });
        return true;
      default:
        return false;
    }
  }
}
