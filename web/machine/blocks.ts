/** Every number of a model as matrices to print: the values of a sentence, and the weights that made them. */
import type { ModelConfig } from '../engine/types';
import type { RowName } from '../state/wanted';
import { layersOf, steps, wordSteps, type Side, type Stack, type Step } from './plan';

/** The labels of a matrix's rows and columns: words or the decoder's places, or how many numbers there are. */
export type Labels = readonly RowName[] | number;

export interface NumberMatrix {
  /** The engine's name, and the place in its shape of a row and a column. */
  tensor: string;
  shape: readonly number[];
  index: (row: number, column: number) => number[];
  rows: Labels;
  columns: Labels;
  /** What names it: a note, or a symbol of the formulas. */
  name: { note: string } | { symbol: string; below?: string };
  /** Of numbers that are shares of 1: among how many a row shares it; the others are masked. */
  shares?: (row: number) => number;
}

export interface Block {
  /** The note whose name is the heading. */
  note: string;
  layer: number | null;
  values: NumberMatrix[];
  weights: NumberMatrix[];
}

export interface Words {
  source: readonly string[];
  target: readonly string[];
  /** What the decoder's rows are called, from its first query on. */
  places: readonly RowName[];
  sourceVocabulary: readonly string[];
  targetVocabulary: readonly string[];
}

export const count = (labels: Labels): number => (typeof labels === 'number' ? labels : labels.length);

/** Where an element stands in the engine's array. */
export function flat({ shape, index }: NumberMatrix, row: number, column: number): number {
  return index(row, column).reduce((sum, at, dimension) => sum * shape[dimension]! + at, 0);
}

type Name = NumberMatrix['name'];

/** A matrix as the engine has it. */
function plainly(name: Name, tensor: string, rows: Labels, columns: Labels): NumberMatrix {
  const shape = [count(rows), count(columns)];
  return { tensor, shape, index: (row, column) => [row, column], rows, columns, name };
}

/** `x · W` with W from column `first` on: PyTorch keeps a column of W as a row. */
function factor(name: Name, tensor: string, rows: Labels, columns: Labels, first: number, all: number): NumberMatrix {
  const shape = [all, count(rows)];
  return { tensor, shape, index: (row, column) => [first + column, row], rows, columns, name };
}

function addend(name: Name, tensor: string, columns: Labels, first = 0, all = count(columns)): NumberMatrix {
  return { tensor, shape: [all], index: (_, column) => [first + column], rows: 1, columns, name };
}

const LETTERS = ['Q', 'K', 'V'] as const;

export function wordBlock(config: ModelConfig, side: Side, words: Words): Block {
  const tokens = words[side];
  const vocabulary = side === 'source' ? words.sourceVocabulary : words.targetVocabulary;
  const table = side === 'source' ? 'src' : 'tgt';
  const weights = [plainly({ symbol: 'E' }, `${table}_embedding.weight`, vocabulary, config.dModel)];
  if (config.position === 'learned') {
    const places = side === 'source' ? config.maxSourceLength : config.maxTargetLength;
    weights.push(plainly({ symbol: 'P' }, `${table}_position.weight`, places, config.dModel));
  }
  const values = wordSteps(config, side).map(({ note, tensor }) => plainly({ note }, tensor, tokens, config.dModel));
  return { note: 'embedding', layer: null, values, weights };
}

/** The blocks of a layer: each sublayer with what comes before and after it. */
export function layerBlocks(config: ModelConfig, stack: Stack, layer: number, words: Words): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let waiting: NumberMatrix[][] = [[], []];
  for (const step of steps(config, stack, layer)) {
    const values = valuesOf(config, step, words);
    const weights = weightsOf(config, step);
    if (step.kind === 'attention' || step.kind === 'feedForward') {
      open = { note: step.note, layer, values: [...waiting[0]!, ...values], weights: [...waiting[1]!, ...weights] };
      waiting = [[], []];
      blocks.push(open);
    } else if (open === null || (step.kind === 'norm' && config.norm === 'pre' && step.prefix !== `${stack}.norm`)) {
      // A norm before a sublayer belongs to what it prepares.
      waiting = [values, weights];
    } else {
      open.values.push(...values);
      open.weights.push(...weights);
    }
  }
  return blocks;
}

export function outputBlock(config: ModelConfig, words: Words): Block {
  const { places, targetVocabulary: vocabulary } = words;
  const weights = [
    factor({ symbol: 'W' }, 'generator.weight', config.dModel, vocabulary, 0, vocabulary.length),
    ...(config.outputBias ? [addend({ symbol: 'b' }, 'generator.bias', vocabulary)] : []),
  ];
  const values = [
    plainly({ note: 'logit' }, 'logits', places, vocabulary),
    { ...plainly({ note: 'probability' }, 'probabilities', places, vocabulary), shares: () => vocabulary.length },
  ];
  return { note: 'output', layer: null, values, weights };
}

