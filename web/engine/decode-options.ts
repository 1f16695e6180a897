/** The options of translating and observing, checked and completed for the compiled code. */
import { badOption, filled, wholeNumber, wrongType } from './checks.ts';
import type { Ablation, AttentionKind, DecodeOptions, ModelConfig, Sublayer } from './types.ts';

/** In the order of the core's enumerations. */
export const KINDS: readonly AttentionKind[] = ['encoder', 'decoder', 'cross'];
const SUBLAYERS: readonly Sublayer[] = [
  'encoder_self',
  'encoder_feed_forward',
  'decoder_self',
  'decoder_cross',
  'decoder_feed_forward',
];

export interface CheckedAblation {
  position: boolean;
  crossAttention: boolean;
  causalMask: boolean;
  /** sublayer, layer, sublayer, layer, … */
  residuals: number[];
  /** kind, layer, head, kind, layer, head, … */
  heads: number[];
}

export interface CheckedDecodeOptions {
  /** 0: the model's own. */
  maxLength: number;
  /** 0: no beam search. */
  beam: number;
  lengthPenalty: number;
  /** 0: no sampling. */
  temperature: number;
  seed: number;
  ablation: CheckedAblation;
}

function indexIn(field: string, values: readonly string[], value: unknown): number {
  const index = values.indexOf(value as string);
  if (index < 0) throw badOption(field, values.join(', '));
  return index;
}

function list<T>(field: string, items: readonly T[] | undefined): readonly T[] {
  const given: unknown = items ?? [];
  if (!Array.isArray(given) || given.some((item) => typeof item !== 'object' || item === null)) throw wrongType(field);
  return items ?? [];
}

export function checkedAblation(ablation: Ablation | undefined, config: ModelConfig): CheckedAblation {
  if (ablation !== undefined && (typeof ablation !== 'object' || ablation === null)) throw wrongType('ablation');
  const { residuals, heads, ...switches } = ablation ?? {};
  const on: Required<typeof switches> = { position: false, crossAttention: false, causalMask: false };
  const layersOf = (encoder: boolean) => (encoder ? config.encoderLayers : config.decoderLayers);
  const layer = (value: unknown, encoder: boolean) => wholeNumber('layer', value, 0, layersOf(encoder) - 1);
  return {
    ...filled(on, switches, 'ablation'),
    residuals: list('residuals', residuals).flatMap((residual) => {
      const sublayer = indexIn('sublayer', SUBLAYERS, residual.sublayer);
      return [sublayer, layer(residual.layer, residual.sublayer.startsWith('encoder'))];
    }),
    heads: list('heads', heads).flatMap((one) => [
      indexIn('kind', KINDS, one.kind),
      layer(one.layer, one.kind === 'encoder'),
      wholeNumber('head', one.head, 0, config.heads - 1),
    ]),
  };
}

export function checkedDecodeOptions(options: DecodeOptions | undefined, config: ModelConfig): CheckedDecodeOptions {
  if (options !== undefined && (typeof options !== 'object' || options === null)) throw wrongType('options');
  const { ablation, maxLength, beam, ...rest } = options ?? {};
  return {
    ...filled({ lengthPenalty: 1, temperature: 0, seed: 1 }, rest, 'options'),
    maxLength: maxLength === undefined ? 0 : wholeNumber('maxLength', maxLength, 1, 0x7fffffff),
    beam: beam === undefined ? 0 : wholeNumber('beam', beam, 0, 0x7fffffff),
    ablation: checkedAblation(ablation, config),
  };
}
