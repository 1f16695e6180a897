import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AppState } from '../../state/state';
import { View } from '../view';

@customElement('share-panel')
export class SharePanel extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    return html``;
  }
}
