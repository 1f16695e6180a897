import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Example } from '../engine/types';
import { word, View } from './view';

/** Sentence pairs to choose from: the chosen one is looked at and translated. */
@customElement('lesson-pairs')
export class LessonPairs extends View {
  @property({ attribute: false }) pairs: readonly Example[] = [];
  @property() chosen = '';
  @property() label = '';

  override render(): TemplateResult {
    return html`<ul class="pairs" aria-label=${this.label}>
      ${this.pairs.map(
        (example) =>
          html`<li>
            <button
              type="button"
              aria-pressed=${example.source === this.chosen ? 'true' : 'false'}
              @click=${() => this.send({ type: 'look', example })}
            >
              ${word(example.source)} <span class="to" aria-hidden="true">→</span> ${word(example.target)}
            </button>
          </li>`,
      )}
    </ul>`;
  }
}
