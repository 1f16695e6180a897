/** The lessons in the order in which the page offers them. */
export const LESSONS = ['lets-go', 'phrases', 'your-own'] as const;
export type LessonId = (typeof LESSONS)[number];
