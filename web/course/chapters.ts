/** The chapters, in their order. */
import type { Chapter } from './chapter';
import { words } from './chapters/words';

export const chapters: readonly Chapter[] = [words];
