import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import '../../styles/course-output.css';
import { t } from '../../i18n';
import { decimal, probability } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import { typeset, word } from '../../views/view';
import { layerOf, ranked, vocabularyOf, type OutputLayer } from '../output';
import { bracketed, rounded, signOf } from '../rounded';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';
import './word-choice';

/** The decoder's last vector at one place, the table of weights, and the number that these make for each word. */
@customElement('logit-sums')
export class LogitSums extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @state() private place = 0;
  /** The word whose sum is written out; null for the one with the largest logit. */
  @state() private chosen: number | null = null;

  private get row(): number {
    return Math.min(this.place, this.state.frame!.shown.steps.length - 1);
  }

  override render(): TemplateResult {
    const layer = layerOf(this.state);
    if (layer === null) return html`<div class="figure-waiting"></div>`;
    const { frame, train } = this.state;
    const best = ranked(layer.logits[this.row]!)[0]!;
    return html`<div class="output-figure logit-sums lit-${this.lit ?? 'none'}">
      ${sentenceChoice(
        train.map(({ source }) => source),
        frame!.probe.source,
        (source) => this.send({ type: 'translate', text: source }),
      )}
      <div class="asked-choice">
        <p>${t('figure.output.place')}</p>
        <word-choice
          .tokens=${frame!.shown.steps.map(({ input }) => input)}
          .chosen=${this.row}
          .label=${t('figure.output.place')}
          .choose=${(place: number) => (this.place = place)}
        ></word-choice>
      </div>
      ${this.table(layer, best)} ${this.sum(layer, this.chosen ?? best)}
    </div>`;
  }

  private table({ vectors, weights, bias, logits, probabilities }: OutputLayer, best: number): TemplateResult {
    const vector = vectors[this.row]!;
    return html`<table class="logit-table">
      <caption class="sr">
        ${t('figure.logits.table')}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="colgroup" colspan=${vector.length} class="of-weights">${t('figure.logits.weights')}</th>
          <th scope="col" class="of-bias">${t('figure.logits.bias')}</th>
          <th scope="col" class="of-logit">${t('figure.logits.logit')}</th>
          <th scope="col">${t('figure.output.probability')}</th>
        </tr>
        <tr class="vector-row">
          <th scope="row">${t('figure.logits.vector')}</th>
          ${vector.map((number) => html`<td class="of-vector">${decimal(number)}</td>`)}
          <td></td>
          <td></td>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${vocabularyOf(this.state).map(
          (token, index) =>
            html`<tr class=${index === best ? 'on' : ''}>
              <th scope="row">${word(token)}</th>
              ${weights[index]!.map((number) => html`<td class="of-weights">${decimal(number)}</td>`)}
              <td class="of-bias">${decimal(bias[index]!)}</td>
              <td class="of-logit">${decimal(logits[this.row]![index]!)}</td>
              <td>${probability(probabilities[this.row]![index]!)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** The sum of one word, written out. */
  private sum({ vectors, weights, bias, logits }: OutputLayer, index: number): TemplateResult {
    const vector = vectors[this.row]!.map((number) => rounded(number));
    const factors = weights[index]!.map((number) => rounded(number));
    const added = rounded(bias[index]!);
    const result = rounded(logits[this.row]![index]!);
    const computed = vector.reduce((sum, { value }, unit) => sum + value * factors[unit]!.value, added.value);
    const tokens = vocabularyOf(this.state);
    return html`<div class="asked-choice">
        <p>${t('figure.logits.compute')}</p>
        <word-choice
          .tokens=${tokens}
          .chosen=${index}
          .label=${t('figure.logits.compute')}
          .choose=${(word: number) => (this.chosen = word)}
        ></word-choice>
      </div>
      <p class="logit-sum" aria-label=${t('figure.logits.sum', { word: typeset(tokens[index]!) })} role="group">
        ${vector.map(
          (number, unit) =>
            html`${unit > 0 ? html`<span class="sign">+</span>` : nothing}<span class="sum-part"
                ><b class="of-vector">${bracketed(number)}</b> ×
                <b class="of-weights">${bracketed(factors[unit]!)}</b></span
              >`,
        )}
        <span class="sign">+</span><b class="of-bias">${bracketed(added)}</b>
        <span class="sign">${signOf([computed], [result])}</span><b class="of-logit result">${result.text}</b>
      </p>`;
  }

  override updated(): void {
    const { frame } = this.state;
    if (frame && finished(this.state)) this.saw(`place:${frame.probe.source}:${this.row}`);
  }
}
