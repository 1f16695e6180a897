import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import { SHELVES, type AppState, type Shelf } from '../state/state';
import { part } from './parts';
import { View } from './view';

/** The lab below the model: what one opens when one wants to change something, one part at a time. */
@customElement('lab-shelf')
export class LabShelf extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { shelf } = this.state;
    return html`<section class="lab-band" aria-label=${t('lab.label')}>
      <div class="wrap lab-tabs">
        ${SHELVES.map(
          (name) =>
            html`<button
              type="button"
              aria-expanded=${name === shelf ? 'true' : 'false'}
              aria-controls=${name === shelf ? 'lab-open' : nothing}
              @click=${() => this.send({ type: 'shelf', open: name === shelf ? null : name })}
            >
              ${t(`lab.${name}`)}
            </button>`,
        )}
      </div>
      ${shelf ? html`<div class="wrap lab-open" id="lab-open" data-shelf=${shelf}>${this.open(shelf)}</div>` : nothing}
    </section>`;
  }

  private open(shelf: Shelf): unknown {
    const { state } = this;
    switch (shelf) {
      case 'experiments':
        return part('experiments', () => html`<experiments-panel .state=${state}></experiments-panel>`);
      case 'data':
        return part('data', () => html`<data-panel .state=${state}></data-panel>`);
      case 'share':
        return part('share', () => html`<share-panel .state=${state}></share-panel>`);
    }
  }
}
