import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { noted } from './noted';
import { at, Stage } from './stage';

/** The residual connection: what came in is added to what attention made of it. */
@customElement('add-stage')
export class AddStage extends Stage {
  /** The attention whose values are added. */
  @property() of = '';
  /** The residual connection is left out. */
  @property({ type: Boolean }) off = false;

  override render(): TemplateResult {
    return html`<h3 class="sr">${t('stage.add.heading')}</h3>
      <p class="alone">${noted(`residual:${this.of}`, t(this.off ? 'wire.residual.off' : 'stage.add.alone'))}</p>
      ${this.tokens.map(
        (_, row) =>
          html`<span class="op ring ${this.off ? 'ghost' : ''}" data-node="add-${this.of}-${row}" ${at(row)}
              >${this.plus(row)}</span
            >
            <span class="node" data-node="out-${this.of}-${row}" ${at(row)}></span>`,
      )}`;
  }

  /** The first ring is the stage's name. */
  private plus(row: number): TemplateResult {
    const sign = html`<span aria-hidden="true">+</span>`;
    return row === 0
      ? noted(`residual:${this.of}`, html`${sign}<span class="sr">${t('stage.add.heading')}</span>`)
      : sign;
  }
}
