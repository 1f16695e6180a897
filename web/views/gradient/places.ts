/** Where in the diagram of Let's go which gradient stands, in the engine's names: the model that it draws has one layer a side. */
import type { Key } from '../../i18n';
import type { Place } from '../machine/stage-numbers';

const ENCODER = 'encoder.layers.0.';
const DECODER = 'decoder.layers.0.';

/** What the wires carry, by the names that machine-wires gives them. Keys and values arrive as one. */
export const CARRIED: Record<string, readonly string[]> = {
  tail: [`${DECODER}residual2`],
  'out-cross': [`${DECODER}residual2`],
  'residual-cross': [`${DECODER}residual2`],
  'value-cross': [`${DECODER}multihead_attn.heads`],
  'query-cross': [`${DECODER}multihead_attn.query`],
  memory: [`${ENCODER}residual1`],
  'out-decoder': [`${DECODER}residual1`],
  'residual-decoder': [`${DECODER}residual1`],
  'value-decoder': [`${DECODER}self_attn.heads`],
  'query-decoder': [`${DECODER}self_attn.query`],
  'keys-decoder': [`${DECODER}self_attn.key`, `${DECODER}self_attn.value`],
  'out-encoder': [`${ENCODER}residual1`],
  'residual-encoder': [`${ENCODER}residual1`],
  'value-encoder': [`${ENCODER}self_attn.heads`],
  'query-encoder': [`${ENCODER}self_attn.query`],
  'keys-encoder': [`${ENCODER}self_attn.key`, `${ENCODER}self_attn.value`],
  'words-e': ['src_embedding.weight'],
  'words-d': ['tgt_embedding.weight'],
};

/** A number of a stage: what it is called there, and the gradient. */
export interface Part {
  name: Key;
  tensors: readonly string[];
}

const attention = (side: string, block: string, out: string): Part[] => [
  { name: 'gradient.after', tensors: [out] },
  { name: 'gradient.mixed', tensors: [`${side}${block}.heads`] },
  { name: 'stage.query', tensors: [`${side}${block}.query`] },
  { name: 'wire.keysAndValues', tensors: [`${side}${block}.key`, `${side}${block}.value`] },
];

/** The numbers of each stage, in the order in which the gradient comes to them. */
export const PARTS: Record<Place, readonly Part[]> = {
  output: [{ name: 'gradient.logits', tensors: ['logits'] }],
  cross: attention(DECODER, 'multihead_attn', `${DECODER}residual2`),
  decoder: attention(DECODER, 'self_attn', `${DECODER}residual1`),
  encoder: attention(ENCODER, 'self_attn', `${ENCODER}residual1`),
  target: [
    { name: 'stage.sum', tensors: ['target.sum'] },
    { name: 'stage.embedding', tensors: ['tgt_embedding.weight'] },
  ],
  source: [
    { name: 'stage.sum', tensors: ['source.sum'] },
    { name: 'stage.embedding', tensors: ['src_embedding.weight'] },
  ],
};

/** As the diagram calls its stages. */
export const STAGES: Record<Place, Key> = {
  output: 'stage.output',
  cross: 'kind.cross',
  decoder: 'kind.decoder',
  encoder: 'kind.encoder',
  target: 'lane.decoder',
  source: 'lane.encoder',
};
