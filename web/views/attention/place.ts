/** What is selected, in words: "Cross-attention, layer 1, mean". */
import type { Maps } from '../../engine/messages';
import type { AttentionMaps } from '../../engine/types';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import type { Selection } from '../../state/state';

export function placeText({ layer, head, mean }: Selection, { layers, heads }: AttentionMaps): string {
  if (mean === 'all') return t('place.all', { count: integer(layers * heads) });
  const here = integer(layer + 1);
  return mean ? t('place.layer', { layer: here }) : t('place.head', { layer: here, head: integer(head + 1) });
}

export function titleText(selection: Selection, maps: Maps): string {
  return `${t(`kind.${selection.kind}.long`)}, ${placeText(selection, maps[selection.kind])}`;
}
