import type { TaskKind } from '../engine/types';

/** Lessons whose examples the engine draws. */
export const TASKS = ['dates', 'numbers', 'reverse', 'sort', 'copy'] as const satisfies readonly TaskKind[];

/** The lessons in the order in which the page offers them. */
export const LESSONS = ['lets-go', 'phrases', ...TASKS, 'your-own'] as const;
export type LessonId = (typeof LESSONS)[number];

export function isTask(lesson: LessonId): lesson is TaskKind {
  return TASKS.some((task) => task === lesson);
}
