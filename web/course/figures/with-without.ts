import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-order.css';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { Figure } from './figure';
import { twoCurves } from './two-curves';
import { letterRow, outcomeRows } from './two-models';

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
          ${outcomeRows(both, [...letters].reverse().join(''), t('figure.with.writes'))}
        </tbody>
      </table>
      ${letterRow(letters, t('figure.with.letters'), 'letters-label', (text) => this.send({ type: 'translate', text }))}
    </div>`;
  }
}
