import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import '../../styles/course-output.css';
import { t } from '../../i18n';
import { share } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import { properties } from '../../views/styled';
import { word } from '../../views/view';
import { END } from '../../engine/tokens';
import { momentOf, scoresOf, SENTENCES, vocabularyOf } from '../output';
import { Figure } from './figure';
import { sentence, sentenceChoice } from './sentence-choice';

export const OUTDONE = 'outdone';
/** Room for so many translations, and for words enough to see that a sentence need not end. */
const LISTED = 4;
const LONGEST = 8;

interface Written {
  text: string;
  probability: number;
  /** The best word at every place. */
  greedy: boolean;
}

/** The reader writes a translation word by word: the decoder is fed what has been written, and rates what may follow. */
@customElement('next-word')
export class NextWord extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @state() private begun: readonly string[] = [];
  @state() private found: readonly Written[] = [];
  private moment = '';
  /** Words that were offered last: they stay while the next ones are on their way. */
  private offered: readonly { token: string; probability: number }[] = [];

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const moment = momentOf(this.state);
    if (moment !== this.moment) [this.begun, this.found] = [[], []];
    this.moment = moment;
  }

  /** The decoder has been fed what is written here. */
  private get fed(): boolean {
    const { steps } = this.state.frame!.shown;
    return steps.length > this.begun.length && this.begun.every((token, place) => steps[place + 1]!.input === token);
  }

  override render(): TemplateResult {
    if (scoresOf(this.state) === null) return html`<div class="figure-waiting"></div>`;
    if (this.fed) this.offered = this.state.frame!.shown.steps[this.begun.length]!.top;
    return html`<div class="output-figure next-word lit-${this.lit ?? 'none'}" data-fed=${String(this.fed)}>
      ${sentenceChoice(SENTENCES, this.state.frame!.probe.source, (text) => this.send({ type: 'translate', text }))}
      <p class="written-so-far" role="group" aria-label=${t('figure.next.written')}>
        ${[END, ...this.begun].map((token) => html`<span>${word(token)}</span>`)}<span class="gap" aria-hidden="true"
          >…</span
        >
      </p>
      <ol class="next-words" aria-label=${t('figure.next.choose')}>
        ${this.offered.map((offer) => this.offer(offer))}
      </ol>
      <p class="figure-buttons">
        <button type="button" class="quiet-button" ?disabled=${this.begun.length === 0} @click=${this.back}>
          ${t('figure.next.back')}
        </button>
      </p>
      ${this.table()}
    </div>`;
  }

  private offer({ token, probability }: { token: string; probability: number }): TemplateResult {
    const { phase } = this.state;
    const shut = phase !== 'ready' || (this.begun.length >= LONGEST && token !== END);
    return html`<li>
      <button type="button" ?disabled=${shut} @click=${() => this.write(token)}>${word(token)}</button>
      <span class="bar" ${properties({ '--share': probability })}><b></b></span>
      <span class="p">${share(probability, 1)}</span>
    </li>`;
  }

  private write(token: string): void {
    // Words that are still those of the place before say nothing about this one.
    if (!this.fed) return;
    if (token === END) this.end();
    else this.feed([...this.begun, token]);
  }

  private feed(begun: readonly string[]): void {
    this.begun = begun;
    const { source } = this.state.frame!.probe;
    // Nothing written yet: any translation has the same first place, the one that is there as well.
    if (begun.length > 0) this.send({ type: 'look', example: { source, target: begun.join(' ') } });
  }

  private readonly back = (): void => this.feed(this.begun.slice(0, -1));

  /** The sentence is done, and the next one begins. */
  private end(): void {
    const tokens = [...this.begun, END];
    const { steps } = this.state.frame!.shown;
    const { probabilities } = scoresOf(this.state)!;
    const vocabulary = vocabularyOf(this.state);
    const probability = tokens.reduce(
      (product, token, place) => product * probabilities[place]![vocabulary.indexOf(token)]!,
      1,
    );
    const text = this.begun.join(' ');
    const greedy = tokens.every((token, place) => steps[place]!.top[0]!.token === token);
    const others = this.found.filter((one) => one.text !== text);
    this.found = [...others, { text, probability, greedy }].sort((a, b) => b.probability - a.probability);
    this.begun = [];
    const best = this.found.find((one) => one.greedy);
    if (best && this.found[0] !== best && finished(this.state)) this.saw(OUTDONE);
    this.send({ type: 'say', text: t('figure.next.said', { text: text || END, probability: share(probability, 1) }) });
  }

  private table(): TemplateResult {
    const greedy = this.found.find((one) => one.greedy);
    const top = this.found.filter((one) => one !== greedy).slice(0, LISTED - (greedy ? 1 : 0));
    const shown = greedy ? [...top, greedy].sort((a, b) => b.probability - a.probability) : top;
    const rows = Array.from({ length: LISTED }, (_, row) => shown[row]);
    return html`<table class="found-table">
      <thead>
        <tr>
          <th scope="col">${t('figure.next.found')}</th>
          <th scope="col" class="of-whole">${t('figure.next.whole')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (one) =>
            html`<tr class=${one?.greedy ? 'on' : ''}>
              <th scope="row">
                ${one ? sentence(one.text) : t('number.none')}
                ${one?.greedy ? html`<small>${t('figure.next.greedy')}</small>` : ''}
              </th>
              <td class="of-whole">${one ? share(one.probability, 1) : ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}
