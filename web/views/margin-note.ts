import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Frame } from '../engine/messages';
import { t } from '../i18n';
import type { Moment, Selection } from '../state/state';
import { namedMatrix } from './heat/matrix';
import './heat/heat-legend';
import { noteSentence } from './note-words';
import './row-history';
import { View } from './view';

/** The caption that follows the selection: what the row says, and how it came to say it. */
@customElement('margin-note')
export class MarginNote extends View {
  @property({ attribute: false }) frame!: Frame;
  @property({ attribute: false }) selection!: Selection;
  @property({ attribute: false }) history: readonly Moment[] = [];
  /** In place of the sentence, where the attention is not that of what was typed last. */
  @property({ attribute: false }) earlier: unknown = null;
  @property({ type: Number }) totalSteps = 0;

  override render(): TemplateResult {
    const { kind } = this.selection;
    const matrix = namedMatrix(this.frame, this.selection);
    return html`<span class="eyebrow of-${kind}">${t(`kind.${kind}`)}</span>
      ${this.earlier ?? noteSentence(this.frame, this.selection, matrix, true)}
      <row-history
        .history=${this.history}
        .now=${this.frame}
        .selection=${this.selection}
        .tokens=${matrix.columnTokens}
        .totalSteps=${this.totalSteps}
      ></row-history>
      <heat-legend></heat-legend>`;
  }
}
