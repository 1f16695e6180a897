import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Numbers } from '../../engine/messages';
import { t } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import { icons } from '../icons';
import { numberButton } from '../view';
import { noted } from './noted';
import { at, Stage } from './stage';

/** A word's numbers, the wave that says which place it has in the sentence, and the sum of the two. */
@customElement('embedding-stage')
export class EmbeddingStage extends Stage {
  @property({ attribute: false }) numbers: Numbers = {};
  @property() side: 'source' | 'target' = 'source';
  /** Positions are left out. */
  @property({ type: Boolean }) off = false;

  override render(): TemplateResult {
    const { lane } = this;
    return html`<h3 class="sr">${t('stage.embedding.heading')}</h3>
      ${this.rowTokens()}
      <span class="tag of-vector">${noted(`embedding:${lane}`, t('stage.embedding'))}</span>
      <span class="tag of-position">${noted(`position:${lane}`, this.positionName())}</span>
      <span class="tag of-sum">${noted(`sum:${lane}`, t('stage.sum'))}</span>
      ${this.tokens.map(
        (token, row) =>
          html`${this.vector('embedding', token, row)}
            <span class="op plus" aria-hidden="true" ${at(row)}>+</span>
            <span class="place ${this.off ? 'ghost' : ''}" ${at(row)}
              >${icons.wave}${numberButton(integer(row), () => this.position(row))}</span
            >
            <span class="op equals" aria-hidden="true" ${at(row)}>=</span>
            ${this.vector('sum', token, row)}`,
      )}`;
  }

  /** As the wires call it. */
  private get lane(): string {
    return this.side === 'source' ? 'e' : 'd';
  }

  private positionName(): unknown {
    const name = t('stage.position');
    return this.off ? html`<s>${name}</s><span class="sr">, ${t('off.short')}</span>` : name;
  }

  private position(row: number): void {
    this.send({ type: 'explain', ref: { tensor: `${this.side}.position`, index: [row, 0] }, fresh: true });
  }

  private vector(which: 'embedding' | 'sum', token: string, row: number): TemplateResult {
    const all = this.numbers[`${this.side}.${which}`] ?? [];
    const width = all.length / this.tokens.length;
    const numbers = [...all.slice(row * width, (row + 1) * width)].map((value) => decimal(value));
    const tensor = `${this.side}.${which}`;
    const explain = (index: number[]): void => this.send({ type: 'explain', ref: { tensor, index }, fresh: true });
    return html`<span
      class="vector ${which} ${numbers.length ? '' : 'empty'}"
      role="group"
      data-node="${which === 'sum' ? 'sum' : 'in'}-${this.lane}-${row}"
      aria-label=${t(`stage.${which}.of`, { word: token, numbers: numbers.join('; ') })}
      ${at(row)}
      >${numbers.map((value, unit) => numberButton(value, () => explain([row, unit])))}</span
    >`;
  }
}
