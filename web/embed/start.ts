/** Starts an embed: what its address says, drawn inside somebody else's page. */
import { makeWorker } from '../engine/make-worker';
import { preferredLanguage, setLanguage } from '../i18n';
import { parsePairs } from '../lessons/parse';
import { Controller } from '../state/controller';
import { failed } from '../state/failures';
import { readHash } from '../state/hash';
import { keeps } from '../state/keep/keeps';
import { storedLetterKeys } from '../state/preferences';
import { initialState, Store, type AppState } from '../state/state';
import { followState, supported } from '../start';
import { drawn } from '../views/drawn';
import { VamosApp } from '../views/vamos-app';
import { attentionIn, headName, readEmbedAddress, type EmbedAddress } from './address';
import { EmbedApp } from './embed-app';
import { EmbedProblems } from './embed-problems';
import { hostCommands } from './host-commands';
import { Messenger } from './messenger';
import { ownFile } from './own-file';
import { settingsOf, type EmbedSettings } from './settings';

/** Resolves with the first state of which this is true. */
function first(store: Store, condition: (state: AppState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (!condition(state)) return;
      stop();
      resolve();
    });
  });
}

/** The same in the whole page, which lies beside the embed or above the folder of its version; a file is that page itself. */
function wholePage({ lesson, chapter, seed, language, theme, state }: EmbedAddress): string {
  const folder = /\/\d+\.\d+\.\d+\/[^/]*$/.test(location.pathname) ? '../' : './';
  const page = ownFile() === null ? new URL(folder, location.href) : new URL(location.pathname, location.href);
  const name = chapter === null ? lesson : `chapter-${chapter}`;
  const given = { seed, lang: language, theme, s: state };
  const query = Object.entries(given).flatMap(([key, value]) => (value === null ? [] : [`&${key}=${value}`]));
  return `${page.href}#${name}${query.join('')}`;
}

/** Lines of somebody's own pairs that are named where they cannot be read. */
const LINES_NAMED = 5;

/** Whether there is anything to learn from, and what of it is not. */
function readable(pairs: string, problems: EmbedProblems): boolean {
  const read = parsePairs(pairs);
  const lines = read.problems.map(({ line }) => line);
  const named = lines.slice(0, LINES_NAMED).join(', ') + (read.problemCount > LINES_NAMED ? ' …' : '');
  if (read.pairs.length === 0) problems.add(failed('embed_no_pairs'));
  else if (lines.length > 0) problems.add(failed('embed_lines_left_out', { lines: named }));
  return read.pairs.length > 0;
}

/** Opens what the address names, and does to it what the address says, in the order in which a reader would. */
async function open(
  controller: Controller,
  store: Store,
  address: EmbedAddress,
  problems: EmbedProblems,
): Promise<void> {
  const { lesson, state, pairs, views, head, sentence, train } = address;
  const some = state !== null || lesson !== 'your-own' || readable(pairs ?? '', problems);
  const shown = first(store, ({ frame }) => frame !== null);
  if (state !== null) controller.do({ type: 'link-open', hash: `#${lesson}&s=${state}` });
  else {
    await controller.open(lesson);
    if (!some) return;
    if (pairs !== null) controller.do({ type: 'own-text', text: pairs });
  }
  await shown;
  const { notice } = store.state;
  if (state !== null && notice?.code.startsWith('link_') === true && store.state.lesson !== lesson) {
    // The page would open its first lesson; here the address has named one. Said where it stays.
    problems.add(notice);
    store.set({ notice: null });
    if (lesson === 'your-own') return;
    const anew = first(store, ({ frame, lesson: now }) => frame !== null && now === lesson);
    await controller.open(lesson);
    await anew;
  }
  const kind = attentionIn(views);
  if (state === null && kind !== undefined) {
    const { layers, heads } = store.state.frame!.maps[kind];
    if (head.layer >= layers || head.head >= heads) {
      const known = Array.from({ length: layers * heads }, (_, at) =>
        headName({ layer: Math.floor(at / heads), head: at % heads }),
      );
      problems.add(failed('embed_bad_setting', { name: 'head', value: headName(head), known: known.join(', ') }));
    }
    controller.do({ type: 'select', selection: { kind, ...head } });
  }
  if (sentence !== null) controller.do({ type: 'translate', text: sentence });
  if (train !== 0) controller.do({ type: 'play', speed: 'fast', ...(train === 'full' ? {} : { until: train }) });
}

/** A chapter and the whole lab are the page's own elements; the regions are the embed's. */
function elementOf(address: EmbedAddress, store: Store): EmbedApp | VamosApp {
  if (address.chapter !== null || address.views.includes('lab'))
    return Object.assign(new VamosApp(), { store, bare: true });
  return Object.assign(new EmbedApp(), { store, settings: settingsOf(address), whole: wholePage(address) });
}

export async function startEmbed(hash: string): Promise<void> {
  keeps.models = false;
  const address = readEmbedAddress(hash);
  const language = address.language ?? preferredLanguage(navigator.languages);
  const [canRun] = await Promise.all([supported(), setLanguage(language)]);
  const { lesson, chapter, seed } = address;
  const known = { language, lesson, chapter, seed, theme: address.theme ?? 'system', canTurbo: false, turbo: false };
  const store = new Store(initialState({ ...known, letterKeys: storedLetterKeys() }));
  followState(store);
  const element = elementOf(address, store);
  document.documentElement.classList.add('embedded');
  const problems = new EmbedProblems();
  problems.problems = address.problems.map(({ code, params }) => failed(code, params));
  document.querySelector('#app')!.replaceChildren(problems, element);
  if (!canRun) {
    store.set({ phase: 'unsupported' });
    return;
  }
  const controller = new Controller(store, makeWorker, () => element.updateComplete.then(drawn));
  element.do = (action) => controller.do(action);
  if (parent !== window) {
    const configure = (change: Partial<EmbedSettings>): void => {
      if (element instanceof EmbedApp) element.settings = { ...element.settings, ...change };
    };
    new Messenger(parent, address.host, store, hostCommands({ store, controller, configure }));
  }
  void import('../views/lost-pictures').then(({ watchPictures }) => watchPictures(store));
  addEventListener('hashchange', () => follow(store, hash));
  if (chapter === null) await open(controller, store, address, problems);
}

/** A way within the course leads on in the embed; anything else in the address begins the embed anew. */
function follow(store: Store, before: string): void {
  const { chapter } = readHash(location.hash);
  const { chapter: was } = readHash(before);
  if (chapter !== null && was !== null) store.set({ chapter });
  else location.reload();
}
