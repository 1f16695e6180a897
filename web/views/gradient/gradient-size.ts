import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { View } from '../view';

/** The size of the gradient at a stage that has little room. */
@customElement('gradient-size')
export class GradientSize extends View {
  @property() stage = '';
  @property() size = '';

  override render(): TemplateResult {
    return html`<span aria-hidden="true">∇ ${this.size}</span>
      <span class="sr">${t('gradient.short', { stage: this.stage, size: this.size })}</span>`;
  }
}
