/** What a model of this configuration is made of, stage by stage, in the engine's names (core/session/session.h). */
import type { AttentionKind, ModelConfig } from '../engine/types';

export type Stack = 'encoder' | 'decoder';
export type Side = 'source' | 'target';

/** One stage of a layer. `tensor` is its output: a vector for each token of `side`. */
export interface Step {
  kind: 'norm' | 'attention' | 'heads' | 'feedForward' | 'residual';
  /** The note that explains it. */
  note: string;
  tensor: string;
  side: Side;
  /** The attention that this step belongs to; of a feed-forward layer null. */
  attention: AttentionKind | null;
  /** What its other tensors are called: 'encoder.layers.0.self_attn.', of a norm or a residual its own name. */
  prefix: string;
}

export const SIDE: Record<Stack, Side> = { encoder: 'source', decoder: 'target' };

export function layersOf(config: ModelConfig, stack: Stack): number {
  return stack === 'encoder' ? config.encoderLayers : config.decoderLayers;
}

/** The sublayers of a layer, in their order. */
export function sublayers(config: ModelConfig, stack: Stack): (AttentionKind | 'feedForward')[] {
  const attention: AttentionKind[] = stack === 'encoder' ? ['encoder'] : ['decoder', 'cross'];
  return config.dFf > 0 ? [...attention, 'feedForward'] : attention;
}

/** A layer's stages in the order of the calculation. */
export function steps(config: ModelConfig, stack: Stack, layer: number): Step[] {
  const base = `${stack}.layers.${layer}.`;
  const found: Step[] = [];
  sublayers(config, stack).forEach((sublayer, index) => {
    const attention = sublayer === 'feedForward' ? null : sublayer;
    const add = (kind: Step['kind'], note: string, tensor: string, prefix = tensor): void => {
      found.push({ kind, note, tensor, side: SIDE[stack], attention, prefix });
    };
    const norm = (): void => add('norm', 'norm', `${base}norm${index + 1}`);
    if (config.norm === 'pre') norm();
    if (attention === null) {
      add('feedForward', 'feedForward', `${base}feed_forward.output`, `${base}feed_forward.`);
    } else {
      const prefix = `${base}${attention === 'cross' ? 'multihead_attn' : 'self_attn'}.`;
      add('attention', `attention.${attention}`, `${prefix}heads`, prefix);
      if (config.outputProjection) add('heads', 'heads', `${prefix}output`, prefix);
    }
    if (config.residual) add('residual', 'residual', `${base}residual${index + 1}`);
    if (config.norm === 'post') norm();
  });
  const last = layer === layersOf(config, stack) - 1;
  // With pre-norm the sums themselves were never normalised: each stack does it once at its end.
  if (config.norm === 'pre' && last)
    found.push({
      kind: 'norm',
      note: 'norm',
      tensor: `${stack}.norm`,
      side: SIDE[stack],
      attention: null,
      prefix: `${stack}.norm`,
    });
  return found;
}

/** The vectors that go into a layer: the last stage of the one before, or the words. */
export function inputOf(config: ModelConfig, stack: Stack, layer: number): string {
  return layer === 0 ? `${SIDE[stack]}.sum` : steps(config, stack, layer - 1).at(-1)!.tensor;
}

/** What the words are before the first layer. */
export function wordSteps(config: ModelConfig, side: Side): { note: string; tensor: string }[] {
  const of = (name: string, note = name): { note: string; tensor: string } => ({ note, tensor: `${side}.${name}` });
  if (config.position === 'none') return [of('embedding')];
  return [of('embedding'), of('position'), of('sum')];
}
