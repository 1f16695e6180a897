import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import { errorText } from '../../i18n/errors';
import { integer } from '../../i18n/format';
import { PARSE_LIMITS, type ParsedPairs } from '../../lessons/parse';
import { LARGEST_BOX } from '../../state/own-file';
import type { AppState } from '../../state/state';
import '../../styles/own.css';
import { countsOf, problemsOf } from './pair-report';
import './pair-preview';
import { View } from '../view';

const isModel = ({ name }: File): boolean => name.toLowerCase().endsWith('.safetensors');

/** Paste or drop sentence pairs; what could not be used is listed with its line and the reason. */
@customElement('own-data')
export class OwnData extends View {
  @property({ attribute: false }) state!: AppState;
  @state() private dragging = false;
  @query('textarea') private textarea!: HTMLTextAreaElement | null;

  override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('state') as AppState | undefined;
    // The button that opened the box is gone: without this the keyboard would start again at the top of the page.
    if (before?.own.editing === false && this.state.own.editing) this.textarea?.focus();
  }

  override render(): TemplateResult {
    const { own } = this.state;
    const open = this.open();
    const report = open ? (own.refused ?? own.preview?.report ?? null) : own.report;
    return html`<section
      class="own"
      aria-labelledby="own-title"
      @dragover=${this.over}
      @dragleave=${() => {
        this.dragging = false;
      }}
      @drop=${this.drop}
    >
      <div class="wrap">${open ? this.form() : this.summary(own.report)} ${report ? problemsOf(report) : nothing}</div>
    </section>`;
  }

  /** Whether the box is there. */
  private open(): boolean {
    return this.state.phase === 'empty' || this.state.own.editing;
  }

  private form(): TemplateResult {
    const { own } = this.state;
    return html`<h2 id="own-title" class="lead">${t('own.title')}</h2>
      <p>${t('own.explain')}</p>
      <form class=${this.dragging ? 'dragging' : ''} @submit=${this.submit}>
        ${own.waiting === null ? this.box() : this.waiting(own.waiting)}
        <p id="own-limits" class="hint">
          ${t('own.limits', {
            pairs: integer(PARSE_LIMITS.pairs),
            words: integer(PARSE_LIMITS.words),
          })}
        </p>
        <div class="row">
          <button type="submit" class="solid" ?disabled=${own.busy}>${t(own.busy ? 'own.busy' : 'own.use')}</button>
          <label class="file">
            <input
              type="file"
              accept=".tsv,.csv,.txt,text/plain,text/csv,text/tab-separated-values"
              @change=${(event: Event) => this.chosen(event, (file) => this.send({ type: 'own-file', file }))}
            />
            <span>${t('own.file')}</span>
          </label>
          ${
            own.editing
              ? html`<button
                  type="button"
                  class="quiet-button"
                  ?disabled=${own.busy}
                  @click=${() => this.send({ type: 'own-cancel' })}
                >
                  ${t('own.cancel')}
                </button>`
              : nothing
          }
        </div>
      </form>
      <pair-preview .preview=${own.preview}></pair-preview>
      <div role="alert">${own.failure ? html`<p class="wrong">${errorText(own.failure)}</p>` : nothing}</div>
      ${this.state.phase === 'empty' ? this.model() : nothing}`;
  }

  /** The other way to something of one's own: a model that has been saved. Where one is open, this stands on the shelf. */
  private model(): TemplateResult {
    const { fileFailure } = this.state.kept;
    return html`<section class="saved-model" aria-labelledby="own-model-title">
      <h3 id="own-model-title">${t('own.model.title')}</h3>
      <p class="hint">${t('own.model')}</p>
      <label class="file">
        <input
          type="file"
          accept=".safetensors"
          @change=${(event: Event) => this.chosen(event, (file) => this.send({ type: 'file-open', file }))}
        />
        <span>${t('share.file.open')}</span>
      </label>
      <div role="alert">${fileFailure ? html`<p class="wrong">${errorText(fileFailure)}</p>` : nothing}</div>
    </section>`;
  }

  private box(): TemplateResult {
    return html`<textarea
      dir="auto"
      rows="8"
      spellcheck="false"
      aria-label=${t('own.label')}
      aria-describedby="own-limits"
      placeholder=${t('own.placeholder')}
      .value=${this.state.own.text}
      @paste=${this.paste}
      @input=${this.typed}
    ></textarea>`;
  }

  /** A file that has been read stands in the box's place until it is used or put away. */
  private waiting(name: string): TemplateResult {
    return html`<p class="waiting-file">
      <bdi class="word">${name === '' ? t('own.pasted') : name}</bdi>
      <button type="button" class="quiet-button" @click=${() => this.send({ type: 'own-put-away' })}>
        ${t('own.putAway')}
      </button>
    </p>`;
  }

  private summary(report: ParsedPairs | null): TemplateResult {
    return html`<div class="row between">
      <h2 id="own-title" class="sr">${t('lesson.your-own')}</h2>
      <p role="status">${report ? countsOf(report, report.pairs.length, this.state.heldOut.length) : nothing}</p>
      <button type="button" class="quiet-button" @click=${() => this.send({ type: 'own-change' })}>
        ${t('own.change')}
      </button>
    </div>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.send({ type: 'own-text', text: this.textarea?.value ?? '' });
  }

  private typed(): void {
    this.send({ type: 'own-typed', text: this.textarea?.value ?? '' });
  }

  private chosen(event: Event, open: (file: File) => void): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (file) open(file);
  }

  private over(event: DragEvent): void {
    event.preventDefault();
    this.dragging = true;
  }

  private drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging = false;
    // While a model is open a drop is only kept from opening the file in place of the page.
    if (!this.open()) return;
    const file = event.dataTransfer?.files[0];
    if (file) this.send({ type: isModel(file) ? 'file-open' : 'own-file', file });
    else {
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (text === '' || this.tookAsFile(text)) return;
      if (!this.textarea) return;
      this.textarea.value = text;
      this.typed();
    }
  }

  private paste(event: ClipboardEvent): void {
    if (this.tookAsFile(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
  }

  /** What is too long for a text area is read as the file that it probably was. */
  private tookAsFile(text: string): boolean {
    if (text.length <= LARGEST_BOX) return false;
    this.send({ type: 'own-file', file: new File([text], '', { type: 'text/plain' }) });
    return true;
  }
}
