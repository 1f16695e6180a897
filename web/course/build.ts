/** What the reader chooses of a translator: its lesson, its sizes and its training; and how far it has to get. */
import type { ModelConfig, TrainingConfig } from '../engine/types';
import type { LessonData } from '../lessons/lessons';
import { taskPresets } from '../lessons/tasks';
import type { Options } from '../state/experiments';
import { withOptions } from '../state/lesson-options';
import { finished, type AppState } from '../state/state';

export const LESSONS_TO_BUILD = ['dates', 'numbers'] as const;
export type BuiltLesson = (typeof LESSONS_TO_BUILD)[number];
export const isBuilt = (lesson: string): lesson is BuiltLesson => LESSONS_TO_BUILD.some((known) => known === lesson);

/** The share of inputs never seen that is to come out without a mistake. */
export const MARK = 0.95;

type Sizes = Pick<ModelConfig, 'dModel' | 'heads' | 'encoderLayers' | 'decoderLayers' | 'dFf'>;
type Course = Pick<TrainingConfig, 'learningRate' | 'totalSteps'>;

/** Too little of everything: with these, neither lesson gets a single input right. */
export const FIRST_TRY: Sizes & Course = {
  dModel: 8,
  heads: 1,
  encoderLayers: 1,
  decoderLayers: 1,
  dFf: 0,
  learningRate: 0.01,
  totalSteps: 150,
};

const SIZES = ['dModel', 'heads', 'encoderLayers', 'decoderLayers', 'dFf'] as const satisfies (keyof Sizes)[];
const COURSE = ['learningRate', 'totalSteps'] as const satisfies (keyof Course)[];
export type Choice = (typeof SIZES)[number] | (typeof COURSE)[number];

/** The lab's controls of these, in this order. */
export const CHOICES = [...SIZES, ...COURSE].map((name) => ({ name, kind: 'number' as const }));

/** What is not chosen is as the lesson has it. */
export function optionsFor(lesson: BuiltLesson, chosen: Sizes & Course): Options {
  const { model, training } = taskPresets[lesson];
  const pick = (names: readonly Choice[]): object => Object.fromEntries(names.map((name) => [name, chosen[name]]));
  return { model: { ...model, ...pick(SIZES) }, training: { ...training, ...pick(COURSE) } };
}

/** The lesson with the first try's model. */
export const firstTry =
  (lesson: BuiltLesson) =>
  (data: LessonData): LessonData =>
    withOptions(data, optionsFor(lesson, FIRST_TRY));

/** What the open model was built with. */
export function chosenIn({ opened }: AppState): (Sizes & Course) | null {
  return opened && { ...opened.config, ...opened.training };
}

/** A training to its end, as the table has it. */
export interface Run {
  lesson: BuiltLesson;
  chosen: Sizes & Course;
  weights: number;
  loss: number;
  heldOut: number;
}

/** The run that has just ended and been scored; null while there is none. */
export function runOf(state: AppState): Run | null {
  const { lesson, frame, opened, scores } = state;
  const chosen = chosenIn(state);
  if (!isBuilt(lesson) || !frame?.report || !opened || !chosen || !finished(state)) return null;
  if (frame.session !== opened.session || scores.step !== frame.step || !scores.validation) return null;
  return {
    lesson,
    chosen: { ...chosen, totalSteps: frame.step },
    weights: opened.summary.parameterCount,
    loss: frame.report.loss,
    heldOut: scores.validation.exactMatch,
  };
}

export const pastTheMark = (state: AppState): boolean => (runOf(state)?.heldOut ?? 0) > MARK;
