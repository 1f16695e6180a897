import { html, nothing, type TemplateResult } from 'lit';
import type { Maps } from '../../engine/messages';
import { t } from '../../i18n';
import type { Selection } from '../../state/state';
import type { Place, RowName } from '../../state/wanted';
import { titleText } from '../attention/place';
import '../heat/heat-thumb';
import { matrixOf } from '../heat/matrix';
import { rowName } from '../row-name';
import { properties } from '../styled';

/** The selected attention of a run, small, its words beside it. */
function runPicture({ maps, places }: { maps: Maps; places: readonly Place[] }, selection: Selection): TemplateResult {
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

interface Side {
  name: string;
  maps: Maps;
  places: readonly Place[];
}

/**
 * The same attention of each side, next to each other or, where there is no room, one below the other. `known` says that the right
 * translation is known, which is then what the decoder is given.
 */
export function runPictures(selection: Selection, known: boolean, sides: readonly Side[]): TemplateResult {
  const title = titleText(selection, sides[0]!.maps);
  const fed = known && selection.kind !== 'encoder';
  return html`<div class="run-pictures" role="group" aria-label=${title}>
    <p class="hint">${title}. ${fed ? t('effect.fed') : nothing}</p>
    ${sides.map(
      (side) =>
        html`<figure>
          ${runPicture(side, selection)}
          <figcaption class="hint">${side.name}</figcaption>
        </figure>`,
    )}
  </div>`;
}
