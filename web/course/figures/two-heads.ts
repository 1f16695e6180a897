import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-heads.css';
import { rich, t } from '../../i18n';
import { integer, share, weight } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import '../../views/heat/heat-map';
import type { Cell } from '../../views/heat/heat-map';
import { namedMatrix, visible } from '../../views/heat/matrix';
import { properties } from '../../views/styled';
import { word } from '../../views/view';
import { headPart, headsOff, RESIDUAL, residualOff, SENTENCES, shareOf } from '../multi-head';
import { Figure } from './figure';
import { judgedWords } from './judged-words';
import { OwnWidth } from './own-width';
import { sentenceChoice } from './sentence-choice';

/** Where a cell would be narrower than this a number is printed without its zero. */
const WHOLE = 36;
/** What stands beside the cells, as the style sheet has it. */
const BESIDE = 84;

/** What can be left out, and whether it is. */
const LEFT_OUT = [[], [0], [1], [0, 1]] as const;

/** Two heads of the same attention side by side: what each word asks in them, and what the model writes without one. */
@customElement('two-heads')
export class TwoHeads extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  private readonly room = new OwnWidth(this);
  /** Somebody is in this figure: the other one of this model need not say the same. */
  @state() private here = false;
  /** The share of new sentences that was right at this step, by the heads that were left out. */
  private readonly found = new Map<string, number>();
  private moment = '';

  override render(): TemplateResult {
    const { frame } = this.state;
    if (!frame) return html`<div class="figure-waiting"></div>`;
    this.remember();
    const { rowTokens, columnTokens, rows } = frame.maps.encoder;
    const heads = [0, 1];
    const columns = html`<ol class="upright-words" aria-hidden="true">
      ${columnTokens.map((token) => html`<li>${word(token)}</li>`)}
    </ol>`;
    const { chosen } = this;
    const target = SENTENCES.find(({ source }) => source === frame.probe.source)?.target;
    return html`<div
      class="two-heads ${this.lit ?? ''}"
      ${properties({ '--words': rows })}
      @focusin=${() => (this.here = true)}
      @focusout=${() => (this.here = false)}
    >
      ${sentenceChoice(
        SENTENCES.map(({ source }) => source),
        frame.probe.source,
        (text) => this.send({ type: 'translate', text }),
      )}
      <div class="head-pair">
        <span></span>${heads.map((head) => this.headSwitch(head))} <span></span>${heads.map(() => columns)}
        <ol class="pair-rows" aria-hidden="true">
          ${rowTokens.map((token, row) => html`<li class=${row === chosen?.row ? 'on' : ''}>${word(token)}</li>`)}
        </ol>
        ${heads.map((head) => this.map(head))}
      </div>
      <p class="pair-reading">${chosen ? this.reading(chosen) : t('figure.multi.choose')}</p>
      ${target === undefined ? nothing : judgedWords(frame, target, this.here && this.state.phase === 'ready')}
      ${this.scores()}
    </div>`;
  }

  private get chosen(): Cell | null {
    const { selection } = this.state;
    return selection.kind === 'encoder' ? selection : null;
  }

  private headSwitch(head: number): TemplateResult {
    const off = this.state.frame!.maps.encoder.off.includes(head);
    return html`<label class="head-switch">
      <input
        type="checkbox"
        role="switch"
        .checked=${!off}
        @change=${(event: Event) =>
          this.send({
            type: 'experiment-switch',
            part: headPart(head),
            off: !(event.target as HTMLInputElement).checked,
          })}
      />
      <span>${t('figure.multi.head', { head: integer(head + 1) })}</span>
    </label>`;
  }

  private map(head: number): TemplateResult {
    const frame = this.state.frame!;
    const { rowTokens, columns } = frame.maps.encoder;
    const at = { kind: 'encoder', layer: 0, head } as const;
    const matrix = { ...namedMatrix(frame, { ...at, row: 0, column: 0 }), rowNames: rowTokens };
    const narrow = this.room.pixels - BESIDE < 2 * WHOLE * columns;
    return html`<heat-map
      .matrix=${matrix}
      .selected=${this.chosen}
      .label=${t('figure.multi.map', { head: integer(head + 1) })}
      .numbers=${narrow ? 'short' : 'full'}
      .fontSize=${narrow ? 10 : 12}
      @pick=${({ detail }: CustomEvent<Cell>) =>
        this.send({ type: 'select', selection: { ...at, row: detail.row, column: detail.column } })}
    ></heat-map>`;
  }

  private reading({ row, column }: Cell): unknown {
    const frame = this.state.frame!;
    const { rowTokens, columnTokens } = frame.maps.encoder;
    const shares = [0, 1].map((head) => {
      const matrix = namedMatrix(frame, { kind: 'encoder', layer: 0, head, row, column });
      const value = matrix.off ? t('off.short') : weight(shareOf(frame, head, row, column), visible(matrix, row));
      const name = t('figure.multi.head', { head: integer(head + 1) });
      return html`${head > 0 ? ', ' : nothing}<span class="pair-share">${name} <b>${value}</b></span>`;
    });
    const asks = rich('figure.multi.reading', {
      row: word(rowTokens[row] ?? ''),
      column: word(columnTokens[column] ?? ''),
    });
    return html`${asks} ${shares}`;
  }

  /** Another step has other scores. */
  private remember(): void {
    const { frame, scores } = this.state;
    const { session, course, step } = frame!;
    const moment = [session, course, step].join();
    if (moment !== this.moment) this.found.clear();
    this.moment = moment;
    const off = headsOff(scores.ablation);
    if (scores.step === step && scores.validation && off) this.found.set(off.join(), scores.validation.exactMatch);
  }

  private scores(): TemplateResult {
    const { frame } = this.state;
    const now = headsOff(frame!.ablation)?.join();
    const name = (off: readonly number[]): string =>
      off.length === 1
        ? t('figure.multi.head', { head: integer(off[0]! + 1) })
        : t(off.length === 0 ? 'figure.multi.nothing' : 'figure.multi.both');
    return html`<table class="pair-scores">
        <caption class="sr">
          ${t('figure.multi.scores')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('figure.multi.out')}</th>
            <th scope="col">${t('figure.multi.share')}</th>
          </tr>
        </thead>
        <tbody>
          ${LEFT_OUT.map((off) => {
            const found = finished(this.state) ? this.found.get(off.join()) : undefined;
            return html`<tr class=${off.join() === now ? 'now' : ''}>
              <th scope="row">${name(off)}</th>
              <td>${found === undefined ? t('number.none') : share(found)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      <p class="pair-note">
        ${
          residualOff(frame!.ablation)
            ? html`${t('figure.multi.without')}
                <button
                  type="button"
                  class="quiet-button"
                  @click=${() => this.send({ type: 'experiment-switch', part: RESIDUAL, off: false })}
                >
                  ${t('figure.multi.again')}
                </button>`
            : nothing
        }
      </p>`;
  }
}
