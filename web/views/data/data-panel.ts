import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import { PairIndex, type Listed } from '../../lessons/search';
import type { AppState } from '../../state/state';
import '../../styles/data.css';
import { View, word } from '../view';
import './word-list';

/** Pairs on one page of the list. */
const PAGE = 50;

/** All pairs of the open lesson, to search in and to look at. */
@customElement('data-panel')
export class DataPanel extends View {
  @property({ attribute: false }) state!: AppState;
  @state() private question = '';
  @state() private page = 0;
  private index: PairIndex | null = null;
  private indexed: { train: unknown; heldOut: unknown } = { train: null, heldOut: null };
  private found: readonly Listed[] = [];

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { train, heldOut } = this.state;
    const another = train !== this.indexed.train || heldOut !== this.indexed.heldOut;
    if (another) {
      this.index = new PairIndex(train, heldOut);
      this.indexed = { train, heldOut };
      this.page = 0;
    }
    // Frames come many times a second; only another question or another lesson is a reason to search.
    if (another || changed.has('question')) this.found = this.index!.find(this.question);
  }

  override render(): TemplateResult {
    const { found } = this;
    const all = this.state.train.length + this.state.heldOut.length;
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    const shown = found.slice(this.page * PAGE, (this.page + 1) * PAGE);
    return html`<section aria-labelledby="data-title">
        <h2 id="data-title">${t('data.title')}</h2>
        <div class="data-tools">
          <input
            type="search"
            aria-label=${t('data.search')}
            placeholder=${t('data.search')}
            .value=${this.question}
            autocomplete="off"
            spellcheck="false"
            @input=${this.ask}
          />
          <p role="status">${t('data.hits', { found: integer(found.length), all: integer(all) })}</p>
        </div>
        ${
          found.length === 0
            ? html`<p class="hint">${t('data.none')}</p>`
            : html`<ul class="pairs data-pairs" aria-label=${t('data.title')}>
                ${shown.map((listed) => this.pair(listed))}
              </ul>`
        }
        ${pages > 1 ? this.pager(pages) : nothing}
      </section>
      ${this.words()}`;
  }

  protected override updated(): void {
    const { opened, wordCounts } = this.state;
    if (opened && wordCounts?.session !== opened.session) this.send({ type: 'count-words' });
  }

  /** The vocabulary that the sentences make; the search above looks in it too. */
  private words(): TemplateResult | typeof nothing {
    const { opened, wordCounts } = this.state;
    if (!opened) return nothing;
    const { sourceVocabulary, targetVocabulary } = opened.summary;
    const counts = wordCounts?.session === opened.session ? wordCounts : null;
    const list = (side: 'source' | 'target', vocabulary: readonly string[]): TemplateResult =>
      html`<word-list
        .heading=${t(`data.words.${side}`)}
        .vocabulary=${vocabulary}
        .counts=${counts?.[side] ?? null}
        .question=${this.question}
      ></word-list>`;
    return html`<section class="words" aria-labelledby="words-title">
      <h2 id="words-title">${t('data.words.title')}</h2>
      <p class="hint">${t('data.words.explain')}</p>
      <div class="word-lists">${list('source', sourceVocabulary)} ${list('target', targetVocabulary)}</div>
    </section>`;
  }

  private pair({ example, heldOut }: Listed): TemplateResult {
    return html`<li>
      <button
        type="button"
        aria-pressed=${example.source === this.state.frame?.probe.source ? 'true' : 'false'}
        @click=${() => this.send({ type: 'look', example })}
      >
        ${word(example.source)} <span class="to" aria-hidden="true">→</span> ${word(example.target)}
        ${heldOut ? html`<small>${t('data.heldOut')}</small>` : nothing}
      </button>
    </li>`;
  }

  private pager(pages: number): TemplateResult {
    const turn = (by: number): void => {
      this.page += by;
    };
    return html`<nav class="data-pager" aria-label=${t('data.pages')}>
      <button type="button" class="quiet-button" ?disabled=${this.page === 0} @click=${() => turn(-1)}>
        ${t('data.previous')}
      </button>
      <span role="status">${t('data.page', { page: integer(this.page + 1), pages: integer(pages) })}</span>
      <button type="button" class="quiet-button" ?disabled=${this.page >= pages - 1} @click=${() => turn(1)}>
        ${t('data.next')}
      </button>
    </nav>`;
  }

  private ask(event: Event): void {
    this.question = (event.target as HTMLInputElement).value;
    this.page = 0;
  }
}
