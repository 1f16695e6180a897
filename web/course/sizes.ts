/** How many weights a Transformer has, part by part: the same sums for the reader's model and for a published one. */
import type { ModelConfig } from '../engine/types';

/** What the number of weights depends on. */
export type Size = Pick<
  ModelConfig,
  | 'dModel'
  | 'encoderLayers'
  | 'decoderLayers'
  | 'dFf'
  | 'sourceVocab'
  | 'targetVocab'
  | 'norm'
  | 'outputProjection'
  | 'attentionBias'
  | 'linearBias'
  | 'outputBias'
> & {
  /** Rows of learned positions on either side; none where positions are waves. */
  sourcePlaces: number;
  targetPlaces: number;
  /** The decoder reads an encoder. */
  cross: boolean;
  /** The output layer's weights are those of the decoder's table of words. */
  tied: boolean;
};

export const PARTS = ['tables', 'encoder', 'decoder', 'output'] as const;
export type Part = (typeof PARTS)[number];
export type Weights = Record<Part, number>;

export function sizeOf(config: ModelConfig): Size {
  const learned = config.position === 'learned';
  return {
    ...config,
    sourcePlaces: learned ? config.maxSourceLength : 0,
    targetPlaces: learned ? config.maxTargetLength : 0,
    cross: true,
    tied: false,
  };
}

export function weightsOf(size: Size): Weights {
  const { dModel: d, dFf, norm, cross } = size;
  const biases = (has: boolean, count: number): number => (has ? count : 0);
  const attention =
    3 * d * d + biases(size.attentionBias, 3 * d) + (size.outputProjection ? d * d + biases(size.attentionBias, d) : 0);
  const feedForward = dFf === 0 ? 0 : 2 * d * dFf + biases(size.linearBias, dFf + d);
  const layerNorm = norm === 'none' ? 0 : 2 * d;
  // With norms before the sublayers each stack has one more at its end.
  const last = norm === 'pre' ? layerNorm : 0;
  const norms = (attentions: number): number => (attentions + (dFf > 0 ? 1 : 0)) * layerNorm;
  const layer = (attentions: number): number => attentions * attention + feedForward + norms(attentions);
  const { encoderLayers, decoderLayers, sourceVocab, targetVocab } = size;
  return {
    tables: (sourceVocab + targetVocab + size.sourcePlaces + size.targetPlaces) * d,
    encoder: encoderLayers === 0 ? 0 : encoderLayers * layer(1) + last,
    decoder: decoderLayers * layer(cross ? 2 : 1) + last,
    output: size.tied ? 0 : d * targetVocab + biases(size.outputBias, targetVocab),
  };
}

export const totalOf = (weights: Weights): number => PARTS.reduce((sum, part) => sum + weights[part], 0);

interface Published {
  name: string;
  /** Who says so, and when. */
  source: string;
  layers: number;
  heads: number;
  width: number;
  vocabulary: number;
  /** Tokens that it reads at most. */
  context: number;
}

const GPT2 = 'Radford et al. 2019';
const GPT3 = 'Brown et al. 2020';

/**
 * Decoders alone: Radford et al., "Language Models are Unsupervised Multitask Learners", table 2, and Brown et al., "Language
 * Models are Few-Shot Learners", table 2.1. The feed-forward layers are four times as wide as the vectors.
 */
export const PUBLISHED: readonly Published[] = [
  { name: 'GPT-2 small', source: GPT2, layers: 12, heads: 12, width: 768, vocabulary: 50257, context: 1024 },
  { name: 'GPT-2 XL', source: GPT2, layers: 48, heads: 25, width: 1600, vocabulary: 50257, context: 1024 },
  { name: 'GPT-3', source: GPT3, layers: 96, heads: 96, width: 12288, vocabulary: 50257, context: 2048 },
];

/** The changes that lead from a translator to a published decoder, each of which can be made alone. */
export const CHANGES = ['half', 'tokens', 'width', 'layers'] as const;
export type Change = (typeof CHANGES)[number];

export function changed(size: Size, to: Published, changes: ReadonlySet<Change>): Size {
  let next = size;
  if (changes.has('half')) next = { ...next, encoderLayers: 0, sourceVocab: 0, sourcePlaces: 0, cross: false };
  if (changes.has('width')) next = { ...next, dModel: to.width, dFf: 4 * to.width };
  if (changes.has('layers'))
    next = { ...next, decoderLayers: to.layers, encoderLayers: next.encoderLayers === 0 ? 0 : to.layers };
  // Its positions are learned, and the table that reads its tokens is also what rates them.
  if (changes.has('tokens'))
    next = {
      ...next,
      sourceVocab: next.encoderLayers === 0 ? 0 : to.vocabulary,
      targetVocab: to.vocabulary,
      sourcePlaces: next.encoderLayers === 0 ? 0 : to.context,
      targetPlaces: to.context,
      tied: true,
    };
  return next;
}

/** All of a published decoder: with the norms and biases that such a model has. */
export function sizeOfPublished(to: Published): Size {
  const bare: Size = {
    dModel: 0,
    encoderLayers: 0,
    decoderLayers: 0,
    dFf: 0,
    sourceVocab: 0,
    targetVocab: 0,
    norm: 'pre',
    outputProjection: true,
    attentionBias: true,
    linearBias: true,
    outputBias: true,
    sourcePlaces: 0,
    targetPlaces: 0,
    cross: false,
    tied: false,
  };
  return changed(bare, to, new Set(CHANGES));
}
