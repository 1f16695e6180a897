import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { loadTexts, t } from '../../i18n';
import type { AppState } from '../../state/state';
import { View } from '../view';

/** The way to the dialog that makes an embed, which is fetched when it is first wanted, with the names of the chapters. */
@customElement('embed-part')
export class EmbedPart extends View {
  @property({ attribute: false }) state!: AppState;
  @state() private dialog: 'shut' | 'open' | 'failed' = 'shut';
  @query('button') private button!: HTMLButtonElement;

  override render(): TemplateResult {
    return html`<section aria-labelledby="share-embed-title">
      <h2 id="share-embed-title">${t('embed.part.title')}</h2>
      <p class="share-what">${t('embed.part.explain')}</p>
      <div class="share-row">
        <button type="button" class="quiet-button" aria-haspopup="dialog" @click=${() => void this.open()}>
          ${t('embed.part.open')}
        </button>
      </div>
      <div role="alert">${this.dialog === 'failed' ? html`<p class="wrong">${t('part.failed')}</p>` : nothing}</div>
      ${this.dialog === 'open' ? html`<embed-dialog .state=${this.state} @shut=${this.shut}></embed-dialog>` : nothing}
    </section>`;
  }

  private async open(): Promise<void> {
    try {
      await Promise.all([import('../embed/embed-dialog'), loadTexts(['course'])]);
      this.dialog = 'open';
    } catch {
      this.dialog = 'failed';
    }
  }

  private shut(): void {
    this.dialog = 'shut';
    this.button.focus();
  }
}
