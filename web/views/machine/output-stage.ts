import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DecodeStep } from '../../engine/types';
import { t } from '../../i18n';
import { probability } from '../../i18n/format';
import { properties } from '../styled';
import { numberButton, word } from '../view';
import { noted } from './noted';
import { at, Stage } from './stage';

/** Listed probabilities that leave out more than this get a line for the others, so that they add up. */
const WORTH_A_LINE = 0.01;

/** The linear layer and softmax: how probable each word is, and which one is written. */
@customElement('output-stage')
export class OutputStage extends Stage {
  @property({ attribute: false }) steps: readonly DecodeStep[] = [];
  /** The order in which words are listed, so that bars grow and shrink in their place. */
  @property({ attribute: false }) vocabulary: readonly string[] = [];

  override render(): TemplateResult {
    return html`<h3>${noted('output', t('stage.output'))}</h3>
      <span class="tag of-bars">${noted('probability', t('stage.probability'))}</span>
      <span class="tag of-writes">${noted('writes', t('stage.writes'))}</span>
      ${this.steps.map((step, row) => this.row(step, row))}`;
  }

  private row(step: DecodeStep, row: number): TemplateResult {
    const order = (token: string): number => this.vocabulary.indexOf(token);
    const words = [...step.top].sort((a, b) => order(a.token) - order(b.token));
    const rest = Math.max(0, 1 - words.reduce((sum, { probability: p }) => sum + p, 0));
    return html`<div class="out" data-node="bars-${row}" ${at(row)}>
        ${words.map(({ token, probability: p }) => {
          const best = token === step.token ? 'best' : '';
          return html`<span class="w ${best}">${word(token)}</span>
            <span class="bar ${best}"><b ${properties({ '--share': p })}></b></span>
            <span class="p ${best}">${numberButton(probability(p), () => this.explain(row, order(token)))}</span>`;
        })}
        ${this.others(rest)}
      </div>
      <span class="token final" data-node="final-${row}" ${at(row)}>${word(step.token)}</span>`;
  }

  private explain(row: number, word: number): void {
    this.send({ type: 'explain', ref: { tensor: 'probabilities', index: [row, word] }, fresh: true });
  }

  /** What the listed words leave out. The line keeps its place when there is nothing to say: else all would move. */
  private others(rest: number): TemplateResult {
    const quiet = rest > WORTH_A_LINE ? '' : 'quiet';
    return html`<span class="w other ${quiet}">${t('alternatives.other')}</span>
      <span class="bar ${quiet}"><b ${properties({ '--share': rest })}></b></span>
      <span class="p ${quiet}">${probability(rest)}</span>`;
  }
}
