import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import { integer, loss, share } from '../i18n/format';
import type { AppState } from '../state/state';
import { trainButtons } from '../views/train-buttons';
import { View } from '../views/view';
import { SPEEDS } from './protocol';
import type { EmbedSettings } from './settings';

/** Training in one line: what the host allows of it, and where the whole page is. */
@customElement('embed-bar')
export class EmbedBar extends View {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) settings!: EmbedSettings;
  @property() whole = '';

  override render(): TemplateResult {
    const { controls, locked } = this.settings;
    return html`<footer class="embed-bar wrap" aria-label=${t('transport.label')}>
      <div class="buttons">
        ${trainButtons(this.state, (action) => this.send(action), { shown: controls, locked })}
        ${controls.includes('speed') ? this.speed(locked.includes('speed')) : nothing}
      </div>
      ${controls.includes('numbers') ? this.numbers() : nothing}
      <a class="embed-whole quiet-button" href=${this.whole} target="_blank" rel="noopener">${t('brand')}</a>
    </footer>`;
  }

  private speed(locked: boolean): TemplateResult {
    return html`<label class="speed">
      <span class="sr">${t('transport.speed')}</span>
      <select
        ?disabled=${locked}
        @change=${({ target }: Event) => {
          const speed = SPEEDS.find((known) => known === (target as HTMLSelectElement).value);
          if (speed) this.send({ type: 'speed', speed });
        }}
      >
        ${SPEEDS.map(
          (speed) =>
            html`<option value=${speed} ?selected=${speed === this.state.speed}>${t(`speed.${speed}`)}</option>`,
        )}
      </select>
    </label>`;
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
