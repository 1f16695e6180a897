/** Chapter 8: how it learns. */
import { html } from 'lit';
import { decimal, integer } from '../../i18n/format';
import type { AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import type { Plan } from '../course-model';
import '../figures/gradient-walk';
import { FIRST_WALK, LAST_WALK } from '../figures/gradient-walk';
import '../figures/optimizer-race';
import { BOTH, NEITHER, ONLY_ADAM } from '../figures/optimizer-race';
import '../figures/place-losses';
import { RIGHT, WRONG } from '../figures/place-losses';
import '../figures/weight-nudge';
import { HELD, PAST } from '../figures/weight-nudge';
import { adamSteps, costOfGuessing, early, LOSS_TENSORS, NUDGE_TENSORS, PLATEAU, plainSteps, whole } from '../learning';

const TINY: Plan = { id: 'learning-tiny', lesson: 'lets-go', change: whole, watch: LOSS_TENSORS };
/** A model of its own: who comes from the loss finds it untrained. */
const WALKED: Plan = { id: 'learning-walk', lesson: 'lets-go', change: whole };
const EARLY: Plan = { id: 'learning-early', lesson: 'lets-go', change: early, watch: NUDGE_TENSORS };
const PLAIN: Plan = { id: 'learning-plain', lesson: 'lets-go', change: plainSteps };
const ADAM: Plan = { id: 'learning-adam', lesson: 'lets-go', change: adamSteps };

const sizes = ({ opened, totalSteps }: AppState): Record<string, string> => {
  const entries = opened?.summary.targetVocabulary.length ?? 0;
  return {
    entries: integer(entries),
    guess: entries > 0 ? decimal(costOfGuessing(entries)) : '–',
    weights: integer(opened?.summary.parameterCount ?? 0),
    steps: integer(totalSteps),
    plateau: decimal(PLATEAU),
  };
};

const seen =
  (...all: string[]): (() => Watcher) =>
  () =>
  (_state, saw) =>
    all.every((one) => saw.has(one));

/** By a trained model: both translations, and a wrong one in place of one of them. */
const sureAndWrong: Watcher = ({ train }, saw) =>
  train.length > 0 && saw.has(WRONG) && train.every(({ source }) => saw.has(`${RIGHT}:${source}`));

export const chapter: Chapter = {
  number: 8,
  about: 'chapter.8.about',
  scenes: [
    {
      id: 'place-losses',
      title: 'learning.loss.title',
      plan: TINY,
      values: sizes,
      blocks: [
        { text: 'learning.loss.1' },
        { text: 'learning.loss.2' },
        { formula: 'crossEntropy' },
        { text: 'learning.loss.3' },
        {
          task: {
            id: 'sure-and-wrong',
            asks: 'learning.sure.asks',
            why: 'learning.sure.why',
            watcher: () => sureAndWrong,
          },
        },
      ],
      figure: (state, lit) => html`<place-losses .state=${state} .lit=${lit}></place-losses>`,
    },
    {
      id: 'gradient-walk',
      title: 'learning.way.title',
      plan: WALKED,
      measured: true,
      values: sizes,
      blocks: [
        { text: 'learning.way.1' },
        { text: 'learning.way.2' },
        {
          task: {
            id: 'walked-back',
            asks: 'learning.walk.asks',
            why: 'learning.walk.why',
            watcher: seen(FIRST_WALK, LAST_WALK),
          },
        },
      ],
      figure: (state, lit) => html`<gradient-walk .state=${state} .lit=${lit}></gradient-walk>`,
    },
    {
      id: 'weight-nudge',
      title: 'learning.nudge.title',
      plan: EARLY,
      values: sizes,
      blocks: [
        { text: 'learning.nudge.1' },
        { formula: 'forecast' },
        { text: 'learning.nudge.2' },
        {
          task: {
            id: 'forecast',
            asks: 'learning.forecast.asks',
            why: 'learning.forecast.why',
            watcher: seen(HELD, PAST),
          },
        },
      ],
      figure: (state, lit) => html`<weight-nudge .state=${state} .lit=${lit}></weight-nudge>`,
    },
    {
      id: 'optimizer-race',
      title: 'learning.race.title',
      plan: PLAIN,
      twin: ADAM,
      values: sizes,
      blocks: [
        { text: 'learning.race.1' },
        { formula: 'descent' },
        { text: 'learning.race.2' },
        { text: 'learning.race.3' },
        {
          task: {
            id: 'learning-rates',
            asks: 'learning.rates.asks',
            why: 'learning.rates.why',
            watcher: seen(NEITHER, ONLY_ADAM, BOTH),
          },
        },
      ],
      figure: (state, lit, twin) => html`<optimizer-race .state=${state} .twin=${twin} .lit=${lit}></optimizer-race>`,
    },
  ],
};
