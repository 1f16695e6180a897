import { html, type TemplateResult } from 'lit';
import type { Maps } from '../../engine/messages';
import type { Selection } from '../../state/state';
import '../heat/heat-thumb';
import { matrixOf } from '../heat/matrix';
import { properties } from '../styled';
import { word } from '../view';

/** The selected attention of a run, small, its words beside it. */
export function runPicture(
  { maps, written }: { maps: Maps; written: readonly string[] },
  selection: Selection,
): TemplateResult {
  const matrix = matrixOf(maps[selection.kind], selection);
  const rows = selection.kind === 'cross' ? written : matrix.rowTokens;
  const names = (tokens: readonly string[], what: string): TemplateResult =>
    html`<div class=${what} aria-hidden="true">${tokens.map((token) => html`<span>${word(token)}</span>`)}</div>`;
  return html`<div class="compare-heat" ${properties({ '--rows': matrix.rows, '--columns': matrix.columns })}>
    ${names(matrix.columnTokens, 'across')} ${names(rows, 'down')}
    <heat-thumb .gap=${1} .matrix=${matrix}></heat-thumb>
  </div>`;
}
