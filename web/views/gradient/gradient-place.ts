import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelConfig } from '../../engine/types';
import { t } from '../../i18n';
import type { Flow } from '../../state/flow';
import { noted } from '../machine/noted';
import type { Place } from '../machine/stage-numbers';
import { properties } from '../styled';
import { View } from '../view';
import { PARTS, STAGES } from './places';
import { seen } from './size';

/** The gradient at one stage, where there are no wires that it could stand beside. */
@customElement('gradient-place')
export class GradientPlace extends View {
  @property() of: Place = 'output';
  @property({ attribute: false }) flow: Flow | null = null;
  @property({ attribute: false }) config!: ModelConfig;

  override connectedCallback(): void {
    super.connectedCallback();
    // Where a note stands below what it is about, this is what it stands below.
    this.classList.add('figure');
  }

  override render(): TemplateResult {
    const { flow } = this;
    return html`<p><span class="of">${t(STAGES[this.of])}</span> ${noted(`gradient:${this.of}`, t('gradient.word'))}</p>
      <ul class="sizes" aria-label=${t('gradient.list')}>
        ${PARTS[this.of].map(({ name, tensors }) => {
          const { lit, size, width } = seen(flow, this.config, tensors);
          return html`<li class=${lit ? 'lit' : ''} data-tensors=${tensors.join(' ')}>
            <span aria-hidden="true">${t(name)}</span>
            <i ${properties({ '--width': width })}></i>
            <b aria-hidden="true">${size}</b>
            <span class="sr">${t('gradient.at', { stage: t(STAGES[this.of]), part: t(name), size })}</span>
          </li>`;
        })}
      </ul>`;
  }
}
