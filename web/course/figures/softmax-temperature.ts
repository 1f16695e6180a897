import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import '../../styles/course-output.css';
import { t } from '../../i18n';
import { decimal, integer, share } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { properties } from '../../views/styled';
import { word } from '../../views/view';
import { ranked, scoresOf, SENTENCES, vocabularyOf, type WordScores } from '../output';
import { softmax } from '../self-attention';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';
import './word-choice';

/** Powers of ten: equal steps of the slider multiply the temperature alike. */
const COLDEST = -1;
const HOTTEST = 1.3;
const STEP = 0.05;
const LISTED = 5;

/** What the best word has when it is cold more than, and when it is hot less than. */
export const COLD_SHARE = 0.9;
export const HOT_SHARE = 0.01;
export const COLD = 'cold';
export const HOT = 'hot';

/** The logits of one place, divided by a temperature, and the probabilities that softmax makes of them. */
@customElement('softmax-temperature')
export class SoftmaxTemperature extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @state() private place = 0;
  /** The power of ten that the temperature is. */
  @state() private power = 0;

  private get row(): number {
    return Math.min(this.place, this.state.frame!.shown.steps.length - 1);
  }

  private get temperature(): number {
    return 10 ** this.power;
  }

  override render(): TemplateResult {
    const scores = scoresOf(this.state);
    if (scores === null) return html`<div class="figure-waiting"></div>`;
    return html`<div class="output-figure softmax-temperature lit-${this.lit ?? 'none'}">
      ${sentenceChoice(SENTENCES, this.state.frame!.probe.source, (text) => this.send({ type: 'translate', text }))}
      <div class="asked-choice place-choice">
        <p>${t('figure.output.place')}</p>
        <word-choice
          .tokens=${this.state.frame!.shown.steps.map(({ input }) => input)}
          .chosen=${this.row}
          .label=${t('figure.output.place')}
          .choose=${(place: number) => (this.place = place)}
        ></word-choice>
      </div>
      ${this.slider(scores)} ${this.table(scores)}
    </div>`;
  }

  /** Untouched, the numbers are the engine's. */
  private probabilities({ logits, probabilities }: WordScores): readonly number[] {
    const own = probabilities[this.row]!;
    return this.power === 0 ? own : softmax(logits[this.row]!.map((logit) => logit / this.temperature));
  }

  private slider(scores: WordScores): TemplateResult {
    const text = decimal(this.temperature);
    return html`<div class="heat-slider">
      <label for="softmax-temperature">${t('figure.softmax.temperature')}</label>
      <input
        type="range"
        id="softmax-temperature"
        min=${COLDEST}
        max=${HOTTEST}
        step=${STEP}
        .value=${String(this.power)}
        aria-valuetext=${text}
        @input=${(event: Event) => this.heat((event.target as HTMLInputElement).valueAsNumber, scores)}
      />
      <output for="softmax-temperature">${text}</output>
      <button type="button" class="quiet-button" ?disabled=${this.power === 0} @click=${() => (this.power = 0)}>
        ${t('figure.softmax.back')}
      </button>
    </div>`;
  }

  private heat(power: number, scores: WordScores): void {
    // A step is no exact number in binary: in the middle it has to be.
    this.power = Math.abs(power) < STEP / 2 ? 0 : power;
    const best = Math.max(...this.probabilities(scores));
    if (best > COLD_SHARE && this.power < 0) this.saw(COLD);
    if (best < HOT_SHARE && this.power > 0) this.saw(HOT);
  }

  private table(scores: WordScores): TemplateResult {
    const logits = scores.logits[this.row]!;
    const now = this.probabilities(scores);
    const words = ranked(logits).slice(0, LISTED);
    const rest = Math.max(0, 1 - words.reduce((sum, index) => sum + now[index]!, 0));
    const vocabulary = vocabularyOf(this.state);
    const line = (name: unknown, of: string, divided: string, probability: number): TemplateResult =>
      html`<tr>
        <th scope="row">${name}</th>
        <td class="of-logit">${of}</td>
        <td class="of-divided">${divided}</td>
        <td class="of-probability">${share(probability, 1)}</td>
        <td class="share-bar">
          <span class="bar" ${properties({ '--share': probability })}><b></b></span>
        </td>
      </tr>`;
    return html`<table class="softmax-table">
      <caption class="sr">
        ${t('figure.softmax.table')}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col" class="of-logit">${t('figure.logits.logit')}</th>
          <th scope="col" class="of-divided">
            ${t('figure.softmax.divided', { temperature: decimal(this.temperature) })}
          </th>
          <th scope="col" class="of-probability">${t('figure.output.probability')}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${words.map((index) =>
          line(
            word(vocabulary[index]!),
            decimal(logits[index]!),
            decimal(logits[index]! / this.temperature),
            now[index]!,
          ),
        )}
        ${line(t('figure.softmax.others', { count: integer(vocabulary.length - words.length) }), '', '', rest)}
      </tbody>
    </table>`;
  }
}
