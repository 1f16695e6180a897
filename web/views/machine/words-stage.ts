import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { END } from '../../engine/tokens';
import { word } from '../view';
import { noted } from './noted';
import { at, Stage } from './stage';

/** Where the words enter: the title of the lane and its tokens. */
@customElement('words-stage')
export class WordsStage extends Stage {
  @property() heading = '';
  @property() reads = '';
  @property() lane = '';
  /** Tokens that the model has no word for. */
  @property({ attribute: false }) unknown: readonly string[] = [];

  override render(): TemplateResult {
    return html`<h2>${noted(this.lane === 'e' ? 'encoder' : 'decoder', this.heading)}</h2>
      <span class="reads">${this.reads}</span>
      ${this.tokens.map(
        (token, row) =>
          html`<span
            class="token ${this.unknown.includes(token) ? 'unknown' : ''}"
            data-node="token-${this.lane}-${row}"
            ${at(row)}
            >${this.lane === 'd' && row === 0 && token === END ? noted('eos', word(token)) : word(token)}</span
          >`,
      )}`;
  }
}
