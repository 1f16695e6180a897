import type { ModelConfig } from '../engine/types';
import { presets } from '../lessons/lessons';

/** What the diagram of Let's go takes for granted: the parts that it draws, and the room that it has. */
const DRAWN: readonly (keyof ModelConfig)[] = [
  'dModel',
  'heads',
  'encoderLayers',
  'decoderLayers',
  'dFf',
  'norm',
  'residual',
  'position',
  'outputProjection',
  'embeddingScale',
  'sourceEos',
  'maxSourceLength',
  'maxTargetLength',
];

/** The diagram of Let's go draws this model and no other. */
export function fitsDiagram(model: Partial<ModelConfig>): boolean {
  return DRAWN.every((field) => model[field] === presets['lets-go'].model[field]);
}
