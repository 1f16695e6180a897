import { html, type TemplateResult } from 'lit';
import type { Maps } from '../../engine/messages';
import type { Selection } from '../../state/state';
import type { Place, RowName } from '../../state/wanted';
import '../heat/heat-thumb';
import { matrixOf } from '../heat/matrix';
import { rowName } from '../row-name';
import { properties } from '../styled';

/** The selected attention of a run, small, its words beside it. */
export function runPicture(
  { maps, places }: { maps: Maps; places: readonly Place[] },
  selection: Selection,
): TemplateResult {
  const matrix = matrixOf(maps[selection.kind], selection);
  const { rowTokens, columnTokens } = maps[selection.kind];
  const rows = selection.kind === 'encoder' ? rowTokens : places;
  const names = (tokens: readonly RowName[], what: string): TemplateResult =>
    html`<div class=${what} aria-hidden="true">${tokens.map((token) => html`<span>${rowName(token)}</span>`)}</div>`;
  return html`<div class="compare-heat" ${properties({ '--rows': matrix.rows, '--columns': matrix.columns })}>
    ${names(columnTokens, 'across')} ${names(rows, 'down')}
    <heat-thumb .gap=${1} .matrix=${matrix}></heat-thumb>
  </div>`;
}
