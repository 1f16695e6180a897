import { html, type TemplateResult } from 'lit';
import { t } from '../i18n';

/** The way to the arithmetic of the selected cell right at its heatmap, on a phone: there the row in full is far below. */
export const howNear = (explain: () => void): TemplateResult =>
  html`<button type="button" class="quiet-button how-near" @click=${explain}>${t('explain.entry')}</button>`;
