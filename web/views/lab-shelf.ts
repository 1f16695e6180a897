import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import type { AppState, Shelf } from '../state/state';
import { labTabs } from './lab-tabs';
import { part } from './parts';
import { View } from './view';

/** The lab below the model: what one opens when one wants to change something, one part at a time. */
@customElement('lab-shelf')
export class LabShelf extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { shelf } = this.state;
    return html`<section class="lab-band" aria-label=${t('lab.label')}>
      <div class="wrap lab-tabs-place">${labTabs(this.state, (open) => this.send({ type: 'shelf', open }))}</div>
      ${shelf ? html`<div class="wrap lab-open" id="lab-open" data-shelf=${shelf}>${this.open(shelf)}</div>` : nothing}
    </section>`;
  }

  /** What is opened from the masthead is brought into view. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (before === undefined || before.shelf === this.state.shelf || this.state.shelf === null) return;
    this.querySelector('.lab-open')?.scrollIntoView({ block: 'start' });
  }

  private open(shelf: Shelf): unknown {
    const { state } = this;
    switch (shelf) {
      case 'experiments':
        return part('experiments', () => html`<experiments-panel .state=${state}></experiments-panel>`);
      case 'decoding':
        return part('decoding', () => html`<decoding-panel .state=${state}></decoding-panel>`);
      case 'data':
        return part('data', () => html`<data-panel .state=${state}></data-panel>`);
      case 'share':
        return part('share', () => html`<share-panel .state=${state}></share-panel>`);
    }
  }
}
