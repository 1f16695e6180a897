import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import { t } from '../../i18n';
import type { AppState } from '../../state/state';
import { typeset } from '../../views/view';
import { attentionOf, chosenOf, type SelfAttention } from '../self-attention';
import { Figure } from './figure';
import './word-choice';

/** A sentence in which a word comes twice, and asks from two places. */
export const TWICE = 'go to go';

export interface Chosen {
  /** The place of the word that asks, and of the word that is asked. */
  row: number;
  column: number;
}

/** A figure of the self-attention of the sentence on show. All of a chapter speak about the same word of it. */
export abstract class AttentionFigure extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;

  protected abstract draw(attention: SelfAttention, chosen: Chosen): TemplateResult;

  override render(): TemplateResult {
    const attention = attentionOf(this.state);
    if (attention === null) return html`<div class="figure-waiting"></div>`;
    return this.draw(attention, chosenOf(this.state, attention.tokens.length));
  }

  /** The longest sentence that the model reads. */
  protected get most(): number {
    return this.state.opened!.config.maxSourceLength;
  }

  protected choose(row: number, column: number): void {
    this.send({ type: 'select', selection: { kind: 'encoder', layer: 0, head: 0, row, column } });
  }

  /** The lesson's sentences, and one in which a word comes twice. */
  protected sentences(): TemplateResult {
    const { train, frame } = this.state;
    return html`<p class="network-choices" role="group" aria-label=${t('figure.attention.sentence')}>
      ${[...train.map(({ source }) => source), TWICE].map(
        (source) =>
          html`<button
            type="button"
            class="quiet-button"
            aria-pressed=${source === frame?.probe.source ? 'true' : 'false'}
            @click=${() => this.send({ type: 'translate', text: source })}
          >
            <bdi class="word">${typeset(source)}</bdi>
          </button>`,
      )}
    </p>`;
  }

  /** The words of the sentence, the one that asks chosen. */
  protected askers({ tokens }: SelfAttention, { row, column }: Chosen, label: string): TemplateResult {
    return html`<word-choice
      .tokens=${tokens}
      .chosen=${row}
      .label=${label}
      .choose=${(place: number) => this.choose(place, column)}
    ></word-choice>`;
  }
}
