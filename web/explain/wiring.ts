/** How the parts of the model are joined: which tensor goes into which, as core/model has it. */
import type { Ablation, AttentionKind, InspectedSentence, ModelConfig, Sublayer } from '../engine/types';
import type { Side } from './name';

/** Everything that decides how a number is made, apart from the weights. */
export interface Known {
  config: ModelConfig;
  sourceVocabulary: readonly string[];
  targetVocabulary: readonly string[];
  /** The tokens as the encoder and the decoder were fed. */
  sentence: InspectedSentence;
  /** What was left out of the model in this run. */
  ablation: Ablation;
}

export const tokensOf = ({ sentence }: Known, side: Side): readonly string[] =>
  side === 'encoder' ? sentence.source : sentence.target;

export const layerName = (side: Side, layer: number): string => `${side}.layers.${layer}`;

/** "self_attn" and "multihead_attn", as PyTorch calls them. */
export function attentionName(kind: AttentionKind, layer: number): string {
  const side = kind === 'encoder' ? 'encoder' : 'decoder';
  return `${layerName(side, layer)}.${kind === 'cross' ? 'multihead_attn' : 'self_attn'}`;
}

/** Where the sublayer of a residual connection stands: 'self', 'cross' or 'feed_forward'. */
export function sublayerOf(side: Side, number: number): 'self' | 'cross' | 'feed_forward' {
  if (number === 1) return 'self';
  return side === 'decoder' && number === 2 ? 'cross' : 'feed_forward';
}

export function kindOf(side: Side, sublayer: 'self' | 'cross'): AttentionKind {
  return sublayer === 'cross' ? 'cross' : side;
}

/** Number of the residual connection around a layer's last sublayer. */
function lastNumber({ config }: Known, side: Side): number {
  return (side === 'encoder' ? 1 : 2) + (config.dFf > 0 ? 1 : 0);
}

/** What comes out of a residual connection with its norm. */
function frameOutput({ config }: Known, side: Side, layer: number, number: number): string {
  return `${layerName(side, layer)}.${config.norm === 'post' ? 'norm' : 'residual'}${number}`;
}

/** What goes into a residual connection, and past its sublayer. */
export function frameInput(known: Known, side: Side, layer: number, number: number): string {
  if (number > 1) return frameOutput(known, side, layer, number - 1);
  if (layer > 0) return frameOutput(known, side, layer - 1, lastNumber(known, side));
  return side === 'encoder' ? 'source.sum' : 'target.sum';
}

/** What the sublayer itself is given. */
export function sublayerInput(known: Known, side: Side, layer: number, number: number): string {
  return known.config.norm === 'pre'
    ? `${layerName(side, layer)}.norm${number}`
    : frameInput(known, side, layer, number);
}

export function sublayerOutput({ config }: Known, side: Side, layer: number, number: number): string {
  const sublayer = sublayerOf(side, number);
  if (sublayer === 'feed_forward') return `${layerName(side, layer)}.feed_forward.output`;
  return `${attentionName(kindOf(side, sublayer), layer)}.${config.outputProjection ? 'output' : 'heads'}`;
}

/** What a side hands on: the encoder to cross-attention, the decoder to the output layer. */
export function sideOutput(known: Known, side: Side): string {
  return known.config.norm === 'pre' ? `${side}.norm` : lastSum(known, side);
}

/** The last residual connection of a side, which a final norm takes. */
export function lastSum(known: Known, side: Side): string {
  const { encoderLayers, decoderLayers } = known.config;
  const last = (side === 'encoder' ? encoderLayers : decoderLayers) - 1;
  return frameOutput(known, side, last, lastNumber(known, side));
}

/** What the queries of an attention are made of, or its keys and values. */
export function attentionInput(known: Known, kind: AttentionKind, layer: number, of: 'query' | 'memory'): string {
  if (kind === 'cross') {
    return of === 'query' ? sublayerInput(known, 'decoder', layer, 2) : sideOutput(known, 'encoder');
  }
  return sublayerInput(known, kind, layer, 1);
}

export function residualOn({ config, ablation }: Known, side: Side, layer: number, number: number): boolean {
  const name: Sublayer = `${side}_${sublayerOf(side, number)}` as Sublayer;
  const off = ablation.residuals?.some((one) => one.sublayer === name && one.layer === layer) ?? false;
  return config.residual && !off;
}

export function headOn({ ablation }: Known, kind: AttentionKind, layer: number, head: number): boolean {
  const off = ablation.heads?.some((one) => one.kind === kind && one.layer === layer && one.head === head) ?? false;
  return !off;
}
