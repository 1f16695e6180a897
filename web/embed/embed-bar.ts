import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import { integer, loss, share } from '../i18n/format';
import type { Action } from '../state/actions';
import type { AppState } from '../state/state';
import { speedChoice } from '../views/speed-choice';
import { trainButtons } from '../views/train-buttons';
import { View } from '../views/view';
import type { EmbedSettings } from './settings';

/** Training in one line: what the host allows of it, and where the whole page is. */
@customElement('embed-bar')
export class EmbedBar extends View {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) settings!: EmbedSettings;
  @property() whole = '';

  override render(): TemplateResult {
    const { controls, locked } = this.settings;
    const send = (action: Action): void => this.send(action);
    return html`<footer class="embed-bar wrap" aria-label=${t('transport.label')}>
      <div class="buttons">
        ${trainButtons(this.state, send, { shown: controls, locked })}
        ${controls.includes('speed') ? speedChoice(this.state, send, locked.includes('speed')) : nothing}
      </div>
      ${controls.includes('numbers') ? this.numbers() : nothing}
      <a class="embed-whole quiet-button" href=${this.whole} target="_blank" rel="noopener">${t('brand')}</a>
    </footer>`;
  }

  private numbers(): TemplateResult {
    const { frame } = this.state;
    const report = frame?.report ?? null;
    const none = t('number.none');
    return html`<dl class="embed-numbers">
      <div>
        <dt>${t('number.step')}</dt>
        <dd data-number="step">${integer(frame?.step ?? 0)}</dd>
      </div>
      <div>
        <dt>${t('number.loss')}</dt>
        <dd data-number="loss">${report ? loss(report.loss) : none}</dd>
      </div>
      <div>
        <dt>${t('number.accuracy')}</dt>
        <dd data-number="accuracy">${report ? share(report.tokenAccuracy) : none}</dd>
      </div>
    </dl>`;
  }
}
