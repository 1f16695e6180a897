import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import type { AppState } from '../../state/state';
import { attentionOf, chosenOf, type SelfAttention } from '../self-attention';
import { Figure } from './figure';
import { sentenceChoice, tinySentences } from './sentence-choice';
import './word-choice';

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
    const { frame } = this.state;
    return sentenceChoice(tinySentences(this.state), frame!.probe.source, (text) =>
      this.send({ type: 'translate', text }),
    );
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
