/** The options of a lesson that a reader may change, and which of them a refusal speaks of. */
import type { WorkerFailure } from '../engine/messages';
import { watchable } from '../engine/pacing';
import type { ModelConfig, TrainingConfig } from '../engine/types';
import type { LessonData } from '../lessons/lessons';
import type { Options } from './experiments';

/** A number, a choice of words, or on and off. */
export type Kind = 'number' | 'switch' | readonly string[];

interface Control<Name> {
  name: Name;
  kind: Kind;
  step?: number;
}

export const MODEL_CONTROLS: readonly Control<keyof ModelConfig>[] = [
  { name: 'dModel', kind: 'number', step: 1 },
  { name: 'heads', kind: 'number', step: 1 },
  { name: 'encoderLayers', kind: 'number', step: 1 },
  { name: 'decoderLayers', kind: 'number', step: 1 },
  { name: 'dFf', kind: 'number', step: 1 },
  { name: 'position', kind: ['none', 'sinusoidal', 'learned'] },
  { name: 'norm', kind: ['none', 'post', 'pre'] },
  { name: 'similarity', kind: ['scaled_dot', 'dot', 'cosine', 'euclidean'] },
  { name: 'activation', kind: ['relu', 'gelu'] },
  { name: 'residual', kind: 'switch' },
  { name: 'outputProjection', kind: 'switch' },
  { name: 'attentionBias', kind: 'switch' },
  { name: 'sourceEos', kind: 'switch' },
  { name: 'dropout', kind: 'number', step: 0.05 },
];

export const TRAINING_CONTROLS: readonly Control<keyof TrainingConfig>[] = [
  { name: 'optimizer', kind: ['sgd', 'adam', 'adamw'] },
  { name: 'learningRate', kind: 'number', step: 0.001 },
  { name: 'schedule', kind: ['constant', 'inverse_sqrt', 'cosine'] },
  { name: 'warmupSteps', kind: 'number', step: 1 },
  { name: 'totalSteps', kind: 'number', step: 1 },
  { name: 'batchSize', kind: 'number', step: 1 },
  { name: 'weightDecay', kind: 'number', step: 0.01 },
  { name: 'gradientClip', kind: 'number', step: 0.1 },
  { name: 'labelSmoothing', kind: 'number', step: 0.05 },
  { name: 'seed', kind: 'number', step: 1 },
];

export type OptionName = (typeof MODEL_CONTROLS)[number]['name'] | (typeof TRAINING_CONTROLS)[number]['name'];

const NAMES: readonly string[] = [...MODEL_CONTROLS, ...TRAINING_CONTROLS].map(({ name }) => name);

/** The control that a refusal is about; null when it is about none of them. */
export function controlOf({ code, params }: WorkerFailure): string | null {
  if (code === 'not_divisible') return 'heads';
  if (code === 'odd_width') return 'dModel';
  const field = String(params.field ?? '').replace(/^.*\./, '');
  return NAMES.includes(field) ? field : null;
}

export function withOptions(lesson: LessonData, { model, training }: Options): LessonData {
  const { preset } = lesson;
  const pacing = training.totalSteps === preset.training.totalSteps ? preset.pacing : watchable(training.totalSteps);
  // One seed for the weights to begin with and for the order of the sentences.
  const { seed } = training;
  const seeded = seed === undefined ? model : { ...model, seed };
  return { ...lesson, preset: { ...preset, model: seeded, training, pacing } };
}
