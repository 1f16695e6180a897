import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-decoder.css';
import { t } from '../../i18n';
import { decimal } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import { typeset, word } from '../../views/view';
import { entering, wordTable, type Entering } from '../decoder';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';

/** The words of either half with their numbers, and what goes into the decoder at each place of a sentence. */
@customElement('own-words')
export class OwnWords extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  /** What has been seen at this step to go in, by the sentence that is translated. */
  private readonly seen = new Map<string, readonly Entering[]>();
  private moment = '';

  override render(): TemplateResult {
    const { frame, train } = this.state;
    const enters = entering(this.state);
    const { lit } = this;
    if (!frame || wordTable(this.state, 'target').length === 0) return html`<div class="figure-waiting"></div>`;
    this.remember(enters);
    const sources = train.map(({ source }) => source);
    return html`<div class="own-words ${lit ?? ''}">
      <div class="two-tables">${this.table('source')}${this.table('target')}</div>
      ${sentenceChoice(sources, frame.probe.source, (text) => this.send({ type: 'translate', text }))}
      ${this.sums(enters)} ${this.comparison(sources)}
    </div>`;
  }

  private table(side: 'source' | 'target'): TemplateResult {
    return html`<table class="word-table of-${side}">
      <caption>
        ${t(`figure.decoder.table.${side}`)}
      </caption>
      <tbody>
        ${wordTable(this.state, side).map(
          ({ token, numbers }) =>
            html`<tr>
              <th scope="row">${word(token)}</th>
              ${numbers.map((number) => html`<td>${decimal(number)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** Embedding plus position is what goes in. */
  private sums(enters: readonly Entering[]): TemplateResult {
    const cell = (numbers: readonly number[], part: string): TemplateResult =>
      html`<td class=${part}>${vector(numbers)}</td>`;
    return html`<table class="half-table">
      <caption>
        ${t('figure.decoder.sums')}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${t('figure.decoder.word')}</th>
          <td></td>
          <th scope="col">${t('figure.decoder.position')}</th>
          <td></td>
          <th scope="col">${t('figure.decoder.in')}</th>
        </tr>
      </thead>
      <tbody>
        ${enters.map(
          ({ token, embedding, position, sum }) =>
            html`<tr>
              <th scope="row">${word(token)}</th>
              ${cell(embedding, 'embedding')}
              <td class="sign">+</td>
              ${cell(position, 'position')}
              <td class="sign">=</td>
              ${cell(sum, 'sum')}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** At either place, for each sentence that was on show at this step. */
  private comparison(sources: readonly string[]): TemplateResult {
    const cell = (source: string, place: number): unknown => {
      const found = this.seen.get(source)?.[place];
      if (!found) return t('number.none');
      return html`${word(found.token)} ${vector(found.sum)}`;
    };
    return html`<table class="enters-table">
      <caption>
        ${t('figure.decoder.enters')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('figure.decoder.of')}</th>
          <th scope="col">${t('figure.decoder.first')}</th>
          <th scope="col">${t('figure.decoder.next')}</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          (source) =>
            html`<tr>
              <th scope="row"><bdi class="word">${typeset(source)}</bdi></th>
              <td class="first">${cell(source, 0)}</td>
              <td>${cell(source, 1)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private remember(enters: readonly Entering[]): void {
    const { session, course, step, probe } = this.state.frame!;
    const moment = `${session} ${course} ${step}`;
    if (moment !== this.moment) this.seen.clear();
    this.moment = moment;
    this.seen.set(probe.source, enters);
  }

  override updated(): void {
    if (!finished(this.state)) return;
    // They are compared while both are there.
    const { train } = this.state;
    if (train.every(({ source }) => this.seen.has(source)))
      for (const { source } of train) this.saw(`enters:${source}`);
  }
}

/** Numbers beside each other, or below each other where there is little room. */
const vector = (numbers: readonly number[]): TemplateResult =>
  html`<span class="vector-of">${numbers.map((number) => html`<span>${decimal(number)}</span>`)}</span>`;
