import type { ModelConfig, TaskOptions, TrainingConfig } from './types.ts';

/** The same values as in core/model/config.h: a small model that learns the sentence lessons. */
export const DEFAULT_MODEL: ModelConfig = {
  sourceVocab: 0, // taken from the data
  targetVocab: 0,
  dModel: 32,
  heads: 2,
  encoderLayers: 1,
  decoderLayers: 1,
  dFf: 64,
  norm: 'post',
  residual: true,
  position: 'sinusoidal',
  similarity: 'scaled_dot',
  activation: 'relu',
  outputProjection: true,
  attentionBias: true,
  linearBias: true,
  outputBias: true,
  sourceEos: false,
  embeddingScale: true,
  init: 'xavier',
  initStd: 0.02,
  embeddingStd: 0.06,
  dropout: 0,
  startToken: 'eos',
  maxSourceLength: 0, // taken from the data, with room to spare
  maxTargetLength: 0,
  seed: 1,
};

/** The same values as in core/train/training_config.h. */
export const DEFAULT_TRAINING: TrainingConfig = {
  optimizer: 'adam',
  learningRate: 0.01,
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-9,
  momentum: 0.9,
  weightDecay: 0,
  schedule: 'cosine',
  warmupSteps: 50,
  totalSteps: 400,
  batchSize: 32,
  gradientClip: 1,
  labelSmoothing: 0,
  seed: 1,
};

export const DEFAULT_TASK: TaskOptions = { seed: 1, count: 2500 };

/** Words a side; rarer ones are read and written as `<UNK>`. */
export const MAX_VOCABULARY = 4000;
