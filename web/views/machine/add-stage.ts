import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { at, Stage } from './stage';

/** The residual connection: what came in is added to what attention made of it. */
@customElement('add-stage')
export class AddStage extends Stage {
  /** The attention whose values are added. */
  @property() of = '';

  override render(): TemplateResult {
    return html`<h3 class="sr">${t('stage.add.heading')}</h3>
      <p class="alone">${t('stage.add.alone')}</p>
      ${this.tokens.map(
        (_, row) =>
          html`<span class="op ring" aria-hidden="true" data-node="add-${this.of}-${row}" ${at(row)}>+</span>
            <span class="node" data-node="out-${this.of}-${row}" ${at(row)}></span>`,
      )}`;
  }
}
