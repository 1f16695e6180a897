/** Starts the page: reads what is known about the reader, starts the worker, draws. */
import { relaxedSimd, simd } from 'wasm-feature-detect';
import { makeWorker } from './engine/make-worker';
import { language as spoken, preferredLanguage, setLanguage, t } from './i18n';
import { Controller } from './state/controller';
import { failed } from './state/failures';
import { readHash, readLink } from './state/hash';
import { storedLanguage, storedLetterKeys, storedTheme, storedTurbo } from './state/preferences';
import { initialState, Store } from './state/state';
import { drawn } from './views/drawn';
import { setTheme } from './views/paint';
import { VamosApp } from './views/vamos-app';

/** Milliseconds: the first picture, and what the reader does at once, have the network for themselves. */
export const LATER = 2000;

/** Some browsers are told to do without these, and then even asking for SIMD throws. */
export async function supported(): Promise<boolean> {
  if (typeof WebAssembly === 'undefined' || typeof Worker === 'undefined') return false;
  return simd().catch(() => false);
}

/** What lies outside the elements follows the state: the theme, the language, the title. */
export function followState(store: Store): void {
  let applied = '';
  const named = (): void => {
    document.documentElement.lang = spoken();
    document.title = t('page.title');
  };
  const outside = (): void => {
    const { language, theme } = store.state;
    // Writing these again, even unchanged, would make the browser style the whole page again: at every step of training.
    if (applied === `${language} ${theme}`) return;
    applied = `${language} ${theme}`;
    setTheme(theme);
    void setLanguage(language).then(named, () => {
      store.set({ language: spoken(), notice: failed('part_not_loaded') });
    });
  };
  outside();
  named();
  store.subscribe(outside);
}

/** `given` is the address where the browser's names nothing; the engine may come without its relaxed half. */
export async function startPage(given = '', relaxed: () => Promise<boolean> = relaxedSimd): Promise<Store> {
  const hash = (): string => (location.hash === '' ? given : location.hash);
  const address = readHash(hash());
  const language = address.language ?? storedLanguage() ?? preferredLanguage(navigator.languages);
  const [canRun] = await Promise.all([supported(), setLanguage(language)]);
  const canTurbo = canRun && (await relaxed());
  const store = new Store(
    initialState({
      language,
      theme: address.theme ?? storedTheme() ?? 'system',
      lesson: address.lesson,
      chapter: address.chapter,
      seed: address.seed,
      canTurbo,
      letterKeys: storedLetterKeys(),
      turbo: canTurbo && (address.turbo ?? storedTurbo()),
    }),
  );
  followState(store);

  const app = new VamosApp();
  app.store = store;
  document.querySelector('#app')!.replaceChildren(app);

  setTimeout(() => void import('./views/lost-pictures').then(({ watchPictures }) => watchPictures(store)), LATER);
  if (canRun) {
    const controller = new Controller(
      store,
      makeWorker,
      // The elements have rendered, and the browser has had its turn.
      () => app.updateComplete.then(drawn),
    );
    app.do = (action) => controller.do(action);
    const openAddress = (): void => {
      if (readLink(hash(), Infinity) === null) void controller.open(store.state.lesson);
      else controller.do({ type: 'link-open', hash: hash(), inFile: location.hash === '' });
    };
    // A chapter has models of its own: the lab's is opened when one gets there.
    if (address.chapter === null) openAddress();
    addEventListener('hashchange', () => {
      const next = readHash(hash());
      if (next.language) store.set({ language: next.language });
      if (next.theme) store.set({ theme: next.theme });
      if (next.turbo !== null) controller.turbo(next.turbo);
      if (next.chapter !== null) {
        if (store.state.phase === 'training') controller.do({ type: 'pause' });
        if (next.chapter !== store.state.chapter) scrollTo(0, 0);
        store.set({ chapter: next.chapter });
        return;
      }
      if (store.state.chapter !== null) {
        store.set({ chapter: null });
        scrollTo(0, 0);
        if (store.state.opened === null) {
          store.set({ lesson: next.lesson, seed: next.seed });
          openAddress();
          return;
        }
      }
      if (readLink(hash()) !== null) {
        controller.do({ type: 'link-open', hash: hash() });
        scrollTo(0, 0);
        return;
      }
      if (next.lesson === store.state.lesson && next.seed === store.state.seed) {
        // A link that is still being read comes too late.
        controller.do({ type: 'link-open', hash: hash() });
        return;
      }
      store.set(store.state.phase === 'failed' ? { seed: next.seed } : { seed: next.seed, notice: null });
      void controller.open(next.lesson);
      scrollTo(0, 0);
    });
    const openNote = (): void => {
      if (hash().includes('&note=')) void import('./views/open-note').then((code) => code.openNote(store, app.do));
    };
    openNote();
    addEventListener('hashchange', openNote);
  } else store.set({ phase: 'unsupported' });
  return store;
}
