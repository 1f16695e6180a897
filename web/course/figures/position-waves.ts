import { html, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-order.css';
import '../../styles/course-waves.css';
import { wave } from '../../explain/workings';
import { t } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { range } from '../../views/range';
import { setProperties, word } from '../../views/view';
import { confused, distance, LAST, waveLength, WIDTHS } from '../waves';
import { Figure } from './figure';

/** Of the drawing, in its own units: it is stretched over its place. */
const WIDE = 400;
const ROW = 40;
/** How far a wave swings to either side of the middle of its row: with the most rows a dot on its crest is still whole. */
const SWING = 13;
/** Points that a wave is drawn through, to each position. */
const FINE = 8;

/** The waves of the positional encoding, and their values at two positions. */
@customElement('position-waves')
export class PositionWaves extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @state() private width = 8;
  @state() private places: [number, number] = [1, 4];

  override render(): TemplateResult {
    const { frame } = this.state;
    if (!frame) return html`<div class="figure-waiting"></div>`;
    const { width, places } = this;
    const tokens = frame.shown.source.map(({ token }) => token);
    const [one, other] = places;
    return html`<div class="position-waves ${this.lit ?? ''}">
      <div class="wave-sliders">
        ${this.slider('figure.waves.width', width, WIDTHS.least, WIDTHS.most, 2, integer(width), (value) => {
          this.look(value, places);
        })}
        ${([0, 1] as const).map((which) =>
          this.slider(
            which === 0 ? 'figure.waves.one' : 'figure.waves.other',
            places[which],
            0,
            LAST,
            1,
            html`${integer(places[which])} ${tokens[places[which]] === undefined ? '' : word(tokens[places[which]]!)}`,
            (value) => this.look(width, which === 0 ? [value, other] : [one, value]),
          ),
        )}
      </div>
      ${this.drawing()} ${this.distances()}
    </div>`;
  }

  protected override updated(): void {
    const place = this.querySelector<HTMLElement>('.wave-rows');
    if (place) setProperties(place, { '--rows': this.width });
  }

  private slider(
    name: 'figure.waves.width' | 'figure.waves.one' | 'figure.waves.other',
    value: number,
    min: number,
    max: number,
    step: number,
    reading: unknown,
    change: (value: number) => void,
  ): TemplateResult {
    return html`<label
      ><span>${t(name)}</span>
      <input
        type="range"
        min=${min}
        max=${max}
        step=${step}
        .value=${String(value)}
        aria-valuetext=${integer(value)}
        @input=${(event: Event) => change((event.target as HTMLInputElement).valueAsNumber)}
      />
      <output>${reading}</output></label
    >`;
  }

  /** A row for each number of the width: its wave, and what the wave is at the two positions. */
  private drawing(): TemplateResult {
    const { width, places } = this;
    const units = range(width);
    return html`<table class="wave-rows">
      <caption class="sr">
        ${t('figure.waves.table')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('figure.waves.wave')}</th>
          <th scope="col">${t('figure.waves.length')}</th>
          <td></td>
          ${places.map(
            (place, which) =>
              html`<th scope="col" class=${which === 0 ? 'one' : 'other'}>
                <span class="sr">${t('figure.waves.at')}</span> ${integer(place)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${units.map(
          (unit) =>
            html`<tr>
              <th scope="row">${unit % 2 === 0 ? t('figure.waves.sine') : t('figure.waves.cosine')}</th>
              <td>${unit % 2 === 0 ? decimal(waveLength(unit, width), 1) : ''}</td>
              <td>${this.waveOf(unit)}</td>
              ${places.map(
                (place, which) =>
                  html`<td class=${which === 0 ? 'one' : 'other'}>${decimal(wave(place, unit, width).value)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private waveOf(unit: number): TemplateResult {
    const { width, places } = this;
    const x = (position: number): number => 6 + (position / LAST) * (WIDE - 12);
    const y = (position: number): number => ROW / 2 - SWING * wave(position, unit, width).value;
    const points = range(LAST * FINE + 1).map((point) => `${x(point / FINE).toFixed(1)} ${y(point / FINE).toFixed(2)}`);
    return html`<svg viewBox="0 0 ${WIDE} ${ROW}" preserveAspectRatio="none" aria-hidden="true">
      <path class="middle" d="M0 ${ROW / 2}H${WIDE}" />
      <path class="wave" d="M${points.join('L')}" />
      ${places.map((place, which) => {
        const name = which === 0 ? 'one' : 'other';
        return svg`<path class="at ${name}" d="M${x(place)} 0V${ROW}" />
          <path class="dot ${name}" d="M${x(place)} ${y(place)}h.01" />`;
      })}
    </svg>`;
  }

  private distances(): TemplateResult {
    const { width, places } = this;
    const [one, other] = places;
    return html`<dl class="wave-distances">
      <div>
        <dt>${t('figure.waves.distance', { one: integer(one), other: integer(other) })}</dt>
        <dd data-number="distance">${decimal(distance(one, other, width))}</dd>
      </div>
      <div>
        <dt>${t('figure.waves.neighbours')}</dt>
        <dd data-number="neighbours">${decimal(distance(0, 1, width))}</dd>
      </div>
    </dl>`;
  }

  private look(width: number, places: [number, number]): void {
    this.width = width;
    this.places = places;
    const pair = `${Math.min(...places)}:${Math.max(...places)}`;
    if (width === WIDTHS.least && confused(...places, width)) this.saw(`confused:${pair}`);
    if (Math.abs(places[0] - places[1]) > 1 && !confused(...places, width)) this.saw(`apart:${pair}`);
  }
}
