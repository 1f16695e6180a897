import { html, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-decoder.css';
import '../../styles/course-mask.css';
import { rich, t } from '../../i18n';
import { integer, weight } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { wantedToken } from '../../state/wanted';
import '../../views/heat/heat-map';
import type { Cell } from '../../views/heat/heat-map';
import { namedMatrix, visible, type NamedMatrix } from '../../views/heat/matrix';
import { properties } from '../../views/styled';
import { typeset, word } from '../../views/view';
import { UNSEEN } from '../decoder';
import { Figure } from './figure';
import { OwnWidth } from './own-width';
import { sentenceChoice } from './sentence-choice';

/** The one attention of this figure. */
const DECODER = { kind: 'decoder', layer: 0, head: 0, row: 0, column: 0 } as const;

/** Where a cell would be narrower than this a number is printed without its zero. */
const WHOLE = 36;
/** What stands beside the cells, as the style sheet has it. */
const BESIDE = 152;

/** Masked self-attention of the right translation: what each row reads, what it looks at, and what it then writes. */
@customElement('masked-rows')
export class MaskedRows extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  private readonly room = new OwnWidth(this);

  override render(): TemplateResult {
    const { frame, selection } = this.state;
    if (!frame) return html`<div class="figure-waiting"></div>`;
    const map = frame.maps.decoder;
    // Here a row is called by the word that it reads.
    const matrix: NamedMatrix = { ...namedMatrix(frame, DECODER), rowNames: map.rowTokens };
    const narrow = this.room.pixels - BESIDE < WHOLE * map.columns;
    const chosen = selection.kind === 'decoder' ? selection : null;
    return html`<div class="masked-rows ${this.lit ?? ''}" ${properties({ '--words': map.rows })}>
      ${sentenceChoice(UNSEEN, frame.probe.source, (text) => this.send({ type: 'translate', text }))}
      <label class="mask-switch">
        <input
          type="checkbox"
          role="switch"
          .checked=${map.masked}
          @change=${(event: Event) =>
            this.send({
              type: 'experiment-switch',
              part: 'causalMask',
              off: !(event.target as HTMLInputElement).checked,
            })}
        />
        <span>${t('figure.mask.switch')}</span>
      </label>
      <div class="mask-room">
        <div class="mask-grid">
          <span class="mask-name of-reads">${t('figure.write.reads')}</span>
          <ol class="upright-words" aria-hidden="true">
            ${map.columnTokens.map((token) => html`<li>${word(token)}</li>`)}
          </ol>
          <span class="mask-name of-writes">${t('figure.write.writes')}</span>
          <ol class="mask-reads" aria-hidden="true">
            ${map.rowTokens.map((token, row) => html`<li class=${row === chosen?.row ? 'on' : ''}>${word(token)}</li>`)}
          </ol>
          <div class="mask-heat">
            <heat-map
              .matrix=${matrix}
              .selected=${chosen}
              .label=${t('kind.decoder')}
              .numbers=${narrow ? 'short' : 'full'}
              .fontSize=${narrow ? 10 : 12}
              @pick=${({ detail }: CustomEvent<Cell>) =>
                this.send({ type: 'select', selection: { ...DECODER, ...detail } })}
            ></heat-map>
            ${stairs(map.rows)}
          </div>
          ${this.writes()}
        </div>
      </div>
      <p class="mask-reading">${chosen ? this.reading(matrix, chosen) : t('figure.mask.choose')}</p>
      ${this.score()} ${this.own()}
    </div>`;
  }

  /** What each row writes, and whether that is the word that the next row reads. */
  private writes(): TemplateResult {
    const frame = this.state.frame!;
    return html`<ol class="mask-writes" aria-label=${t('figure.mask.writes')}>
      ${frame.shown.steps.map(({ input, token }, row) => {
        const wanted = wantedToken(frame, row);
        const wrong = wanted !== null && wanted !== token;
        return html`<li>
          <span class="sr">${t('figure.mask.after', { word: typeset(input) })}</span>
          ${wrong ? html`<s>${word(token)}</s><span class="sr">${t('figure.mask.instead', { word: typeset(wanted) })}</span>` : word(token)}
        </li>`;
      })}
    </ol>`;
  }

  private reading(matrix: NamedMatrix, { row, column }: Cell): unknown {
    const share = matrix.values[row * matrix.columns + column] ?? 0;
    return rich('figure.mask.reading', {
      row: word(matrix.columnTokens[row] ?? ''),
      column: word(matrix.columnTokens[column] ?? ''),
      share: weight(share, visible(matrix, row)),
    });
  }

  /** What the model writes with nobody to tell it the right words, with the mask or without. */
  private own(): TemplateResult {
    const { text } = this.state.frame!.written;
    return html`<p class="mask-own">
      ${t('figure.mask.own')} <bdi class="word">${text ? typeset(text) : t('number.none')}</bdi>
    </p>`;
  }

  private score(): TemplateResult {
    const frame = this.state.frame!;
    const { steps } = frame.shown;
    const right = steps.filter(({ token }, row) => token === wantedToken(frame, row)).length;
    return html`<p class="mask-score" role="status">
      ${t('figure.mask.right', { right: integer(right), all: integer(steps.length) })}
    </p>`;
  }
}

/** The edge of what the mask hides. */
function stairs(rows: number): TemplateResult {
  const steps = Array.from({ length: rows - 1 }, (_, row) => `V${row + 1}H${row + 2}`).join('');
  return html`<svg class="mask-edge" viewBox="0 0 ${rows} ${rows}" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<path d="M1 0${steps}V0Z" />`}
  </svg>`;
}
