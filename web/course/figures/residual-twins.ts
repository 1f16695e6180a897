import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-residual.css';
import { t } from '../../i18n';
import { integer, share } from '../../i18n/format';
import { scaleOf } from '../../machine/scale';
import type { AppState } from '../../state/state';
import { difference, gradientName, LAYERS, queryKeyGradient, sumName } from '../multi-head';
import { scientific } from '../rounded';
import { Figure } from './figure';
import './strip-picture';
import { twoCurves } from './two-curves';
import { letterRow, outcomeRows } from './two-models';

/** Two models of the same seed and the same layers on the same task, one with residual connections and one without. */
@customElement('residual-twins')
export class ResidualTwins extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) twin: AppState | null = null;
  @property() lit: string | null = null;

  override render(): TemplateResult {
    const { state, twin } = this;
    if (!state.frame?.numbers[sumName(0)] || !twin?.frame?.numbers[sumName(0)])
      return html`<div class="figure-waiting"></div>`;
    const both: [AppState, AppState] = [state, twin];
    const letters = state.frame.shown.source.map(({ token }) => token);
    return html`<div class="residual-twins ${this.lit ?? ''}">
      ${letterRow(letters, t('figure.twins.letters'), 'copied-label', (text) => this.send({ type: 'translate', text }))}
      <table class="twin-table">
        <caption class="sr">
          ${t('figure.twins.table')}
        </caption>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${t('figure.twins.with')} <span class="key" aria-hidden="true"></span></th>
            <th scope="col">${t('figure.twins.without')} <span class="key dashed" aria-hidden="true"></span></th>
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: LAYERS + 1 }, (_, layer) => this.layer(layer, both))}
          ${outcomeRows(both, letters.join(''), t('figure.multi.writes'))}
        </tbody>
      </table>
      ${twoCurves(both, t('figure.twins.curves', { steps: integer(state.totalSteps) }))}
    </div>`;
  }

  /** The letters' numbers as they go in or come out of a layer: how much they differ, and how much training pulls at it. */
  private layer(layer: number, both: readonly AppState[]): TemplateResult {
    const name = layer === 0 ? t('figure.twins.in') : t('figure.twins.layer', { layer: integer(layer) });
    const numbers = (of: AppState, tensor: string): Float32Array => of.frame?.numbers[tensor] ?? new Float32Array();
    return html`<tr class="of-layer">
      <th scope="row">${name}</th>
      ${both.map((one) => {
        const values = numbers(one, sumName(layer));
        const width = one.opened!.config.dModel;
        const apart = share(difference(values, width), 1);
        const table = layer > 0 && one.frame!.step > 0 ? numbers(one, gradientName(layer)) : new Float32Array();
        return html`<td>
          <strip-picture
            .values=${values}
            .width=${width}
            .scale=${scaleOf([values])}
            .label=${t('figure.twins.strips', { name, apart })}
          ></strip-picture>
          <span class="twin-numbers">
            <span class="apart">${t('figure.twins.apart', { apart })}</span>
            ${
              layer === 0
                ? nothing
                : html`<span class="pull"
                    >${t('figure.twins.gradient', {
                      gradient: table.length > 0 ? scientific(queryKeyGradient(table)) : t('number.none'),
                    })}</span
                  >`
            }
          </span>
        </td>`;
      })}
    </tr>`;
  }
}
