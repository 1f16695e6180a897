import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import { icons } from '../icons';
import { numberButton } from '../view';
import { at, Stage } from './stage';

/** A word's numbers, and the wave that says which place it has in the sentence. */
@customElement('embedding-stage')
export class EmbeddingStage extends Stage {
  /** One vector a token, where they are short enough to be printed. */
  @property({ attribute: false }) vectors: readonly (readonly number[])[] | null = null;
  @property() lane = '';

  override render(): TemplateResult {
    return html`<h3 class="sr">${t('stage.embedding.heading')}</h3>
      ${this.rowTokens()}
      <span class="lab of-vector">${t('stage.embedding')}</span>
      <span class="lab of-position">${t('stage.position')}</span>
      ${this.tokens.map((token, row) => this.row(token, row))}`;
  }

  private explain(what: 'embedding' | 'position', row: number, unit: number): void {
    const stream = this.lane === 'e' ? 'source' : 'target';
    this.send({ type: 'explain', ref: { tensor: `${stream}.${what}`, index: [row, unit] }, fresh: true });
  }

  private row(token: string, row: number): TemplateResult {
    const vector = this.vectors?.[row];
    const numbers = vector?.map((value) => decimal(value)) ?? [];
    return html`${
        vector
          ? html`<span
              class="vector"
              role="group"
              data-node="in-${this.lane}-${row}"
              aria-label=${t('stage.embedding.of', { word: token, numbers: numbers.join('; ') })}
              ${at(row)}
              >${numbers.map((value, unit) => numberButton(value, () => this.explain('embedding', row, unit)))}</span
            >`
          : html`<span class="vector empty" data-node="in-${this.lane}-${row}" ${at(row)}></span>`
      }
      <span class="op plus" aria-hidden="true" ${at(row)}>+</span>
      <span class="place" ${at(row)}
        >${icons.wave}${numberButton(integer(row), () => this.explain('position', row, 0))}</span
      >
      <span class="node" data-node="sum-${this.lane}-${row}" ${at(row)}>${nothing}</span>`;
  }
}
