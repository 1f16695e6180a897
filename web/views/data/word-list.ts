import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import { plainText } from '../../lessons/search';
import { View, word } from '../view';

/** So many are on the page at first; nobody reads four thousand. */
const SHOWN = 60;

/** One side's vocabulary, the most frequent words first, each with how often it occurs. */
@customElement('word-list')
export class WordList extends View {
  @property() heading = '';
  /** By number, as the embedding's rows are. */
  @property({ attribute: false }) vocabulary: readonly string[] = [];
  @property({ attribute: false }) counts: readonly number[] | null = null;
  /** Only words in which this occurs. */
  @property() question = '';
  @state() private whole = false;

  override render(): TemplateResult {
    const counts = this.counts ?? [];
    const wanted = plainText(this.question.trim());
    const found = this.vocabulary
      .map((token, id) => ({ token, count: counts[id] ?? 0 }))
      .filter(({ token }) => wanted === '' || plainText(token).includes(wanted))
      .sort((a, b) => b.count - a.count);
    const shown = this.whole ? found : found.slice(0, SHOWN);
    return html`<section>
      <h3>${this.heading}</h3>
      <p class="hint" role="status">
        ${t('data.words', { found: integer(found.length), all: integer(this.vocabulary.length) })}
      </p>
      <ul class="word-list">
        ${shown.map(
          ({ token, count }) =>
            html`<li>${word(token)} <span class="number">${this.counts ? integer(count) : ''}</span></li>`,
        )}
      </ul>
      ${
        found.length > SHOWN
          ? html`<button
              type="button"
              class="quiet-button"
              aria-expanded=${this.whole ? 'true' : 'false'}
              @click=${() => {
                this.whole = !this.whole;
              }}
            >
              ${this.whole ? t('data.words.fewer') : t('data.words.all', { count: integer(found.length) })}
            </button>`
          : nothing
      }
    </section>`;
  }
}
