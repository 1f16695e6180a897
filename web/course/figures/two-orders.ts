import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-order.css';
import type { Frame } from '../../engine/messages';
import { t } from '../../i18n';
import { decimal, probability } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { word } from '../../views/view';
import { ORDERS, placesOf, sameRow, swapped } from '../orders';
import { Figure } from './figure';
import { swapButton } from './swap-button';

/** What the encoder makes of each word, for the decoder to read. */
export const ENCODED = 'encoder.layers.0.residual2';

/** In units of the drawing, which is as wide as its place. */
const BAND = 48;

/** The last pictures of the two models that are of the same step: only these can be compared. */
export function together(state: AppState, twin: AppState | null): [Frame, Frame] | null {
  const [one, other] = [state.frame, twin?.frame];
  if (!one?.numbers[ENCODED] || !other?.numbers[ENCODED] || one.step !== other.step) return null;
  return [one, other];
}

const tokensOf = ({ shown }: Frame): string[] => shown.source.map(({ token }) => token);

/** How many words have the same numbers in both orders. */
export function sameWords(one: Frame, other: Frame, width: number): number {
  const [a, b] = [one.numbers[ENCODED]!, other.numbers[ENCODED]!];
  return placesOf(tokensOf(one), tokensOf(other)).filter((j, i) => sameRow(a, i, b, j, width)).length;
}

/** One model reads two orders of the same words: its numbers for each word, and what it writes. */
@customElement('two-orders')
export class TwoOrders extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) twin: AppState | null = null;
  @property() lit: string | null = null;
  private pair: [Frame, Frame] | null = null;

  override render(): TemplateResult {
    this.pair = together(this.state, this.twin) ?? this.pair;
    const { pair } = this;
    const width = this.state.opened?.config.dModel;
    if (!pair || !width) return html`<div class="figure-waiting"></div>`;
    const [upper, lower] = pair;
    return html`<div class="two-orders ${this.lit ?? ''}">
      ${this.numbers(upper, width, t('figure.orders.upper'))} ${this.lines(upper, lower)}
      ${this.numbers(lower, width, t('figure.orders.lower'), true)}
      <table class="orders-written">
        <thead>
          <tr>
            <th scope="col">${t('figure.orders.reads')}</th>
            <th scope="col">${t('figure.orders.writes')}</th>
            <th scope="col">${t('figure.orders.probability')}</th>
          </tr>
        </thead>
        <tbody>
          ${pair.map((frame) => this.written(frame))}
        </tbody>
      </table>
    </div>`;
  }

  /** A column for each word; in the lower sentence two that stand side by side can be swapped. */
  private numbers(frame: Frame, width: number, label: string, movable = false): TemplateResult {
    const values = frame.numbers[ENCODED]!;
    const tokens = tokensOf(frame);
    return html`<table class="order-numbers">
      <caption class="sr">
        ${label}
      </caption>
      <thead>
        <tr>
          ${tokens.map(
            (token, at) =>
              html`<th scope="col">
                ${word(token)}
                ${
                  movable && at + 1 < tokens.length
                    ? swapButton(token, tokens[at + 1]!, () => this.swap(tokens, at))
                    : nothing
                }
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          { length: width },
          (_, unit) =>
            html`<tr>
              ${tokens.map((_token, row) => html`<td>${decimal(values[row * width + unit]!)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private lines(upper: Frame, lower: Frame): TemplateResult {
    const tokens = tokensOf(upper);
    const places = placesOf(tokens, tokensOf(lower));
    const x = (index: number): number => ((index + 0.5) * 100) / tokens.length;
    return html`<svg class="order-lines" viewBox="0 0 100 ${BAND}" preserveAspectRatio="none" aria-hidden="true">
      ${places.map((to, from) => {
        const middle = BAND / 2;
        return svg`<path d="M${x(from)} 0C${x(from)} ${middle} ${x(to)} ${middle} ${x(to)} ${BAND}" />`;
      })}
    </svg>`;
  }

  private written({ shown, written }: Frame): TemplateResult {
    const source = shown.source.map(({ token }) => token).join(' ');
    return html`<tr>
      <td><bdi class="word">${source}</bdi></td>
      <td><bdi class="word">${written.text || t('number.none')}</bdi> ${this.judged(source, written.text)}</td>
      <td>${probability(Math.exp(written.logProbability))}</td>
    </tr>`;
  }

  /** Of an order that is not learned nobody knows what would be right. */
  private judged(source: string, text: string): unknown {
    const target = ORDERS.find((example) => example.source === source)?.target;
    if (target === undefined) return nothing;
    return html`<small>${t(target === text ? 'figure.orders.right' : 'figure.orders.wrong')}</small>`;
  }

  private swap(tokens: readonly string[], at: number): void {
    this.sendTwin({ type: 'translate', text: swapped(tokens, at).join(' ') });
  }
}
