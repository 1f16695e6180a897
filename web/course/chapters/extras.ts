/** Chapter 9: the extras. */
import { html } from 'lit';
import { integer, share } from '../../i18n/format';
import type { AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import type { Plan } from '../course-model';
import { alike, BASE, GOAL, normCompared, Runs, SAME, setUp, STEPS } from '../extras';
import '../figures/extras-lab';
import '../figures/norm-vector';
import { BENT, MOVED, MULTIPLIED } from '../figures/norm-vector';
import '../figures/score-spread';
import { NORM_TENSORS, normalized } from '../layer-norm';
import { DRAWS, meanLargest, OFTEN, POWERS, SPIKE } from '../spread';

/** One model, that of the switches, for the first scene and the last. */
const LAB: Plan = { id: 'extras', lesson: 'phrases', change: (data) => setUp(data, BASE) };
const NORM: Plan = { id: 'normalized', lesson: 'lets-go', change: normalized, watch: NORM_TENSORS };

/** They stay as long as the page does: what was trained need not be trained again. */
const runs = new Runs();

/** What comes of wide vectors, on average. */
function spreads(): Record<string, string> {
  const { plain, divided } = meanLargest();
  return {
    most: share(SPIKE),
    often: integer(OFTEN),
    draws: integer(DRAWS),
    plain: share(plain[POWERS]!),
    divided: share(divided[POWERS]!),
  };
}

const values = (state: AppState): Record<string, string> => ({
  steps: integer(STEPS),
  pairs: integer(state.train.length),
  goal: integer(GOAL),
  points: integer(100 * SAME),
});

/** The runs so far, with the one that has just ended. */
const seen =
  (found: (of: Runs) => boolean): (() => Watcher) =>
  () =>
  (state) => {
    runs.note(state);
    return found(runs);
  };

const lab =
  (speaks: boolean) =>
  (state: AppState, lit: string | null): unknown =>
    html`<extras-lab .state=${state} .runs=${runs} .lit=${lit} .speaks=${speaks}></extras-lab>`;

export const chapter: Chapter = {
  number: 9,
  about: 'chapter.9.about',
  scenes: [
    {
      id: 'extras-base',
      title: 'extras.base.title',
      plan: LAB,
      values,
      blocks: [
        { text: 'extras.base.1' },
        { text: 'extras.base.2' },
        {
          task: {
            id: 'faster',
            asks: 'extras.faster.asks',
            why: 'extras.faster.why',
            watcher: seen(normCompared),
          },
        },
      ],
      figure: lab(true),
    },
    {
      id: 'extras-norm',
      title: 'extras.norm.title',
      plan: NORM,
      values: () => ({}),
      blocks: [
        { text: 'extras.norm.1' },
        { formula: 'norm' },
        { text: 'extras.norm.2' },
        {
          task: {
            id: 'unmoved',
            asks: 'extras.unmoved.asks',
            why: 'extras.unmoved.why',
            watcher: () => (_state, saw) => [MULTIPLIED, MOVED, BENT].every((one) => saw.has(one)),
          },
        },
      ],
      figure: (state, lit) => html`<norm-vector .state=${state} .lit=${lit}></norm-vector>`,
    },
    {
      id: 'extras-scale',
      title: 'extras.scale.title',
      plan: LAB,
      still: true,
      values: spreads,
      blocks: [
        { text: 'extras.scale.1' },
        { text: 'extras.scale.2' },
        {
          task: {
            id: 'spike',
            asks: 'extras.spike.asks',
            why: 'extras.spike.why',
            watcher: () => (_state, saw) => [...saw].filter((one) => one.startsWith('spike:')).length >= OFTEN,
          },
        },
        { formula: 'similarities' },
        { text: 'extras.scale.3' },
      ],
      figure: (_state, lit) => html`<score-spread .lit=${lit}></score-spread>`,
    },
    {
      id: 'extras-rest',
      title: 'extras.rest.title',
      plan: LAB,
      values,
      blocks: [
        { text: 'extras.rest.1' },
        {
          task: {
            id: 'no-difference',
            asks: 'extras.alike.asks',
            why: 'extras.alike.why',
            watcher: seen((of) => alike(of) !== null),
          },
        },
        { text: 'extras.rest.3' },
      ],
      figure: lab(false),
    },
  ],
};
