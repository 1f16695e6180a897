import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../i18n';
import { errorText } from '../i18n/errors';
import { integer } from '../i18n/format';
import { PARSE_LIMITS, type ParsedPairs } from '../lessons/parse';
import { LARGEST_BOX } from '../state/own-file';
import type { AppState } from '../state/state';
import '../styles/own.css';
import { View } from './view';

/** More lines than this are counted and not listed. */
const LISTED = 50;

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
    const report = open ? own.refused : own.report;
    return html`<section
      class="own"
      aria-labelledby="own-title"
      @dragover=${this.over}
      @dragleave=${() => {
        this.dragging = false;
      }}
      @drop=${this.drop}
    >
      <div class="wrap">
        ${open ? this.form() : this.summary(own.report)} ${report ? this.problems(report) : nothing}
      </div>
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
        <textarea
          dir="auto"
          rows="8"
          spellcheck="false"
          aria-label=${t('own.label')}
          aria-describedby="own-limits"
          placeholder=${t('own.placeholder')}
          .value=${own.text}
          @paste=${this.paste}
        ></textarea>
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
              @change=${this.file}
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
      <div role="alert">${own.failure ? html`<p class="wrong">${errorText(own.failure)}</p>` : nothing}</div>`;
  }

  private summary(report: ParsedPairs | null): TemplateResult {
    return html`<div class="row between">
      <h2 id="own-title" class="sr">${t('lesson.your-own')}</h2>
      <p role="status">${report ? this.counts(report) : nothing}</p>
      <button type="button" class="quiet-button" @click=${() => this.send({ type: 'own-change' })}>
        ${t('own.change')}
      </button>
    </div>`;
  }

  private counts(report: ParsedPairs): string {
    const { pairs, duplicates, truncated, header, otherColumns } = report;
    const said = [t(pairs.length === 1 ? 'own.pairs.one' : 'own.pairs', { count: integer(pairs.length) })];
    if (this.state.heldOut.length > 0) said.push(t('own.heldOut', { count: integer(this.state.heldOut.length) }));
    if (duplicates > 0)
      said.push(t(duplicates === 1 ? 'own.duplicates.one' : 'own.duplicates', { count: integer(duplicates) }));
    if (header) said.push(t('own.header'));
    if (otherColumns > 0)
      said.push(t(otherColumns === 1 ? 'own.columns.one' : 'own.columns', { count: integer(otherColumns) }));
    if (truncated) said.push(t('own.truncated', { count: integer(PARSE_LIMITS.pairs) }));
    return said.join(' ');
  }

  private problems(report: ParsedPairs): TemplateResult | typeof nothing {
    if (report.problemCount === 0) return nothing;
    const shown = report.problems.slice(0, LISTED);
    const more = report.problemCount - shown.length;
    return html`<details class="problems" ?open=${report.pairs.length === 0 || report.problemCount <= 5}>
      <summary>
        ${t(report.problemCount === 1 ? 'own.problems.one' : 'own.problems', { count: integer(report.problemCount) })}
      </summary>
      <table>
        <thead class="sr">
          <tr>
            <th scope="col">${t('own.line')}</th>
            <th scope="col">${t('own.reason')}</th>
            <th scope="col">${t('own.text')}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ line, reason, text }) =>
              html`<tr>
                <td>${t('own.lineNumber', { line: integer(line) })}</td>
                <td>${t(`reason.${reason}`, { words: PARSE_LIMITS.words, characters: PARSE_LIMITS.characters })}</td>
                <td><bdi class="word">${text}</bdi></td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${more > 0 ? html`<p class="hint">${t('own.moreProblems', { count: integer(more) })}</p>` : nothing}
    </details>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.send({ type: 'own-text', text: this.textarea?.value ?? '' });
  }

  private file(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (file) this.send({ type: 'own-file', file });
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
    if (file) this.send({ type: 'own-file', file });
    else {
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (text === '' || this.tookAsFile(text)) return;
      if (this.textarea) this.textarea.value = text;
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
