/** The lessons whose examples are drawn by the engine: what to draw, and where the page looks first. */
import type { Example, TaskKind } from '../engine/types';
import copy from './copy/preset.json';
import dates from './dates/preset.json';
import type { LessonData, Preset } from './lessons';
import numbers from './numbers/preset.json';
import reverse from './reverse/preset.json';
import sort from './sort/preset.json';

/** Of these many, what comes after the first 2,000 is held out: every source is drawn once. */
export const DRAWN = 2500;
const LEARNED = 2000;

export const taskPresets = { reverse, sort, copy, numbers, dates } as unknown as Record<TaskKind, Preset>;

export function taskLesson(task: TaskKind, examples: Example[]): LessonData {
  const heldOut = examples.slice(LEARNED);
  const probe = heldOut.find((example) => worthLooking(task, example)) ?? heldOut[0]!;
  return { train: examples.slice(0, LEARNED), heldOut, preset: taskPresets[task], probe, start: start(task, probe) };
}

/** Something that shows the rule at work: letters that are all different, a number with all its parts. */
function worthLooking(task: TaskKind, { source }: Example): boolean {
  switch (task) {
    case 'dates':
      return true;
    case 'numbers':
      return /^[2-9][2-9][3-9][1-9]$/.test(source);
    default:
      return source.length === 5 && new Set(source).size === 5;
  }
}

/**
 * A word of the translation and the place in the source that it comes from. The second head is the one that comes to look
 * there, with the seed that the lessons begin with.
 */
function start(task: TaskKind, { source, target }: Example): LessonData['start'] {
  // Of "lunes, 5 de enero de 2004" the 5, and its place in "monday , january 5".
  if (task === 'dates') return { row: 2, column: 3, head: 1 };
  if (task === 'numbers') return { row: 0, column: 0, head: 1 };
  return { row: 0, column: source.indexOf(target[0]!) };
}
