import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import type { AppState } from '../state/state';
import { View } from './view';

/** On a phone what there is to do comes before the machine, in a line or two; on a larger screen it stands beside it. */
@customElement('to-do')
export class ToDo extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { phase, frame, lesson } = this.state;
    const key = phase === 'training' ? 'do.watch' : frame?.step === 0 ? 'do.press' : 'do.after';
    return html`<p class="wrap">${t(key, { what: t(`do.${lesson}`) })}</p>`;
  }
}
