/** How each number is made: which others it is made of, without their values. */
import type { AttentionKind } from '../engine/types';
import { placeOf, type AttentionPart, type Place, type Side } from './name';
import type { Reference } from './reference';
import {
  attentionInput,
  attentionName,
  frameInput,
  headOn,
  lastSum,
  layerName,
  residualOn,
  sideOutput,
  sublayerInput,
  sublayerOutput,
  tokensOf,
  type Known,
} from './wiring';

/** `T` is a reference to a number, and with values filled in the number with its reference. */
export type Recipe<T> =
  /** A weight: learned, not computed. */
  | { form: 'learned' }
  /** Left out of the model in this run, or hidden by the causal mask. */
  | { form: 'off' }
  | { form: 'masked' }
  /** The sinusoid of a position: sine for even units, cosine for odd ones. */
  | { form: 'wave'; position: number; unit: number }
  /** scale · from */
  | { form: 'scaled'; from: T; scale: number }
  | { form: 'sum'; terms: T[] }
  /** Σ left · right + bias; with `relu` never below zero. */
  | { form: 'products'; left: T[]; right: T[]; bias: T | null; relu: boolean }
  /** dot / (‖left‖ · ‖right‖) */
  | { form: 'cosine'; dot: T; left: T[]; right: T[] }
  /** −Σ (left − right)² */
  | { form: 'distance'; left: T[]; right: T[] }
  /** e^scores[at] / Σ e^scores */
  | { form: 'softmax'; scores: T[]; at: number }
  /** from · Φ(from) */
  | { form: 'gelu'; from: T }
  /** (from − mean) · rstd · weight + bias */
  | { form: 'norm'; from: T; mean: T; rstd: T; weight: T; bias: T }
  | { form: 'mean'; terms: T[] }
  /** 1 / √(mean of (terms − mean)² + ε) */
  | { form: 'rstd'; terms: T[]; mean: T };

export type Form = Recipe<Reference>['form'];

type Made = Recipe<Reference>;

const at = (tensor: string, ...index: number[]): Reference => ({ tensor, index });
const count = (length: number): number[] => Array.from({ length }, (_, index) => index);

export function recipeOf(known: Known, { tensor, index }: Reference): Made {
  const place = placeOf(tensor);
  const [row = 0, unit = 0] = index;
  switch (place.of) {
    case 'parameter':
      return { form: 'learned' };
    case 'word':
      return word(known, place, row, unit);
    case 'attention':
      return attention(known, place.kind, place.layer, place.what, index);
    case 'residual':
      return residual(known, place, row, unit);
    case 'norm':
      return norm(known, place, row, unit);
    case 'feed_forward':
      return feedForward(known, place, row, unit);
    case 'output':
      return output(known, place.what, row, unit);
  }
}

function word(known: Known, { side, what }: Place & { of: 'word' }, row: number, unit: number): Made {
  const { config, ablation } = known;
  const [stream, table] = side === 'encoder' ? ['source', 'src'] : ['target', 'tgt'];
  if (what === 'embedding') {
    const vocabulary = side === 'encoder' ? known.sourceVocabulary : known.targetVocabulary;
    const id = vocabulary.indexOf(tokensOf(known, side)[row] ?? '');
    const scale = config.embeddingScale ? Math.sqrt(config.dModel) : 1;
    return { form: 'scaled', from: at(`${table}_embedding.weight`, id, unit), scale };
  }
  if (what === 'position') {
    if (config.position === 'sinusoidal') return { form: 'wave', position: row, unit };
    return { form: 'scaled', from: at(`${table}_position.weight`, row, unit), scale: 1 };
  }
  const positioned = config.position !== 'none' && ablation.position !== true;
  const parts = positioned ? ['embedding', 'position'] : ['embedding'];
  return { form: 'sum', terms: parts.map((part) => at(`${stream}.${part}`, row, unit)) };
}

interface Matrix {
  input: string;
  /** In PyTorch's layout: one row for each output. */
  weight: string;
  bias: string | null;
}

/** One output of a linear layer. */
function linear({ input, weight, bias }: Matrix, from: readonly number[], width: number, out: number): Made {
  return {
    form: 'products',
    left: count(width).map((unit) => at(input, ...from, unit)),
    right: count(width).map((unit) => at(weight, out, unit)),
    bias: bias === null ? null : at(bias, out),
    relu: false,
  };
}

const PROJECTED = ['query', 'key', 'value'] as const;

function attention(
  known: Known,
  kind: AttentionKind,
  layer: number,
  what: AttentionPart,
  index: readonly number[],
): Made {
  const { config, ablation } = known;
  const deaf = kind === 'cross' && ablation.crossAttention === true;
  const name = attentionName(kind, layer);
  const width = config.dModel / config.heads;
  const [first = 0, second = 0, row = 0, column = 0] = index;
  const parameter = `transformer.${name}`;
  switch (what) {
    case 'query':
    case 'key':
    case 'value': {
      if (deaf) return { form: 'off' };
      const input = attentionInput(known, kind, layer, what === 'query' ? 'query' : 'memory');
      const bias = config.attentionBias ? `${parameter}.in_proj_bias` : null;
      const out = PROJECTED.indexOf(what) * config.dModel + second;
      return linear({ input, weight: `${parameter}.in_proj_weight`, bias }, [first], config.dModel, out);
    }
    case 'raw_scores':
      return { form: 'products', ...facing(name, second, width, row, column), bias: null, relu: false };
    case 'scores':
      if (masked(known, kind, row, column)) return { form: 'masked' };
      return score(known, name, width, second, row, column);
    case 'weights': {
      if (deaf || !headOn(known, kind, layer, second)) return { form: 'off' };
      if (masked(known, kind, row, column)) return { form: 'masked' };
      const columns = tokensOf(known, kind === 'decoder' ? 'decoder' : 'encoder').length;
      const seen = count(columns).filter((other) => !masked(known, kind, row, other));
      return { form: 'softmax', scores: seen.map((other) => at(`${name}.scores`, 0, second, row, other)), at: column };
    }
    case 'heads': {
      const words = count(tokensOf(known, kind === 'decoder' ? 'decoder' : 'encoder').length);
      const seen = words.filter((other) => !masked(known, kind, first, other));
      return {
        form: 'products',
        left: seen.map((other) => at(`${name}.weights`, 0, second, first, other)),
        right: seen.map((other) => at(`${name}.value`, other, second * width + row)),
        bias: null,
        relu: false,
      };
    }
    case 'output': {
      if (deaf) return { form: 'off' };
      const bias = config.attentionBias ? at(`${parameter}.out_proj.bias`, second) : null;
      const units = count(config.dModel);
      return {
        form: 'products',
        left: units.map((unit) => at(`${name}.heads`, first, Math.floor(unit / width), unit % width)),
        right: units.map((unit) => at(`${parameter}.out_proj.weight`, second, unit)),
        bias,
        relu: false,
      };
    }
  }
}

