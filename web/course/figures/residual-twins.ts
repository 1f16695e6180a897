import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-residual.css';
import { t } from '../../i18n';
import { integer, loss, share } from '../../i18n/format';
import { scaleOf } from '../../machine/scale';
import type { AppState } from '../../state/state';
import { word } from '../../views/view';
import { difference, gradientName, LAYERS, queryKeyGradient, sumName } from '../multi-head';
import { swapped } from '../orders';
import { scientific } from '../rounded';
import { Figure } from './figure';
import './strip-picture';
import { swapButton } from './swap-button';
import { twoCurves } from './two-curves';
import { shareRight } from './with-without';

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
      <div class="letter-row">
        <span id="copied-label">${t('figure.twins.letters')}</span>
        <ol aria-labelledby="copied-label">
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
          ${Array.from({ length: LAYERS + 1 }, (_, layer) => this.layer(layer, both))} ${this.outcome(both, letters)}
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

  private outcome(both: readonly AppState[], letters: readonly string[]): TemplateResult {
    const right = letters.join('');
    const row = (name: string, part: string, cell: (of: AppState) => unknown): TemplateResult =>
      html`<tr class="of-${part}">
        <th scope="row">${name}</th>
        ${both.map((one) => html`<td>${cell(one)}</td>`)}
      </tr>`;
    return html`${row(t('number.loss'), 'loss', ({ frame }) => (frame?.report ? loss(frame.report.loss) : t('number.none')))}
    ${row(t('figure.twins.share'), 'share', (one) => {
      const found = shareRight(one);
      return found === null ? t('number.none') : share(found);
    })}
    ${row(t('figure.multi.writes'), 'writes', ({ frame }) => {
      const text = frame?.written.text ?? '';
      return html`<bdi class="word">${text || t('number.none')}</bdi>
        ${text ? html`<small>${t(text === right ? 'figure.multi.right' : 'figure.multi.wrong')}</small>` : nothing}`;
    })}`;
  }
}
