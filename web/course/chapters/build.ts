/** Chapter 10: put together. */
import { html } from 'lit';
import { integer, share } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { part } from '../../views/parts';
import { firstTry, MARK, pastTheMark } from '../build';
import type { Chapter } from '../chapter';
import type { Plan } from '../course-model';
import '../figures/build-form';
import '../figures/build-runs';
import '../figures/model-sizes';
import { GOAL } from '../figures/model-sizes';
import '../figures/take-along';
import '../figures/unseen-input';
import { CHANGES, sizeOfPublished, totalOf, weightsOf } from '../sizes';

/** One model for all of the chapter: it is built in the first scene, and used in the others. */
const PLAN: Plan = { id: 'built', lesson: 'dates', change: firstTry('dates') };

const goal = totalOf(weightsOf(sizeOfPublished(GOAL)));

const values = (state: AppState): Record<string, string> => {
  const weights = state.opened?.summary.parameterCount ?? 0;
  const { frame } = state;
  return {
    mark: share(MARK),
    learned: integer(state.opened?.summary.trainExamples ?? 0),
    held: integer(state.heldOut.length),
    input: frame?.probe.source ?? '',
    pieces: integer(frame?.shown.source.length ?? 0),
    tokens: integer(state.opened?.summary.targetVocabulary.length ?? 0),
    weights: integer(weights),
    model: GOAL.name,
    goal: integer(goal),
    vocabulary: integer(GOAL.vocabulary),
    times: integer(weights > 0 ? goal / weights : 0),
  };
};

export const chapter: Chapter = {
  number: 10,
  about: 'chapter.10.about',
  scenes: [
    {
      id: 'translator',
      title: 'build.translator.title',
      plan: PLAN,
      values,
      blocks: [
        { text: 'build.translator.1' },
        { text: 'build.translator.2' },
        { text: 'build.translator.3' },
        { task: { id: 'past-the-mark', asks: 'build.mark.asks', why: 'build.mark.why', watcher: () => pastTheMark } },
      ],
      figure: (state, lit) =>
        html`${part(
            'experiments',
            () => html`<build-form .state=${state} .lit=${lit}></build-form>`,
            html`<div class="figure-waiting"></div>`,
          )} <build-runs .state=${state} .lit=${lit}></build-runs>`,
    },
    {
      id: 'unseen',
      title: 'build.unseen.title',
      plan: PLAN,
      still: true,
      values,
      blocks: [
        { text: 'build.unseen.1' },
        { text: 'build.unseen.2' },
        {
          task: {
            id: 'outside-it',
            asks: 'build.outside.asks',
            why: 'build.outside.why',
            watcher: () => (_state, saw) => saw.has('typed:new') && saw.has('typed:other'),
          },
        },
      ],
      figure: (state, lit) => html`<unseen-input .state=${state} .lit=${lit}></unseen-input>`,
    },
    {
      id: 'large',
      title: 'build.large.title',
      plan: PLAN,
      still: true,
      values,
      blocks: [
        { text: 'build.large.1' },
        { text: 'build.large.2' },
        { text: 'build.large.3' },
        {
          task: {
            id: 'to-a-chat-model',
            asks: 'build.sizes.asks',
            why: 'build.sizes.why',
            watcher: () => (_state, saw) => saw.has('all') && CHANGES.every((change) => saw.has(`alone:${change}`)),
          },
        },
        { text: 'build.large.4' },
      ],
      figure: (state, lit) => html`<model-sizes .state=${state} .lit=${lit}></model-sizes>`,
    },
    {
      id: 'further',
      title: 'build.further.title',
      plan: PLAN,
      still: true,
      values,
      blocks: [
        { text: 'build.further.1' },
        {
          task: {
            id: 'taken-along',
            asks: 'build.take.asks',
            why: 'build.take.why',
            watcher: () => (_state, saw) => saw.has('saved:model') && saw.has('saved:program'),
          },
        },
        { text: 'build.further.2' },
      ],
      figure: (state, lit) => html`<take-along .state=${state} .lit=${lit}></take-along>`,
    },
  ],
};
