/** Chapter 1: words become numbers. */
import { html } from 'lit';
import { integer, share } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import type { Plan } from '../course-model';
import '../figures/embedding-network';
import '../figures/kin-plane';
import { kindSeen } from '../figures/kin-plane';
import '../figures/same-numbers';
import { REPEATED } from '../figures/sentence-choice';
import { areSame, shareOfKin, SOURCE_TABLE, wordsIn } from '../tables';
import { KIND_NAMES } from '../word-kinds';

const TINY: Plan = { id: 'tiny', lesson: 'lets-go', watch: [SOURCE_TABLE] };
const PHRASES: Plan = { id: 'phrases', lesson: 'phrases', watch: [SOURCE_TABLE] };

/** What the second scene makes alike. */
const GIVEN = 'to';
const TAKEN = "let's";

const wordsOf = ({ opened }: AppState): string[] => wordsIn(opened?.summary.sourceVocabulary ?? []);

const sizes = (state: AppState): Record<string, string> => ({
  words: integer(wordsOf(state).length),
  d: integer(state.opened?.config.dModel ?? 0),
});

/** The trained model translates the sentence with one word; with the other one's numbers, with another. */
function swapped(): Watcher {
  let before: string | null = null;
  return (state) => {
    const { frame } = state;
    if (!frame || frame.step === 0) return false;
    if (areSame(state, GIVEN, TAKEN)) return before !== null && frame.written.text !== before;
    before = frame.written.text;
    return false;
  };
}

/** A run to its end that brought words of one kind together, and of the trained words two kinds looked at. */
function gathered(): Watcher {
  let first: number | null = null;
  return (state, saw) => {
    const now = shareOfKin(state);
    if (now === null || !state.frame) return false;
    if (state.frame.step === 0) first = now;
    if (!finished(state) || first === null || now <= 2 * first) return false;
    return KIND_NAMES.filter((kind) => saw.has(kindSeen(kind))).length > 1;
  };
}

export const chapter: Chapter = {
  number: 1,
  about: 'chapter.1.about',
  scenes: [
    {
      id: 'network',
      title: 'words.network.title',
      plan: TINY,
      values: sizes,
      blocks: [
        { text: 'words.network.1' },
        { text: 'words.network.2' },
        { text: 'words.network.3' },
        { formula: 'embedding' },
        {
          task: {
            id: 'every-word',
            asks: 'words.every.asks',
            why: 'words.every.why',
            watcher: () => (state, saw) => {
              const all = wordsOf(state);
              return all.length > 0 && all.every((token) => saw.has(`word:${token}`));
            },
          },
        },
        { text: 'words.network.4' },
        {
          task: {
            id: 'twice',
            asks: 'words.twice.asks',
            why: 'words.twice.why',
            watcher: () => (state, saw) => saw.has(`sentence:${REPEATED}`) && state.frame?.probe.source === REPEATED,
          },
        },
      ],
      figure: (state, lit) => html`<embedding-network .state=${state} .lit=${lit}></embedding-network>`,
    },
    {
      id: 'numbers',
      title: 'words.numbers.title',
      plan: { ...TINY, id: 'tiny-to-go', probe: { source: 'to go', target: 'ir' } },
      values: sizes,
      blocks: [
        { text: 'words.numbers.1' },
        { text: 'words.numbers.2' },
        { task: { id: 'same-numbers', asks: 'words.same.asks', why: 'words.same.why', watcher: swapped } },
      ],
      figure: (state) => html`<same-numbers .state=${state} .given=${GIVEN} .taken=${TAKEN}></same-numbers>`,
    },
    {
      id: 'kin',
      title: 'words.kin.title',
      plan: PHRASES,
      values: (state) => ({ ...sizes(state), near: share(shareOfKin(state) ?? 0) }),
      blocks: [
        { text: 'words.kin.1' },
        { text: 'words.kin.2' },
        { task: { id: 'kin', asks: 'words.kin.asks', why: 'words.kin.why', watcher: gathered } },
        { text: 'words.kin.3' },
      ],
      figure: (state) => html`<kin-plane .state=${state}></kin-plane>`,
    },
  ],
};
