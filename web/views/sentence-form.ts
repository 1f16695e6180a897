import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { WorkerFailure } from '../engine/messages';
import type { Example, Translation } from '../engine/types';
import { rich, t } from '../i18n';
import { errorText } from '../i18n/errors';
import { endingLeftOut } from '../lessons/ending';
import { icons } from './icons';
import { noted } from './machine/noted';
import { part } from './parts';
import { View, word } from './view';

/** Longer input is not sent: the engine would only say that it is too long. */
const LONGEST = 100_000;

/** The box for any sentence, and under it what has to be said about it: what was wrong, which words are unknown. */
@customElement('sentence-form')
export class SentenceForm extends View {
  @property() text = '';
  @property({ attribute: false }) failure: WorkerFailure | null = null;
  /** The translation of the sentence that is on show. */
  @property({ attribute: false }) translation: Translation | null = null;
  /** What the model knows, and what it learns from: where the nearest known word is looked for. */
  @property({ attribute: false }) vocabulary: readonly string[] = [];
  @property({ attribute: false }) train: readonly Example[] = [];
  @query('input') private input!: HTMLInputElement;

  override render(): TemplateResult {
    return html`<form @submit=${this.submit}>
        <input
          .value=${this.text}
          dir="auto"
          maxlength=${LONGEST}
          aria-label=${t('translate.input')}
          aria-describedby="sentence-remarks"
          aria-invalid=${this.failure ? 'true' : 'false'}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          @keydown=${this.key}
        />
        <button type="submit" aria-label=${t('translate.button')}>${icons.arrow}</button>
      </form>
      <div id="sentence-remarks" class="remarks" aria-live="polite">${this.remarks()}</div>
      ${this.echo()}`;
  }

  private remarks(): unknown {
    if (this.failure) return html`<p class="wrong">${errorText(this.failure)}</p>`;
    const { translation } = this;
    if (!translation) return nothing;
    const unknown = [...new Set(translation.unknownTokens)];
    const ending = endingLeftOut(this.text, this.vocabulary);
    const shown = unknown.slice(0, 6);
    return html`${
      shown.length > 0
        ? html`<p class="unknown">
            ${rich(unknown.length === 1 ? 'translate.unknown.one' : 'translate.unknown.many', {
              words: shown.map(
                (token, index) =>
                  html`${index > 0 ? ', ' : ''}${rich('quoted', { text: html`<b>${word(token)}</b>` })}`,
              ),
              more:
                unknown.length > shown.length
                  ? t('translate.unknown.more', { count: unknown.length - shown.length })
                  : '',
            })}
          </p>`
        : nothing
    }
    ${ending ? html`<p>${rich('translate.ending', { mark: html`<b>${ending.mark}</b>` })}</p>` : nothing}
    ${translation.finished ? nothing : html`<p>${rich('translate.unfinished', { eos: noted('eos:unfinished', word('<EOS>')) })}</p>`}`;
  }

  private echo(): unknown {
    const unknown = this.translation?.unknownTokens ?? [];
    if (this.failure || unknown.length === 0) return nothing;
    return part(
      'unknown',
      () =>
        html`<unknown-words
          .text=${this.text}
          .unknown=${unknown}
          .vocabulary=${this.vocabulary}
          .train=${this.train}
        ></unknown-words>`,
    );
  }

  /** Out of the box, where letters are keys again. */
  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.isComposing) this.input.blur();
  }

  private submit(event: Event): void {
    event.preventDefault();
    this.send({ type: 'translate', text: this.input.value });
  }
}
