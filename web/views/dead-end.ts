import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WorkerFailure } from '../engine/messages';
import { t, type Key } from '../i18n';
import { errorText } from '../i18n/errors';
import { View } from './view';

/** WASM SIMD and module workers, whichever came later. */
const BROWSERS: readonly Key[] = ['browser.chromium', 'browser.firefox', 'browser.safari'];

/** Said instead of the page when the engine cannot run here. */
@customElement('dead-end')
export class DeadEnd extends View {
  @property({ attribute: false }) failure: WorkerFailure | null = null;

  override render(): TemplateResult {
    return html`<section class="wrap dead-end" role="alert">
      <h2>${t(this.failure ? 'deadEnd.failed' : 'deadEnd.unsupported')}</h2>
      <p>${this.failure ? errorText(this.failure) : t('deadEnd.reason')}</p>
      ${
        this.failure
          ? html`<p>
              <button type="button" class="solid" @click=${() => this.send({ type: 'retry' })}>
                ${t('deadEnd.retry')}
              </button>
            </p>`
          : nothing
      }
      <p>${t('deadEnd.browsers')}</p>
      <ul>
        ${BROWSERS.map((browser) => html`<li>${t(browser)}</li>`)}
      </ul>
    </section>`;
  }
}
