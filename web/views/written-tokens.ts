import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Translation } from '../engine/types';
import { t } from '../i18n';
import { probability } from '../i18n/format';
import { properties } from './styled';
import { View, word } from './view';

/** The words that the model writes, each with how sure it was. */
@customElement('written-tokens')
export class WrittenTokens extends View {
  @property({ attribute: false }) translation!: Translation;
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
              <small>${probability(step.probability, 1)}</small>
            </button>
          </li>`,
      )}
    </ol>`;
  }

  private pick(row: number): void {
    this.dispatchEvent(new CustomEvent<number>('pick', { detail: row }));
  }
}