export function allBlocks(config: ModelConfig, words: Words): Block[] {
  const stack = (name: Stack): Block[] =>
    Array.from({ length: layersOf(config, name) }, (_, layer) => layerBlocks(config, name, layer, words)).flat();
  return [
    wordBlock(config, 'source', words),
    ...stack('encoder'),
    wordBlock(config, 'target', words),
    ...stack('decoder'),
    outputBlock(config, words),
  ];
}

const rowsOf = (side: Side, words: Words): readonly RowName[] => (side === 'source' ? words.source : words.places);

function valuesOf(config: ModelConfig, step: Step, words: Words): NumberMatrix[] {
  const tokens = rowsOf(step.side, words);
  const d = config.dModel;
  const vectors = (note: string, tensor: string, rows = tokens, width = d): NumberMatrix =>
    plainly({ note }, tensor, rows, width);
  switch (step.kind) {
    case 'attention':
      return attentionValues(config, step, words);
    case 'feedForward':
      return [vectors('hidden', `${step.prefix}hidden`, tokens, config.dFf), vectors('feedForward', step.tensor)];
    default:
      return [vectors(step.note, step.tensor)];
  }
}

function attentionValues(config: ModelConfig, { attention, prefix, side }: Step, words: Words): NumberMatrix[] {
  const { dModel: d, heads } = config;
  const queries = rowsOf(side, words);
  const keys = attention === 'decoder' ? words.target : words.source;
  const vectors = (note: string, rows: readonly RowName[]): NumberMatrix =>
    plainly({ note }, `${prefix}${note}`, rows, d);
  const pairs = (note: string, tensor: string, head: number): NumberMatrix => ({
    tensor: `${prefix}${tensor}`,
    shape: [1, heads, queries.length, keys.length],
    index: (row, column) => [0, head, row, column],
    rows: queries,
    columns: keys,
    name: { note },
    ...(note === 'weight' && { shares: (row: number) => (attention === 'decoder' ? row + 1 : keys.length) }),
  });
  const byHead = Array.from({ length: heads }, (_, head) => [
    ...(config.similarity === 'scaled_dot' ? [pairs('product', 'raw_scores', head)] : []),
    pairs('score', 'scores', head),
    pairs('weight', 'weights', head),
  ]);
  const width = d / heads;
  return [
    vectors('query', queries),
    vectors('key', keys),
    vectors('value', keys),
    ...byHead.flat(),
    {
      tensor: `${prefix}heads`,
      shape: [queries.length, heads, width],
      index: (row, column) => [row, Math.floor(column / width), column % width],
      rows: queries,
      columns: d,
      name: { note: 'mix' },
    },
  ];
}

function weightsOf(config: ModelConfig, step: Step): NumberMatrix[] {
  const { dModel: d, dFf: ff } = config;
  const prefix = `transformer.${step.prefix}`;
  const when = (wanted: boolean, matrix: () => NumberMatrix): NumberMatrix[] => (wanted ? [matrix()] : []);
  switch (step.kind) {
    case 'attention':
      return LETTERS.flatMap((below, part) => [
        factor({ symbol: 'W', below }, `${prefix}in_proj_weight`, d, d, part * d, 3 * d),
        ...when(config.attentionBias, () =>
          addend({ symbol: 'b', below }, `${prefix}in_proj_bias`, d, part * d, 3 * d),
        ),
      ]);
    case 'heads':
      return [
        factor({ symbol: 'W', below: 'O' }, `${prefix}out_proj.weight`, d, d, 0, d),
        ...when(config.attentionBias, () => addend({ symbol: 'b', below: 'O' }, `${prefix}out_proj.bias`, d)),
      ];
    case 'feedForward': {
      const layer = prefix.replace('feed_forward.', '');
      const linear = (number: string, rows: number, columns: number): NumberMatrix[] => [
        factor({ symbol: 'W', below: number }, `${layer}linear${number}.weight`, rows, columns, 0, columns),
        ...when(config.linearBias, () =>
          addend({ symbol: 'b', below: number }, `${layer}linear${number}.bias`, columns),
        ),
      ];
      return [...linear('1', d, ff), ...linear('2', ff, d)];
    }
    case 'norm':
      return [addend({ symbol: 'γ' }, `${prefix}.weight`, d), addend({ symbol: 'β' }, `${prefix}.bias`, d)];
    case 'residual':
      return [];
  }
}
