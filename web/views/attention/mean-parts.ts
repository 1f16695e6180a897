import { html, type TemplateResult } from 'lit';
import type { AttentionPicture } from '../../engine/messages';
import { weightAt } from '../../explain/reference';
import { rich, t } from '../../i18n';
import { integer, weight } from '../../i18n/format';
import type { Action } from '../../state/actions';
import type { Selection } from '../../state/state';
import { headOf, visible } from '../heat/matrix';
import { range } from '../range';
import { numberButton } from '../view';

/** More heads than these are not listed. */
const LISTED = 8;

/** What a mean is made of: each head's weight of the selected pair of words, with the way to its own arithmetic. */
export function meanParts(map: AttentionPicture, selection: Selection, send: (action: Action) => void): TemplateResult {
  const { kind, layer: here, mean, row, column } = selection;
  const layers = mean === 'all' ? range(map.layers) : [here];
  const count = layers.length * map.heads;
  if (count > LISTED) return html`<p class="mean-of hint">${t('mean.many', { count: integer(count) })}</p>`;
  const parts = layers.flatMap((layer) =>
    range(map.heads).map((head) => {
      const matrix = headOf(map, layer, head);
      const text = matrix.off
        ? t('off.short')
        : weight(matrix.values[row * matrix.columns + column] ?? 0, visible(matrix, row));
      const ref = weightAt({ kind, layer, head, row, column });
      const name = layers.length > 1 ? 'mean.part.layer' : 'mean.part';
      return html`<li>
        ${rich(name, { layer: integer(layer + 1), head: integer(head + 1) })}
        ${numberButton(text, () => send({ type: 'explain', ref, fresh: true }))}
      </li>`;
    }),
  );
  return html`<div class="mean-of">
    <p>${t('mean.of')}</p>
    <ul>
      ${parts}
    </ul>
  </div>`;
}
