import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DecodeStep } from '../../engine/types';
import { t } from '../../i18n';
import { probability } from '../../i18n/format';
import { properties } from '../styled';
import { word } from '../view';
import { at, Stage } from './stage';

/** The linear layer and softmax: how probable each word is, and which one is written. */
@customElement('output-stage')
export class OutputStage extends Stage {
  @property({ attribute: false }) steps: readonly DecodeStep[] = [];
  /** The order in which words are listed, so that bars grow and shrink in their place. */
  @property({ attribute: false }) vocabulary: readonly string[] = [];

  override render(): TemplateResult {
    return html`<h3>${t('stage.output')}</h3>
      <span class="lab of-bars">${t('stage.probability')}</span>
      <span class="lab of-writes">${t('stage.writes')}</span>
      ${this.steps.map((step, row) => this.row(step, row))}`;
  }

  private row(step: DecodeStep, row: number): TemplateResult {
    const order = (token: string): number => this.vocabulary.indexOf(token);
    const words = [...step.top].sort((a, b) => order(a.token) - order(b.token));
    return html`<div class="out" data-node="bars-${row}" ${at(row)}>
        ${words.map(({ token, probability: p }) => {
          const best = token === step.token ? 'best' : '';
          return html`<span class="w ${best}">${word(token)}</span>
            <span class="bar ${best}"><b ${properties({ '--share': p })}></b></span>
            <span class="p ${best}">${probability(p)}</span>`;
        })}
      </div>
      <span class="token final" data-node="final-${row}" ${at(row)}>${word(step.token)}</span>`;
  }
}
