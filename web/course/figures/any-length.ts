import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { rich, t } from '../../i18n';
import { integer } from '../../i18n/format';
import '../../views/heat/heat-map';
import type { Cell } from '../../views/heat/heat-map';
import { namedMatrix } from '../../views/heat/matrix';
import { properties } from '../../views/styled';
import { word } from '../../views/view';
import { ROLES, type SelfAttention } from '../self-attention';
import { wordsIn } from '../tables';
import { AttentionFigure, type Chosen } from './attention-figure';
import '../../styles/course-shares.css';
import { numberGrid } from './number-grid';

/** The one attention of this figure. */
const ENCODER = { kind: 'encoder', layer: 0, head: 0, row: 0, column: 0 } as const;

/** With one word there is nothing to attend to but itself. */
export const FEWEST = 2;

interface Counts {
  weights: number;
  vectors: number;
  shares: number;
}

/** The same three tables for a sentence that grows word by word: what grows with it, and what does not. */
@customElement('any-length')
export class AnyLength extends AttentionFigure {
  /** What has been counted, by the number of words. */
  private readonly counted = new Map<number, Counts>();

  protected override draw(attention: SelfAttention, chosen: Chosen): TemplateResult {
    const { tokens, tables } = attention;
    const { opened, frame } = this.state;
    const size = (rows: readonly (readonly number[])[]): number => rows.reduce((sum, { length }) => sum + length, 0);
    const sizes = (of: Pick<SelfAttention, 'query' | 'key' | 'value'>): number =>
      ROLES.reduce((sum, role) => sum + size(of[role]), 0);
    this.counted.set(tokens.length, {
      weights: sizes(tables),
      vectors: sizes(attention),
      shares: size(attention.shares),
    });
    const { most } = this;
    const words = wordsIn(opened!.summary.sourceVocabulary);
    // What was asked for last: its picture may still be on the way when the next word is pressed.
    const asked = this.state.text.split(' ');
    return html`<div class="any-length ${this.lit ?? ''}" ${properties({ '--words': tokens.length, '--most': most })}>
      <div class="lengthen">
        <p class="lengthen-sentence" aria-label=${t('course.sentence')}>
          ${tokens.map((token) => html`${word(token)} `)}
        </p>
        <div class="figure-buttons">
          ${words.map(
            (token) =>
              html`<button
                type="button"
                class="quiet-button"
                ?disabled=${asked.length >= most}
                @click=${() => this.read([...asked, token])}
              >
                ${rich('figure.length.add', { word: word(token) })}
              </button>`,
          )}
          <button
            type="button"
            class="quiet-button"
            ?disabled=${asked.length <= FEWEST}
            @click=${() => this.read(asked.slice(0, -1))}
          >
            ${t('figure.length.remove')}
          </button>
        </div>
      </div>
      <div class="length-matrices">
        ${this.rowWords(tokens)}
        ${ROLES.map(
          (role) =>
            html`<div class="length-matrix ${role}">
              <span class="length-name of-${role}">${t(`figure.length.${role}`)}</span>
              ${numberGrid(attention[role], t(`figure.length.${role}`), role)}
            </div>`,
        )}
        <div class="length-matrix similarity">
          <span>${t('figure.length.shares')}</span>
          <ol class="column-words" aria-hidden="true">
            ${tokens.map((token) => html`<li>${word(token)}</li>`)}
          </ol>
          ${this.rowWords(tokens)}
          <heat-map
            .matrix=${namedMatrix(frame!, ENCODER)}
            .selected=${chosen}
            .label=${t('kind.encoder')}
            .fontSize=${12}
            @pick=${({ detail: { row, column } }: CustomEvent<Cell>) => this.choose(row, column)}
          ></heat-map>
        </div>
      </div>
      ${this.table(tokens.length, most)}
    </div>`;
  }

  /** The words that the rows belong to; the sentence above says them to a screen reader. */
  private rowWords(tokens: readonly string[]): TemplateResult {
    return html`<ol class="row-words" aria-hidden="true">
      ${tokens.map((token) => html`<li>${word(token)}</li>`)}
    </ol>`;
  }

  private table(now: number, most: number): TemplateResult {
    const lengths = Array.from({ length: most - FEWEST + 1 }, (_, more) => FEWEST + more);
    const number = (value: number | undefined): string => (value === undefined ? t('number.none') : integer(value));
    return html`<table class="length-table">
      <caption class="sr">
        ${t('figure.length.table')}
      </caption>
      <thead>
        <tr>
          ${(['words', 'weights', 'vectors', 'count'] as const).map(
            (column) => html`<th scope="col">${t(`figure.length.${column}`)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${lengths.map((length) => {
          const counts = this.counted.get(length);
          return html`<tr class=${length === now ? 'on' : ''} data-words=${length}>
            <th scope="row">${integer(length)}</th>
            <td>${number(counts?.weights)}</td>
            <td>${number(counts?.vectors)}</td>
            <td>${number(counts?.shares)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  override updated(): void {
    const words = this.state.frame?.shown.source.length;
    if (words !== undefined && this.counted.has(words)) this.saw(`length:${words}`);
  }

  private read(tokens: readonly string[]): void {
    this.send({ type: 'translate', text: tokens.join(' ') });
  }
}
