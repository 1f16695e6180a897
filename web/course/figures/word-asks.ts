import { html, svg, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { rich, t } from '../../i18n';
import { decimal, weight } from '../../i18n/format';
import { finished } from '../../state/state';
import { properties } from '../../views/styled';
import { typeset, word } from '../../views/view';
import type { SelfAttention } from '../self-attention';
import { AttentionFigure, type Chosen } from './attention-figure';

/** The word that both sentences of the lesson have, at the same place. */
export const SHARED = 'go';

/** Width of the line of a whole share, in px. */
const FULL = 16;

interface Passed {
  into: readonly number[];
  out: readonly number[];
}

/** One word asks all of its sentence how much they matter to it; below, what goes into one word and what comes out. */
@customElement('word-asks')
export class WordAsks extends AttentionFigure {
  /** What has been seen of the shared word at this step, by its sentence. */
  private readonly seen = new Map<string, Passed>();
  private moment = '';

  protected override draw(attention: SelfAttention, chosen: Chosen): TemplateResult {
    const { tokens, shares } = attention;
    this.remember(attention);
    const row = shares[chosen.row]!;
    return html`<div class="word-asks ${this.lit ?? ''}" ${properties({ '--words': tokens.length })}>
      ${this.sentences()}
      <div class="asks-net">
        <p class="asks-head">${t('figure.asks.asks')}</p>
        ${this.askers(attention, chosen, t('figure.asks.choose'))}
        <svg viewBox="0 0 ${100 * tokens.length} 100" preserveAspectRatio="none" aria-hidden="true">
          ${row.map(
            (share, column) =>
              svg`<line x1=${100 * chosen.row + 50} y1="0" x2=${100 * column + 50} y2="100" stroke-width=${Math.max(1, FULL * share)} />`,
          )}
        </svg>
        <p class="asks-head">${t('figure.asks.asked')}</p>
        <ul class="asked" aria-label=${t('figure.asks.shares', { word: typeset(tokens[chosen.row]!) })}>
          ${row.map(
            (share, column) => html`<li>${word(tokens[column]!)} <b>${weight(share, tokens.length, 2)}</b></li>`,
          )}
        </ul>
      </div>
      ${this.table()}
    </div>`;
  }

  /** What of the shared word goes in and comes out, in each sentence of the lesson that was on show at this step. */
  private table(): TemplateResult {
    const numbers = (values: readonly number[] | undefined): unknown =>
      values
        ? html`<span class="pair">${values.map((value) => html`<span>${decimal(value)}</span>`)}</span>`
        : t('number.none');
    return html`<table class="passed">
      <caption>
        ${rich('figure.asks.table', { word: word(SHARED) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('figure.asks.in')}</th>
          <th scope="col">${t('figure.asks.into')}</th>
          <th scope="col">${t('figure.asks.out')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.state.train.map(({ source }) => {
          const passed = this.seen.get(source);
          return html`<tr>
            <th scope="row"><bdi class="word">${typeset(source)}</bdi></th>
            <td class="into">${numbers(passed?.into)}</td>
            <td class="out">${numbers(passed?.out)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private remember({ tokens, input, output }: SelfAttention): void {
    const { session, course, step, probe } = this.state.frame!;
    const moment = `${session} ${course} ${step}`;
    if (moment !== this.moment) this.seen.clear();
    this.moment = moment;
    const place = tokens.lastIndexOf(SHARED);
    if (place >= 0) this.seen.set(probe.source, { into: input[place]!, out: output[place]! });
  }

  override updated(): void {
    const { frame, selection } = this.state;
    if (!frame || !finished(this.state) || selection.kind !== 'encoder') return;
    if (frame.shown.source[selection.row]?.token === SHARED) this.saw(`asks:${frame.probe.source}`);
  }
}
