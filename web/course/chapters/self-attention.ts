/** Chapter 3: self-attention. */
import { html } from 'lit';
import { integer } from '../../i18n/format';
import type { AppState } from '../../state/state';
import type { Chapter, Watcher } from '../chapter';
import type { Plan } from '../course-model';
import '../figures/any-length';
import { FEWEST } from '../figures/any-length';
import '../figures/attention-shares';
import { RAISED } from '../figures/attention-shares';
import '../figures/query-key';
import { BY_HAND } from '../figures/query-key';
import '../figures/word-asks';
import { ATTENTION_TENSORS, ROLES } from '../self-attention';

/** One model for all scenes: it is trained once, and each of them asks it something else. */
const PLAN: Plan = { id: 'sentence', lesson: 'lets-go', watch: ATTENTION_TENSORS };

const sizes = ({ opened }: AppState): Record<string, string> => {
  const d = opened?.config.dModel ?? 0;
  const most = opened?.config.maxSourceLength ?? 0;
  return { d: integer(d), weights: integer(ROLES.length * d * d), most: integer(most) };
};

/** The word has been chosen in each sentence of the lesson, by a trained model. */
const asked: Watcher = ({ train }, saw) => train.length > 0 && train.every(({ source }) => saw.has(`asks:${source}`));

/** Sentences of every length that the model reads have been counted. */
const lengthened: Watcher = ({ opened }, saw) => {
  const most = opened?.config.maxSourceLength ?? 0;
  const lengths = Array.from({ length: Math.max(0, most - FEWEST + 1) }, (_, more) => FEWEST + more);
  return lengths.length > 0 && lengths.every((length) => saw.has(`length:${length}`));
};

export const chapter: Chapter = {
  number: 3,
  about: 'chapter.3.about',
  scenes: [
    {
      id: 'context',
      title: 'self.context.title',
      plan: PLAN,
      values: sizes,
      blocks: [
        { text: 'self.context.1' },
        { text: 'self.context.2' },
        { task: { id: 'same-word', asks: 'self.same.asks', why: 'self.same.why', watcher: () => asked } },
      ],
      figure: (state, lit) => html`<word-asks .state=${state} .lit=${lit}></word-asks>`,
    },
    {
      id: 'similarity',
      title: 'self.similarity.title',
      plan: PLAN,
      values: sizes,
      blocks: [
        { text: 'self.similarity.1' },
        { text: 'self.similarity.2' },
        { text: 'self.similarity.3' },
        { formula: 'similarity' },
        {
          task: {
            id: BY_HAND,
            asks: 'self.hand.asks',
            why: 'self.hand.why',
            watcher: () => (_state, saw) => saw.has(BY_HAND),
          },
        },
      ],
      figure: (state, lit) => html`<query-key .state=${state} .lit=${lit}></query-key>`,
    },
    {
      id: 'shares',
      title: 'self.shares.title',
      plan: PLAN,
      values: sizes,
      blocks: [
        { text: 'self.shares.1' },
        { formula: 'softmax' },
        {
          task: {
            id: 'one-grows',
            asks: 'self.grows.asks',
            why: 'self.grows.why',
            watcher: () => (_state, saw) => saw.has(RAISED),
          },
        },
        { text: 'self.shares.2' },
        { formula: 'mixture' },
      ],
      figure: (state, lit) => html`<attention-shares .state=${state} .lit=${lit}></attention-shares>`,
    },
    {
      id: 'length',
      title: 'self.length.title',
      plan: PLAN,
      values: sizes,
      blocks: [
        { text: 'self.length.1' },
        { text: 'self.length.2' },
        { formula: 'attention' },
        { task: { id: 'longer', asks: 'self.longer.asks', why: 'self.longer.why', watcher: () => lengthened } },
      ],
      figure: (state, lit) => html`<any-length .state=${state} .lit=${lit}></any-length>`,
    },
  ],
};
