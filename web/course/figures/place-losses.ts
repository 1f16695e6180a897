import { html, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import '../../styles/course-learning.css';
import { t } from '../../i18n';
import { integer, loss, probability, share } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import { word } from '../../views/view';
import { mean, placeLosses, type PlaceLoss } from '../learning';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';
import './word-choice';

/** The largest loss that the drawing has room for; what costs more is drawn at its upper edge. */
const MOST = 8;
/** Of the drawing, in its own units: it is stretched over its place. */
const WIDE = 100;
const HIGH = 100;

export const RIGHT = 'right';
export const WRONG = 'wrong';

/** What each place of a translation costs: a curve over the probability of the right word, and the places on it. */
@customElement('place-losses')
export class PlaceLosses extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;

  override render(): TemplateResult {
    const places = placeLosses(this.state);
    if (places === null) return html`<div class="figure-waiting"></div>`;
    const { frame, train } = this.state;
    const { source, target } = frame!.probe;
    const targets = train.map((pair) => pair.target);
    const look = (of: string, as: string): void => this.send({ type: 'look', example: { source: of, target: as } });
    return html`<div class="learning-figure place-losses lit-${this.lit ?? 'none'}">
      ${sentenceChoice(
        train.map((pair) => pair.source),
        source,
        (text) => look(text, train.find((pair) => pair.source === text)!.target),
      )}
      <div class="asked-choice of-truth">
        <p>${t('figure.losses.truth')}</p>
        <word-choice
          .tokens=${targets}
          .chosen=${targets.indexOf(target!)}
          .label=${t('figure.losses.truth')}
          .choose=${(at: number) => look(source, targets[at]!)}
        ></word-choice>
      </div>
      ${this.table(places)} ${this.curve(places)}
    </div>`;
  }

  private table(places: readonly PlaceLoss[]): TemplateResult {
    return html`<table class="losses-table">
      <caption class="sr">
        ${t('figure.losses.table')}
      </caption>
      <thead>
        <tr>
          <th scope="col" class="of-reads">${t('figure.losses.reads')}</th>
          <th scope="col" class="of-writes">${t('figure.losses.writes')}</th>
          <th scope="col" class="of-right">${t('figure.losses.right')}</th>
          <th scope="col" class="of-probability">${t('figure.losses.probability')}</th>
          <th scope="col" class="of-cost">${t('number.loss')}</th>
        </tr>
      </thead>
      <tbody>
        ${places.map(
          (place) =>
            html`<tr>
              <th scope="row" class="of-reads">${word(place.reads)}</th>
              <td class="of-writes">${word(place.writes)}</td>
              <td class="of-right">${word(place.right)}</td>
              <td class="of-probability">${probability(place.probability, 1)}</td>
              <td class="of-cost">${loss(place.loss)}</td>
            </tr>`,
        )}
        <tr class="mean-row">
          <th scope="row" colspan="4">${t('figure.losses.mean')}</th>
          <td class="of-mean">${loss(mean(places.map((place) => place.loss)))}</td>
        </tr>
      </tbody>
    </table>`;
  }

  private curve(places: readonly PlaceLoss[]): TemplateResult {
    const y = (cost: number): number => HIGH * (1 - Math.min(cost, MOST) / MOST);
    const points = Array.from({ length: 121 }, (_, index) => Math.exp(-(index / 120) * MOST));
    const line = points.map(
      (p, index) => `${index === 0 ? 'M' : 'L'}${(p * WIDE).toFixed(2)} ${y(-Math.log(p)).toFixed(2)}`,
    );
    return html`<div class="loss-curve">
      <span>${t('number.loss')}</span>
      <p class="loss-scale" aria-hidden="true">
        <span>≥ ${integer(MOST)}</span><span>${integer(MOST / 2)}</span><span>${integer(0)}</span>
      </p>
      <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${t('figure.losses.curve')}>
        <path class="axes" d="M0 0V${HIGH}H${WIDE}" />
        <path class="curve" d=${line.join('')} />
        ${places.map(
          ({ probability: p, loss: cost }) =>
            svg`<path class="dot" d="M${(p * WIDE).toFixed(2)} ${y(cost).toFixed(2)}h0.01" />`,
        )}
      </svg>
      <p class="ends"><span>${share(0)}</span><span>${t('figure.losses.probability')}</span><span>${share(1)}</span></p>
    </div>`;
  }

  override updated(): void {
    const { frame, train } = this.state;
    if (!frame || !finished(this.state) || placeLosses(this.state) === null) return;
    const { source, target } = frame.probe;
    const right = train.some((pair) => pair.source === source && pair.target === target);
    this.saw(right ? `${RIGHT}:${source}` : WRONG);
  }
}
