/** The parts of a trained model that can be left out of a pass, each by a name such as `head:cross:0:1`. */
import type { Ablation, AttentionKind, ModelConfig, Sublayer } from '../engine/types';

export type PartOff =
  | 'position'
  | 'crossAttention'
  | 'causalMask'
  | `residual:${Sublayer}:${number}`
  | `head:${AttentionKind}:${number}:${number}`;

const SIMPLE = ['position', 'crossAttention', 'causalMask'] as const;

const PART = new RegExp(
  `^(${SIMPLE.join('|')}` +
    '|residual:(encoder_self|encoder_feed_forward|decoder_self|decoder_cross|decoder_feed_forward):[0-9]{1,4}' +
    '|head:(encoder|decoder|cross):[0-9]{1,4}:[0-9]{1,4})$',
);

/** Whether it names a part; that the model has it, the engine knows. */
export const isPartOff = (value: unknown): value is PartOff => typeof value === 'string' && PART.test(value);

/** What the engine is asked for: empty when nothing is off. */
export function ablationOf(off: readonly PartOff[]): Ablation {
  const ablation: Ablation = {};
  for (const part of off) {
    const [what, where, layer, head] = part.split(':');
    if (what === 'residual') (ablation.residuals ??= []).push({ sublayer: where as Sublayer, layer: Number(layer) });
    else if (what === 'head')
      (ablation.heads ??= []).push({ kind: where as AttentionKind, layer: Number(layer), head: Number(head) });
    else ablation[what as (typeof SIMPLE)[number]] = true;
  }
  return ablation;
}

export interface Residual {
  sublayer: Sublayer;
  layer: number;
}

const simpleParts = (config: ModelConfig): readonly (typeof SIMPLE)[number][] =>
  config.position === 'none' ? SIMPLE.slice(1) : SIMPLE;

/** The residual connections that this model has. */
export function residualsOf(config: ModelConfig): Residual[] {
  if (!config.residual) return [];
  const layers = (count: number, sublayers: Sublayer[]): Residual[] =>
    Array.from({ length: count }, (_, layer) => sublayers.map((sublayer) => ({ sublayer, layer }))).flat();
  const feeds = config.dFf > 0;
  return [
    ...layers(config.encoderLayers, feeds ? ['encoder_self', 'encoder_feed_forward'] : ['encoder_self']),
    ...layers(
      config.decoderLayers,
      feeds ? ['decoder_self', 'decoder_cross', 'decoder_feed_forward'] : ['decoder_self', 'decoder_cross'],
    ),
  ];
}

function headsOf(config: ModelConfig): { kind: AttentionKind; layer: number; head: number }[] {
  const heads = (kind: AttentionKind, layers: number): { kind: AttentionKind; layer: number; head: number }[] =>
    Array.from({ length: layers * config.heads }, (_, index) => ({
      kind,
      layer: Math.floor(index / config.heads),
      head: index % config.heads,
    }));
  return [
    ...heads('encoder', config.encoderLayers),
    ...heads('decoder', config.decoderLayers),
    ...heads('cross', config.decoderLayers),
  ];
}

/** Everything that this model can be asked to do without. */
export function partsOf(config: ModelConfig): PartOff[] {
  return [
    ...simpleParts(config),
    ...residualsOf(config).map((one): PartOff => `residual:${one.sublayer}:${one.layer}`),
    ...headsOf(config).map((one): PartOff => `head:${one.kind}:${one.layer}:${one.head}`),
  ];
}
