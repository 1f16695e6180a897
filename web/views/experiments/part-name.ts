import type { AttentionKind, Sublayer } from '../../engine/types';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import type { PartOff } from '../../state/switches';

/** A part of the model that can be left out, as its switch calls it. */
export function partName(part: PartOff): string {
  const [what, where, layer, head] = part.split(':');
  const counted = (index: string | undefined): string => integer(Number(index) + 1);
  if (what === 'residual') return t(`residual.${where as Sublayer}`, { layer: counted(layer) });
  if (what === 'head') return t(`head.${where as AttentionKind}`, { layer: counted(layer), head: counted(head) });
  return t(`switch.${what as 'position' | 'crossAttention' | 'causalMask'}`);
}
