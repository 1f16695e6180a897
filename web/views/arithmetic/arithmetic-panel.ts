import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AppState } from '../../state/state';
import { View } from '../view';

@customElement('arithmetic-panel')
export class ArithmeticPanel extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    return html``;
  }
}
