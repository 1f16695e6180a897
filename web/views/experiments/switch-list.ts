import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelConfig } from '../../engine/types';
import { t } from '../../i18n';
import { partsOf, type PartOff } from '../../state/switches';
import { partName } from './part-name';
import { View } from '../view';

/** A switch for each part that the trained model can do without, or not. */
@customElement('switch-list')
export class SwitchList extends View {
  @property({ attribute: false }) config!: ModelConfig;
  @property({ attribute: false }) off: readonly PartOff[] = [];

  override render(): TemplateResult {
    const { config, off } = this;
    return html`<section aria-labelledby="switches-title">
      <h2 id="switches-title">${t('switches.title')}</h2>
      <p class="hint">${t('switches.explain')}</p>
      <ul class="switches">
        ${partsOf(config).map((part) => this.line(part))}
      </ul>
      <div class="row">
        <p role="status">${t(off.length > 0 ? 'switches.some' : 'switches.none')}</p>
        ${
          off.length > 0
            ? html`<button
                type="button"
                class="quiet-button"
                @click=${() => this.send({ type: 'experiment-off', off: [] })}
              >
                ${t('switches.all')}
              </button>`
            : nothing
        }
      </div>
    </section>`;
  }

  private line(part: PartOff): TemplateResult {
    // Of this one the scores say nothing by themselves.
    const mask = part === 'causalMask';
    return html`<li>
      <label>
        <input
          type="checkbox"
          role="switch"
          aria-describedby=${mask ? 'mask-note' : nothing}
          .checked=${!this.off.includes(part)}
          @change=${(event: Event) =>
            this.send({ type: 'experiment-switch', part, off: !(event.target as HTMLInputElement).checked })}
        />
        <span>${partName(part)}</span>
      </label>
      ${mask ? html`<p class="hint" id="mask-note">${t('switch.causalMask.note')}</p>` : nothing}
    </li>`;
  }
}
