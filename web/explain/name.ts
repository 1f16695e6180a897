/** What the engine's names of tensors say: which part of the model a tensor belongs to. */
import type { AttentionKind } from '../engine/types';

export type Side = 'encoder' | 'decoder';

export type Place =
  | { of: 'word'; side: Side; what: 'embedding' | 'position' | 'sum' }
  | { of: 'attention'; side: Side; layer: number; kind: AttentionKind; what: AttentionPart }
  | { of: 'residual'; side: Side; layer: number; number: number }
  /** `layer` and `number` are -1 for the norm at a side's end. */
  | { of: 'norm'; side: Side; layer: number; number: number; what: 'output' | 'mean' | 'rstd' }
  | { of: 'feed_forward'; side: Side; layer: number; what: 'input' | 'hidden' | 'output' }
  | { of: 'output'; what: 'logits' | 'probabilities' }
  | { of: 'parameter' };

const ATTENTION_PARTS = ['query', 'key', 'value', 'raw_scores', 'scores', 'weights', 'heads', 'output'] as const;
export type AttentionPart = (typeof ATTENTION_PARTS)[number];

const LAYER = /^(encoder|decoder)\.layers\.(\d+)\.(.+)$/;
const ATTENTION = new RegExp(`^(self_attn|multihead_attn)\\.(${ATTENTION_PARTS.join('|')})$`);
const FRAME = /^(residual|norm)(\d)(?:\.(mean|rstd))?$/;
const FEED_FORWARD = /^feed_forward\.(input|hidden|output)$/;

export function placeOf(tensor: string): Place {
  const word = /^(source|target)\.(embedding|position|sum)$/.exec(tensor);
  if (word) return { of: 'word', side: word[1] === 'source' ? 'encoder' : 'decoder', what: word[2] as 'sum' };
  const end = /^(encoder|decoder)\.norm(?:\.(mean|rstd))?$/.exec(tensor);
  if (end) return { of: 'norm', side: end[1] as Side, layer: -1, number: -1, what: (end[2] ?? 'output') as 'output' };
  if (tensor === 'logits' || tensor === 'probabilities') return { of: 'output', what: tensor };
  const layered = LAYER.exec(tensor);
  return (layered && inLayer(layered[1] as Side, Number(layered[2]), layered[3]!)) ?? { of: 'parameter' };
}

function inLayer(side: Side, layer: number, rest: string): Place | null {
  const attention = ATTENTION.exec(rest);
  if (attention) {
    const kind = attention[1] === 'multihead_attn' ? 'cross' : side;
    return { of: 'attention', side, layer, kind, what: attention[2] as AttentionPart };
  }
  const frame = FRAME.exec(rest);
  if (frame?.[1] === 'residual') return { of: 'residual', side, layer, number: Number(frame[2]) };
  if (frame) {
    return { of: 'norm', side, layer, number: Number(frame[2]), what: (frame[3] ?? 'output') as 'output' };
  }
  const feedForward = FEED_FORWARD.exec(rest);
  return feedForward ? { of: 'feed_forward', side, layer, what: feedForward[1] as 'hidden' } : null;
}