/** A query and a key, as far as one head sees them. */
function facing(
  name: string,
  head: number,
  width: number,
  row: number,
  column: number,
): Record<'left' | 'right', Reference[]> {
  const units = count(width).map((unit) => head * width + unit);
  return {
    left: units.map((unit) => at(`${name}.query`, row, unit)),
    right: units.map((unit) => at(`${name}.key`, column, unit)),
  };
}

function score(known: Known, name: string, width: number, head: number, row: number, column: number): Made {
  const raw = at(`${name}.raw_scores`, 0, head, row, column);
  switch (known.config.similarity) {
    case 'scaled_dot':
      return { form: 'scaled', from: raw, scale: 1 / Math.sqrt(width) };
    case 'dot':
      return { form: 'scaled', from: raw, scale: 1 };
    case 'cosine':
      return { form: 'cosine', dot: raw, ...facing(name, head, width, row, column) };
    case 'euclidean':
      return { form: 'distance', ...facing(name, head, width, row, column) };
  }
}

function masked({ ablation }: Known, kind: AttentionKind, row: number, column: number): boolean {
  return kind === 'decoder' && ablation.causalMask !== true && column > row;
}

function residual(known: Known, place: Place & { of: 'residual' }, row: number, unit: number): Made {
  const { side, layer, number } = place;
  const made = sublayerOutput(known, side, layer, number);
  const width = known.config.dModel / known.config.heads;
  // The heads lie side by side: a unit of their sum belongs to one of them.
  const output = made.endsWith('.heads') ? at(made, row, Math.floor(unit / width), unit % width) : at(made, row, unit);
  if (!residualOn(known, side, layer, number)) return { form: 'sum', terms: [output] };
  return { form: 'sum', terms: [at(frameInput(known, side, layer, number), row, unit), output] };
}

function norm(known: Known, place: Place & { of: 'norm' }, row: number, unit: number): Made {
  const { side, layer, number, what } = place;
  const last = layer < 0;
  const name = last ? `${side}.norm` : `${layerName(side, layer)}.norm${number}`;
  const sum = `${layerName(side, layer)}.residual${number}`;
  const pre = last ? lastSum(known, side) : frameInput(known, side, layer, number);
  const input = known.config.norm === 'post' ? sum : pre;
  const terms = count(known.config.dModel).map((other) => at(input, row, other));
  const mean = at(`${name}.mean`, row);
  if (what === 'mean') return { form: 'mean', terms };
  if (what === 'rstd') return { form: 'rstd', terms, mean };
  return {
    form: 'norm',
    from: at(input, row, unit),
    mean,
    rstd: at(`${name}.rstd`, row),
    weight: at(`transformer.${name}.weight`, unit),
    bias: at(`transformer.${name}.bias`, unit),
  };
}

function feedForward(known: Known, place: Place & { of: 'feed_forward' }, row: number, unit: number): Made {
  const { side, layer, what } = place;
  const { config } = known;
  const name = layerName(side, layer);
  const parameter = `transformer.${name}`;
  const bias = (matrix: string): string | null => (config.linearBias ? `${parameter}.${matrix}.bias` : null);
  const lower = (): Made =>
    linear(
      {
        input: sublayerInput(known, side, layer, numberOfFeedForward(side)),
        weight: `${parameter}.linear1.weight`,
        bias: bias('linear1'),
      },
      [row],
      config.dModel,
      unit,
    );
  if (what === 'output') {
    const upper = {
      input: `${name}.feed_forward.hidden`,
      weight: `${parameter}.linear2.weight`,
      bias: bias('linear2'),
    };
    return linear(upper, [row], config.dFf, unit);
  }
  if (what === 'hidden' && config.activation === 'gelu') {
    return { form: 'gelu', from: at(`${name}.feed_forward.input`, row, unit) };
  }
  const sum = lower();
  return what === 'hidden' && sum.form === 'products' ? { ...sum, relu: true } : sum;
}

const numberOfFeedForward = (side: Side): number => (side === 'encoder' ? 2 : 3);

function output(known: Known, what: 'logits' | 'probabilities', row: number, unit: number): Made {
  const { config } = known;
  if (what === 'probabilities') {
    return { form: 'softmax', scores: count(config.targetVocab).map((word) => at('logits', row, word)), at: unit };
  }
  const bias = config.outputBias ? 'generator.bias' : null;
  const matrix = { input: sideOutput(known, 'decoder'), weight: 'generator.weight', bias };
  return linear(matrix, [row], config.dModel, unit);
}
