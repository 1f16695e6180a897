import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Translation } from '../engine/types';
import { t } from '../i18n';
import { probability } from '../i18n/format';
import { properties } from './styled';
import { numberButton, View, word } from './view';

/** The words that the model writes, each with how sure it was. */
@customElement('written-tokens')
export class WrittenTokens extends View {
  @property({ attribute: false }) translation!: Translation;
  /** The words that there are, in the model's order. */
  @property({ attribute: false }) vocabulary: readonly string[] = [];
  @property({ type: Number }) selected = -1;

  override render(): TemplateResult {
    return html`<ol class="written" aria-label=${t('translate.output')} data-text=${this.translation.text}>
      ${this.translation.steps.map(
        (step, row) =>
          html`<li>
            <button
              type="button"
              class="written-token"
              aria-pressed=${row === this.selected ? 'true' : 'false'}
              @click=${() => this.pick(row)}
            >
              <span class="t">${word(step.token)}</span>
              <span class="bar"><b ${properties({ '--share': step.probability })}></b></span>
            </button>
            <small>${numberButton(probability(step.probability, 1), () => this.explain(row, step.token))}</small>
          </li>`,
      )}
    </ol>`;
  }

  private explain(row: number, token: string): void {
    const index = [row, this.vocabulary.indexOf(token)];
    this.send({ type: 'explain', ref: { tensor: 'probabilities', index }, run: 'written', fresh: true });
  }

  private pick(row: number): void {
    this.dispatchEvent(new CustomEvent<number>('pick', { detail: row }));
  }
}
