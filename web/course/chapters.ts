/** The chapters, in their order: each is fetched with its texts when it is opened. */
import type { Group, Key } from '../i18n';
import type { Chapter } from './chapter';

export interface ChapterEntry {
  number: number;
  title: Key;
  /** The names under which the progress of its tasks is kept, known before it has been fetched. */
  tasks: readonly string[];
  code: () => Promise<{ chapter: Chapter }>;
  texts: readonly Group[];
}

export const chapters: readonly ChapterEntry[] = [
  {
    number: 1,
    title: 'chapter.1.title',
    tasks: ['every-word', 'twice', 'same-numbers', 'kin'],
    code: () => import('./chapters/words'),
    texts: ['words'],
  },
  {
    number: 2,
    title: 'chapter.2.title',
    tasks: ['bag', 'told-apart', 'moved', 'without'],
    code: () => import('./chapters/order'),
    texts: ['words', 'order'],
  },
  {
    number: 3,
    title: 'chapter.3.title',
    tasks: ['same-word', 'by-hand', 'one-grows', 'longer'],
    code: () => import('./chapters/self-attention'),
    texts: ['selfAttention'],
  },
  {
    number: 4,
    title: 'chapter.4.title',
    tasks: ['two-questions', 'two-faults', 'word-lost', 'copied'],
    code: () => import('./chapters/multi-head'),
    texts: ['order', 'multiHead'],
  },
  {
    number: 5,
    title: 'chapter.5.title',
    tasks: ['begins', 'to-its-end', 'first-and-last', 'unmasked'],
    code: () => import('./chapters/decoder'),
    texts: ['decoder'],
  },
  {
    number: 6,
    title: 'chapter.6.title',
    tasks: ['listens', 'crossing', 'month-and-day', 'elsewhere'],
    code: () => import('./chapters/cross-attention'),
    texts: ['crossAttention'],
  },
  {
    number: 7,
    title: 'chapter.7.title',
    tasks: ['each-place', 'cold-and-hot', 'outdo', 'given-up'],
    code: () => import('./chapters/output'),
    texts: ['outputLayer', 'decoding'],
  },
  {
    number: 8,
    title: 'chapter.8.title',
    tasks: ['sure-and-wrong', 'walked-back', 'forecast', 'learning-rates'],
    code: () => import('./chapters/learning'),
    texts: ['learning'],
  },
  {
    number: 9,
    title: 'chapter.9.title',
    tasks: ['faster', 'unmoved', 'spike', 'no-difference'],
    code: () => import('./chapters/extras'),
    texts: ['extras'],
  },
  {
    number: 10,
    title: 'chapter.10.title',
    tasks: ['past-the-mark', 'outside-it', 'to-a-chat-model', 'taken-along'],
    code: () => import('./chapters/build'),
    texts: ['build'],
  },
];
