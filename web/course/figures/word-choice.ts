import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { View, word } from '../../views/view';

const WAYS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The words of a sentence, one of which is chosen. */
@customElement('word-choice')
export class WordChoice extends View {
  @property({ attribute: false }) tokens: readonly string[] = [];
  @property({ type: Number }) chosen = 0;
  @property() label = '';
  /** Tells the figure the place of the chosen word. */
  @property({ attribute: false }) choose: (place: number) => void = () => undefined;

  override render(): TemplateResult {
    return html`<div class="word-choice" role="radiogroup" aria-label=${this.label}>
      ${this.tokens.map(
        (token, place) =>
          html`<button
            type="button"
            role="radio"
            aria-checked=${place === this.chosen ? 'true' : 'false'}
            tabindex=${place === this.chosen ? 0 : -1}
            @click=${() => this.choose(place)}
            @keydown=${this.key}
          >
            ${word(token)}
          </button>`,
      )}
    </div>`;
  }

  private readonly key = (event: KeyboardEvent): void => {
    const by = WAYS[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = (this.chosen + by + this.tokens.length) % this.tokens.length;
    this.choose(next);
    this.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
}
