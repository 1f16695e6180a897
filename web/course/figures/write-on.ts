import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-decoder.css';
import { rich, t } from '../../i18n';
import { probability } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import { properties } from '../../views/styled';
import { word } from '../../views/view';
import { UNSEEN } from '../decoder';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';

export const TO_ITS_END = 'to-its-end';

/** So many rows are on show; a model that finds no end has its first ones counted. */
const ROWS = 7;

/** The model's own translation, one word a press: what a row has written is what the next row reads. */
@customElement('write-on')
export class WriteOn extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  /** How many words have been written. */
  @state() private count = 0;
  private source = '';

  protected override willUpdate(): void {
    const source = this.state.frame?.probe.source ?? '';
    if (source !== this.source) this.count = 0;
    this.source = source;
  }

  override render(): TemplateResult {
    const { frame } = this.state;
    if (!frame) return html`<div class="figure-waiting"></div>`;
    const { steps } = frame.written;
    // Training may have made the translation shorter meanwhile.
    const count = Math.min(this.count, steps.length);
    const rows = Math.min(count + 1, steps.length);
    const first = Math.max(0, rows - ROWS);
    return html`<div class="write-on ${this.lit ?? ''}" ${properties({ '--rows': ROWS })}>
      ${sentenceChoice(UNSEEN, frame.probe.source, (text) => this.send({ type: 'translate', text }))}
      <p class="written-line" role="status">
        ${first > 0 ? '… ' : nothing}${steps.slice(first, count).map(({ token }) => html`${word(token)} `)}${count === 0 ? t('figure.write.nothing') : nothing}
      </p>
      <table class="write-table">
        <caption class="sr">
          ${t('figure.write.table')}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="reads">${t('figure.write.reads')}</th>
            <td class="sign"></td>
            <th scope="col" class="writes">${t('figure.write.writes')}</th>
            <td class="sure-bar"></td>
            <th scope="col" class="sure">${t('figure.write.probability')}</th>
          </tr>
        </thead>
        <tbody>
          ${steps.slice(first, rows).map(({ input, token, probability: sure }, index) => {
            const place = first + index;
            return html`<tr class=${place === count ? 'open' : ''} data-place=${place}>
              <td class="reads">${place > first ? back : nothing}<span>${word(input)}</span></td>
              <td class="sign" aria-hidden="true">→</td>
              <td class="writes">${place < count ? word(token) : html`<span class="to-come">?</span>`}</td>
              <td class="sure-bar">
                ${place < count ? html`<span class="bar"><b ${properties({ '--share': sure })}></b></span>` : nothing}
              </td>
              <td class="sure">${place < count ? probability(sure) : nothing}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      <p class="figure-buttons">
        <button type="button" class="write-next" ?disabled=${count >= steps.length} @click=${() => this.next(count)}>
          ${t('figure.write.next')}
        </button>
        <button type="button" class="quiet-button" ?disabled=${count === 0} @click=${() => (this.count = 0)}>
          ${rich('figure.write.again', { token: word('<EOS>') })}
        </button>
      </p>
    </div>`;
  }

  private next(count: number): void {
    this.count = count + 1;
    const { written } = this.state.frame!;
    if (this.count === written.steps.length && written.finished && finished(this.state)) this.saw(TO_ITS_END);
  }
}

/** From what the row above has written, back to what this one reads. */
const back = svg`<svg class="back" viewBox="0 0 140 30" aria-hidden="true">
  <path d="M136 7V10Q136 15 131 15H13Q8 15 8 20V25" /><path class="head" d="M4 21L8 26L12 21" />
</svg>`;
