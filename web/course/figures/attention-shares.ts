import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { rich, t } from '../../i18n';
import { decimal } from '../../i18n/format';
import { properties } from '../../views/styled';
import { typeset, word } from '../../views/view';
import { rounded, roundedShare, signOf } from '../rounded';
import { mixture, softmax, type SelfAttention } from '../self-attention';
import { AttentionFigure, type Chosen } from './attention-figure';
import '../../styles/course-shares.css';

/** What may be added to a score, and the smallest step. */
const MOST = 20;
const STEP = 0.5;

/** A word that had at most the one share and has at least the other has been raised. */
export const FEW = 0.2;
export const NEARLY_ALL = 0.9;
export const RAISED = 'raised';

/** From the similarities of one word to its shares, and from these to the mixture of values; one score can be raised. */
@customElement('attention-shares')
export class AttentionShares extends AttentionFigure {
  /** What the reader has added to the score of the word that is asked. */
  @state() private added = 0;
  private about = '';

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { frame, selection } = this.state;
    const about = `${frame?.probe.source} ${selection.kind} ${selection.row} ${selection.column}`;
    if (about !== this.about) this.added = 0;
    this.about = about;
  }

  protected override draw(attention: SelfAttention, chosen: Chosen): TemplateResult {
    const own = attention.shares[chosen.row]!;
    // Untouched, the numbers are the engine's.
    const shares = this.added === 0 ? own : softmax(this.scores(attention, chosen));
    return html`<div class="attention-shares ${this.lit ?? ''}" ${properties({ '--most': this.most })}>
      ${this.sentences()}
      <div class="asked-choice">
        <p>${t('figure.asks.asks')}</p>
        ${this.askers(attention, chosen, t('figure.asks.choose'))}
      </div>
      <div class="share-rows">${this.scoreTable(attention, chosen, shares)}</div>
      ${this.slider(attention, chosen)}
      <div class="value-rows">${this.valueTable(attention, chosen, shares)}</div>
    </div>`;
  }

  private scoreTable(
    { tokens, similarities, scores, shares: all, input }: SelfAttention,
    { row, column }: Chosen,
    shares: readonly number[],
  ): TemplateResult {
    return html`<table class="share-table">
      <caption class="sr">
        ${t('figure.shares.scores', { word: typeset(tokens[row]!) })}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${t('figure.shares.similarity')}</th>
          <th scope="col" colspan="2" class="scaled">
            ${rich('figure.shares.score', {
              root: html`<math
                ><msqrt><mn>${input[row]!.length}</mn></msqrt></math
              >`,
            })}
          </th>
          <th scope="col" class="share">${t('figure.shares.share')}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${tokens.map(
          (token, place) =>
            html`<tr class=${place === column ? 'on' : ''}>
              <th scope="row">${word(token)}</th>
              <td>${decimal(similarities[row]![place]!)}</td>
              <td class="scaled">${decimal(scores[row]![place]!)}</td>
              <td class="scaled score-added">${place === column && this.added !== 0 ? this.addedText : nothing}</td>
              <td class="share" data-share=${place}>${roundedShare(shares[place]!, tokens.length).text}</td>
              <td class="share-bar">
                <span class="bar" ${properties({ '--share': shares[place]!, '--own': all[row]![place]! })}
                  ><b></b><i></i
                ></span>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private slider(attention: SelfAttention, chosen: Chosen): TemplateResult {
    const { row, column } = chosen;
    return html`<div class="raise">
      <p>${t('figure.shares.raise')}</p>
      <word-choice
        .tokens=${attention.tokens}
        .chosen=${column}
        .label=${t('figure.shares.raised')}
        .choose=${(place: number) => this.choose(row, place)}
      ></word-choice>
      <div class="raise-by">
        <input
          type="range"
          min=${-MOST}
          max=${MOST}
          step=${STEP}
          .value=${String(this.added)}
          aria-label=${t('figure.shares.by')}
          aria-valuetext=${this.addedText}
          @input=${(event: Event) => this.raise(Number((event.target as HTMLInputElement).value), attention, chosen)}
        />
        <output>${this.addedText}</output>
        <button type="button" class="quiet-button" ?disabled=${this.added === 0} @click=${() => (this.added = 0)}>
          ${t('figure.shares.back')}
        </button>
      </div>
    </div>`;
  }

  private get addedText(): string {
    return `${this.added < 0 ? '' : '+'}${decimal(this.added, 1)}`;
  }

  private raise(by: number, attention: SelfAttention, chosen: Chosen): void {
    this.added = by;
    const share = attention.shares[chosen.row]![chosen.column]!;
    const raised = softmax(this.scores(attention, chosen))[chosen.column]!;
    if (share <= FEW && raised >= NEARLY_ALL) this.saw(RAISED);
  }

  /** Of the word that asks, with what was added. */
  private scores({ scores }: SelfAttention, { row, column }: Chosen): number[] {
    return scores[row]!.map((score, place) => score + (place === column ? this.added : 0));
  }

  private valueTable(
    { tokens, value, output }: SelfAttention,
    { row }: Chosen,
    shares: readonly number[],
  ): TemplateResult {
    const { parts, sum } = mixture(shares, value);
    const printed = parts.map((part) => part.map((number) => rounded(number)));
    const total = (this.added === 0 ? output[row]! : sum).map((number) => rounded(number));
    const added = total.map((_, unit) => printed.reduce((all, part) => all + part[unit]!.value, 0));
    return html`<table class="value-table">
      <caption class="sr">
        ${t('figure.shares.values', { word: typeset(tokens[row]!) })}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col" class="share">${t('figure.shares.share')}</th>
          <td></td>
          <th scope="col" colspan=${total.length} class="of-value">${t('figure.qkv.name.value')}</th>
          <td></td>
          <th scope="col" colspan=${total.length}>${t('figure.shares.part')}</th>
        </tr>
      </thead>
      <tbody>
        ${tokens.map((token, place) => {
          const share = roundedShare(shares[place]!, tokens.length);
          const values = value[place]!.map((number) => rounded(number));
          const computed = values.map((number) => share.value * number.value);
          return html`<tr>
            <th scope="row">${word(token)}</th>
            <td class="share">${share.text}</td>
            <td class="sign">×</td>
            ${values.map(({ text }) => html`<td class="of-value">${text}</td>`)}
            <td class="sign">${/^[<>]/.test(share.text) ? '≈' : signOf(computed, printed[place]!)}</td>
            ${printed[place]!.map(({ text }) => html`<td>${text}</td>`)}
          </tr>`;
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan=${3 + total.length}>${t('figure.shares.sum')}</th>
          <td class="sign">${signOf(added, total)}</td>
          ${total.map(({ text }) => html`<td class="out">${text}</td>`)}
        </tr>
      </tfoot>
    </table>`;
  }
}
