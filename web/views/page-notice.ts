import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WorkerFailure } from '../engine/messages';
import { t } from '../i18n';
import { errorText } from '../i18n/errors';
import { icons } from './icons';
import { View } from './view';

/** One sentence about the whole page, until it is put away. */
@customElement('page-notice')
export class PageNotice extends View {
  @property({ attribute: false }) failure: WorkerFailure | null = null;

  /** No lesson is open for that reason. */
  @property({ type: Boolean }) stuck = false;

  override render(): TemplateResult {
    return html`<div role="alert">
      ${
        this.failure
          ? html`<div class="wrap notice">
              <p>${errorText(this.failure)}</p>
              ${
                this.stuck
                  ? html`<button type="button" class="quiet-button" @click=${() => this.send({ type: 'retry' })}>
                      ${t('part.retry')}
                    </button>`
                  : nothing
              }
              <button type="button" aria-label=${t('notice.close')} @click=${() => this.send({ type: 'dismiss' })}>
                ${icons.close}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }
}
