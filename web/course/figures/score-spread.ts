import { html, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-extras.css';
import { t } from '../../i18n';
import { decimal, integer, share } from '../../i18n/format';
import { properties } from '../../views/styled';
import { softmax } from '../self-attention';
import { DRAWS, drawnScores, largest, meanLargest, OPENS, POWERS, scaled, SPIKE, slope, spreadOf } from '../spread';
import { Figure } from './figure';

export const spikeOf = (draw: number): string => `spike:${draw}`;

/** Of the drawing, in its own units: it is stretched over its place. */
const WIDE = 400;
const HIGH = 110;

/** The scores of one query with a few keys, as they are and divided by √d, and the shares that softmax makes of them. */
@customElement('score-spread')
export class ScoreSpread extends Figure {
  @property() lit: string | null = null;
  /** The power of two that the width is. */
  @state() private power = OPENS.power;
  @state() private draw = OPENS.draw;

  private look(power: number, draw: number): void {
    [this.power, this.draw] = [power, draw];
    if (largest(drawnScores(draw)[power]!) > SPIKE) this.saw(spikeOf(draw));
  }

  override render(): TemplateResult {
    const { power, draw } = this;
    const scores = drawnScores(draw)[power]!;
    return html`<div class="score-spread lit-${this.lit ?? 'none'}">
      <div class="extras-sliders">
        <label
          ><span>${t('figure.spread.width')}</span>
          <input
            type="range"
            min="0"
            max=${POWERS}
            step="1"
            .value=${String(power)}
            aria-valuetext=${integer(2 ** power)}
            @input=${(event: Event) => this.look((event.target as HTMLInputElement).valueAsNumber, draw)}
          />
          <output>${integer(2 ** power)}</output></label
        >
        <button type="button" class="quiet-button" @click=${() => this.look(power, draw + 1)}>
          ${t('figure.spread.again')}
        </button>
      </div>
      ${this.table(scores, scaled(scores, power))} ${this.curves()}
    </div>`;
  }

  private table(plain: readonly number[], divided: readonly number[]): TemplateResult {
    const both = [
      { name: 'plain', scores: plain, shares: softmax(plain) },
      { name: 'divided', scores: divided, shares: softmax(divided) },
    ] as const;
    return html`<table class="spread-table">
      <caption class="sr">
        ${t('figure.spread.table')}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${both.map(
            ({ name }) =>
              html`<th scope="col" class="of-${name}">${t(`figure.spread.${name}`)}</th>
                <th scope="col" class="of-share">${t('figure.spread.share')}</th>
                <td></td>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${plain.map(
          (_, key) =>
            html`<tr>
              <th scope="row">${t('figure.spread.key', { key: integer(key + 1) })}</th>
              ${both.map(
                ({ name, scores, shares }) =>
                  html`<td class="of-${name}">${decimal(scores[key]!, 1)}</td>
                    <td class="of-share">${share(shares[key]!)}</td>
                    <td class="spread-bar">
                      <span class="bar" ${properties({ '--share': shares[key]! })}><b></b></span>
                    </td>`,
              )}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr class="of-spread">
          <th scope="row">${t('figure.spread.spread')}</th>
          ${both.map(
            ({ name, scores }) =>
              html`<td data-number="${name}-spread">${decimal(spreadOf(scores), 1)}</td>
                <td colspan="2"></td>`,
          )}
        </tr>
        <tr class="of-slope">
          <th scope="row">${t('figure.spread.slope')}</th>
          ${both.map(
            ({ name, shares }) =>
              html`<td></td>
                <td data-number="${name}-slope">${decimal(slope(Math.max(...shares)), 3)}</td>
                <td></td>`,
          )}
        </tr>
      </tfoot>
    </table>`;
  }

  /** The largest share at every width, over many draws. */
  private curves(): TemplateResult {
    const { plain, divided } = meanLargest();
    const x = (power: number): number => (power / POWERS) * WIDE;
    const y = (value: number): number => HIGH - 1 - value * (HIGH - 2);
    const line = (values: readonly number[]): string =>
      `M${values.map((value, power) => `${x(power).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`;
    const says = t('figure.spread.curves', {
      draws: integer(DRAWS),
      width: integer(2 ** POWERS),
      plain: share(plain[POWERS]!),
      divided: share(divided[POWERS]!),
    });
    return html`<div class="extras-curves">
      <p>
        <span>${t('figure.spread.largest', { draws: integer(DRAWS) })}</span>
        <span><span class="extras-key" aria-hidden="true"></span> ${t('figure.spread.plain')}</span>
        <span><span class="extras-key dashed" aria-hidden="true"></span> ${t('figure.spread.divided')}</span>
      </p>
      <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${says}>
        <path class="axes" d="M0 0V${HIGH}H${WIDE}" />
        <path class="goal" d="M${x(this.power)} 0V${HIGH}" />
        ${[plain, divided].map((values, which) => svg`<path class=${which === 0 ? 'now' : 'base'} d=${line(values)} />`)}
      </svg>
      <p><span>d = ${integer(1)}</span><span>d = ${integer(2 ** POWERS)}</span></p>
    </div>`;
  }
}
