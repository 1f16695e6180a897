/** Chapter 7: from numbers back to words. */
import { html } from 'lit';
import { integer, share } from '../../i18n/format';
import type { AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import type { Plan } from '../course-model';
import '../figures/beam-widths';
import { GIVEN_UP } from '../figures/beam-widths';
import '../figures/logit-sums';
import '../figures/next-word';
import { OUTDONE } from '../figures/next-word';
import '../figures/softmax-temperature';
import { COLD, COLD_SHARE, HOT, HOT_SHARE } from '../figures/softmax-temperature';
import { FIRST, LAYER_TENSORS, partly, vocabularyOf, WORD_TENSORS } from '../output';

const TINY: Plan = { id: 'tiny-output', lesson: 'lets-go', watch: LAYER_TENSORS };
/** One model for the scenes in which there is something to choose. */
const PARTLY: Plan = { id: 'partly', lesson: 'phrases', change: partly, probe: FIRST, watch: WORD_TENSORS };

const sizes = (state: AppState): Record<string, string> => {
  const words = vocabularyOf(state).length;
  const d = state.opened?.config.dModel ?? 0;
  return { words: integer(words), d: integer(d), weights: integer(words * d) };
};

const limits = (state: AppState): Record<string, string> => ({
  ...sizes(state),
  most: share(COLD_SHARE),
  least: share(HOT_SHARE),
});

/** Each place of both translations has been chosen, in a trained model. */
const placed: Watcher = ({ train, frame }, saw) => {
  const places = [...(frame?.shown.steps.keys() ?? [])];
  return places.length > 0 && train.every(({ source }) => places.every((place) => saw.has(`place:${source}:${place}`)));
};

export const chapter: Chapter = {
  number: 7,
  about: 'chapter.7.about',
  scenes: [
    {
      id: 'logits',
      title: 'output.logits.title',
      plan: TINY,
      values: sizes,
      blocks: [
        { text: 'output.logits.1' },
        { text: 'output.logits.2' },
        { formula: 'logit' },
        { text: 'output.logits.3' },
        { task: { id: 'each-place', asks: 'output.place.asks', why: 'output.place.why', watcher: () => placed } },
      ],
      figure: (state, lit) => html`<logit-sums .state=${state} .lit=${lit}></logit-sums>`,
    },
    {
      id: 'temperature',
      title: 'output.softmax.title',
      plan: PARTLY,
      values: limits,
      blocks: [
        { text: 'output.softmax.1' },
        { text: 'output.softmax.2' },
        { formula: 'temperature' },
        {
          task: {
            id: 'cold-and-hot',
            asks: 'output.heat.asks',
            why: 'output.heat.why',
            watcher: () => (_state, saw) => saw.has(COLD) && saw.has(HOT),
          },
        },
      ],
      figure: (state, lit) => html`<softmax-temperature .state=${state} .lit=${lit}></softmax-temperature>`,
    },
    {
      id: 'word-by-word',
      title: 'output.next.title',
      plan: PARTLY,
      values: sizes,
      blocks: [
        { text: 'output.next.1' },
        { text: 'output.next.2' },
        {
          task: {
            id: 'outdo',
            asks: 'output.outdo.asks',
            why: 'output.outdo.why',
            watcher: () => (_state, saw) => saw.has(OUTDONE),
          },
        },
      ],
      figure: (state, lit) => html`<next-word .state=${state} .lit=${lit}></next-word>`,
    },
    {
      id: 'beams',
      title: 'output.beams.title',
      plan: PARTLY,
      values: sizes,
      blocks: [
        { text: 'output.beams.1' },
        { text: 'output.beams.2' },
        {
          task: {
            id: 'given-up',
            asks: 'output.given.asks',
            why: 'output.given.why',
            watcher: () => (_state, saw) => saw.has(GIVEN_UP),
          },
        },
        { text: 'output.beams.3' },
      ],
      figure: (state, lit) => html`<beam-widths .state=${state} .lit=${lit}></beam-widths>`,
    },
  ],
};
