/** Chapter 6: encoder-decoder attention. */
import { html } from 'lit';
import { integer } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import { CROSSED, DATES, DATES_PLAN, PHRASES_PLAN, writesElse } from '../cross';
import '../figures/cross-asks';
import '../figures/cross-lines';
import { CROSSING } from '../figures/cross-lines';
import '../figures/cross-pull';

const sizes = ({ opened }: AppState): Record<string, string> => ({
  d: integer(opened?.config.dModel ?? 0),
  pairs: integer(opened?.summary.trainExamples ?? 0),
});

/** Every word of one translation has been chosen, in a trained model. */
const listened: Watcher = ({ frame }, saw) => {
  const words = (frame?.shown.steps.length ?? 0) - 1;
  const heard = (place: number): boolean => saw.has(`listens:${frame!.probe.source}:${place}`);
  return words > 0 && Array.from({ length: words }, (_, place) => place).every(heard);
};

const crossed: Watcher = (_state, saw) => saw.has(CROSSING);
const elsewhere: Watcher = (state) => finished(state) && writesElse(state);

export const chapter: Chapter = {
  number: 6,
  about: 'chapter.6.about',
  scenes: [
    {
      id: 'cross-asks',
      title: 'cross.asks.title',
      plan: PHRASES_PLAN,
      values: sizes,
      blocks: [
        { text: 'cross.asks.1' },
        { text: 'cross.asks.2' },
        { formula: 'crossed' },
        { text: 'cross.asks.3' },
        { task: { id: 'listens', asks: 'cross.listens.asks', why: 'cross.listens.why', watcher: () => listened } },
      ],
      figure: (state, lit) => html`<cross-asks .state=${state} .lit=${lit}></cross-asks>`,
    },
    {
      id: 'cross-lines',
      title: 'cross.lines.title',
      plan: PHRASES_PLAN,
      values: sizes,
      blocks: [
        { text: 'cross.lines.1' },
        { text: 'cross.lines.2' },
        { task: { id: 'crossing', asks: 'cross.crossing.asks', why: 'cross.crossing.why', watcher: () => crossed } },
      ],
      figure: (state, lit) =>
        html`<cross-lines .state=${state} .lit=${lit} .sentences=${CROSSED} .longest=${6}></cross-lines>`,
    },
    {
      id: 'cross-dates',
      title: 'cross.dates.title',
      plan: DATES_PLAN,
      values: sizes,
      blocks: [
        { text: 'cross.dates.1' },
        { task: { id: 'month-and-day', asks: 'cross.month.asks', why: 'cross.month.why', watcher: () => crossed } },
      ],
      figure: (state, lit) =>
        html`<cross-lines .state=${state} .lit=${lit} .sentences=${DATES} .longest=${8}></cross-lines>`,
    },
    {
      id: 'cross-pull',
      title: 'cross.pull.title',
      plan: PHRASES_PLAN,
      values: sizes,
      blocks: [
        { text: 'cross.pull.1' },
        { text: 'cross.pull.2' },
        {
          task: { id: 'elsewhere', asks: 'cross.elsewhere.asks', why: 'cross.elsewhere.why', watcher: () => elsewhere },
        },
        { text: 'cross.pull.3' },
      ],
      figure: (state, lit) => html`<cross-pull .state=${state} .lit=${lit}></cross-pull>`,
    },
  ],
};
