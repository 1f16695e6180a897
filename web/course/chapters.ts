/** The chapters, in their order: each is fetched with its texts when it is opened. */
import type { Group, Key } from '../i18n';
import type { Chapter } from './chapter';

export interface ChapterEntry {
  number: number;
  title: Key;
  code: () => Promise<{ chapter: Chapter }>;
  texts: readonly Group[];
}

export const chapters: readonly ChapterEntry[] = [
  { number: 1, title: 'chapter.1.title', code: () => import('./chapters/words'), texts: ['words'] },
  { number: 2, title: 'chapter.2.title', code: () => import('./chapters/order'), texts: ['words', 'order'] },
];
