import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-order.css';
import { t } from '../../i18n';
import { integer, loss, share } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { word } from '../../views/view';
import { swapped } from '../orders';
import { Figure } from './figure';
import { swapButton } from './swap-button';
import { twoCurves } from './two-curves';

/** The share of words that training has not seen and the model writes without a mistake; null until it has been counted. */
export const shareRight = ({ scores, frame }: AppState): number | null =>
  scores.validation && scores.step === frame?.step ? scores.validation.exactMatch : null;

/** Two models of the same seed on the same task, one with positions and one without. */
@customElement('with-without')
export class WithWithout extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) twin: AppState | null = null;
  @property() lit: string | null = null;

  override render(): TemplateResult {
    const { state, twin } = this;
    if (!state.frame || !twin?.frame) return html`<div class="figure-waiting"></div>`;
    const both: [AppState, AppState] = [state, twin];
    const letters = state.frame.shown.source.map(({ token }) => token);
    const right = [...letters].reverse().join('');
    const row = (name: string, part: string, cell: (of: AppState) => unknown): TemplateResult =>
      html`<tr class="of-${part}">
        <th scope="row">${name}</th>
        ${both.map((one) => html`<td>${cell(one)}</td>`)}
      </tr>`;
    return html`<div class="with-without ${this.lit ?? ''}">
      ${twoCurves(both, t('figure.with.curves', { steps: integer(state.totalSteps) }))}
      <table>
        <caption class="sr">
          ${t('figure.with.table')}
        </caption>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${t('figure.with.with')} <span class="key" aria-hidden="true"></span></th>
            <th scope="col">${t('figure.with.without')} <span class="key dashed" aria-hidden="true"></span></th>
          </tr>
        </thead>
        <tbody>
          ${row(t('number.loss'), 'loss', ({ frame }) => (frame?.report ? loss(frame.report.loss) : t('number.none')))}
          ${row(t('figure.with.share'), 'share', (one) => {
            const found = shareRight(one);
            return found === null ? t('number.none') : share(found);
          })}
          ${row(t('figure.with.writes'), 'writes', ({ frame }) => {
            const text = frame?.written.text ?? '';
            const verdict = text === right ? 'figure.orders.right' : 'figure.orders.wrong';
            return html`<bdi class="word">${text || t('number.none')}</bdi>
              ${text ? html`<small>${t(verdict)}</small>` : nothing}`;
          })}
        </tbody>
      </table>
      <div class="letter-row">
        <span id="letters-label">${t('figure.with.letters')}</span>
        <ol aria-labelledby="letters-label">
          ${letters.map(
            (letter, at) =>
              html`<li>
                ${word(letter)}
                ${
                  at + 1 < letters.length
                    ? swapButton(letter, letters[at + 1]!, () =>
                        this.send({ type: 'translate', text: swapped(letters, at).join('') }),
                      )
                    : nothing
                }
              </li>`,
          )}
        </ol>
      </div>
    </div>`;
  }
}
