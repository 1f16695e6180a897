/** What of a pass was left out, as the diagram asks. */
import type { Ablation, Sublayer } from '../../engine/types';

export const residualOut = ({ residuals }: Ablation, sublayer: Sublayer, layer: number): boolean =>
  residuals?.some((one) => one.sublayer === sublayer && one.layer === layer) ?? false;

/** The sublayer whose result is added beside each attention. */
export const ADDED = { encoder: 'encoder_self', decoder: 'decoder_self', cross: 'decoder_cross' } as const;
