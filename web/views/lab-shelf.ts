import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import { isTyping } from '../state/keys';
import type { AppState, Shelf } from '../state/state';
import { labTabs } from './lab-tabs';
import { part } from './parts';
import { View } from './view';

/** The lab below the model: what one opens when one wants to change something, one part at a time. */
@customElement('lab-shelf')
export class LabShelf extends View {
  @property({ attribute: false }) state!: AppState;
  /** What has been opened and is still on its way. */
  private coming = false;

  override render(): TemplateResult {
    const { shelf } = this.state;
    return html`<section class="lab-band" aria-label=${t('lab.label')}>
      <div class="wrap lab-tabs-place">${labTabs(this.state, (open) => this.send({ type: 'shelf', open }))}</div>
      ${
        shelf
          ? html`<div class="wrap lab-open" id="lab-open" tabindex="-1" data-shelf=${shelf} @keydown=${this.key}>
              ${this.open(shelf)}
            </div>`
          : nothing
      }
    </section>`;
  }

  /** What is opened is brought into view, and the keyboard with it: as soon as it is there, since it may have to be fetched. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    const { shelf } = this.state;
    if (before !== undefined && before.shelf !== shelf) {
      this.coming = shelf !== null;
      if (shelf === null) this.giveBack(before.shelf);
    }
    const open = this.querySelector<HTMLElement>('.lab-open');
    if (!this.coming || open?.firstElementChild == null) return;
    this.coming = false;
    open.focus({ preventScroll: true });
    // Once more after it has drawn itself: before, the page was too short.
    open.scrollIntoView({ block: 'start' });
    requestAnimationFrame(() => open.scrollIntoView({ block: 'start' }));
  }

  /** The keyboard goes on at the name of what was closed, unless it is somewhere else. */
  private giveBack(shut: Shelf | null): void {
    if (document.activeElement !== document.body) return;
    const tabs = [...document.querySelectorAll<HTMLElement>('.lab-tabs button')];
    tabs.find((tab) => tab.dataset.shelf === shut && tab.offsetParent !== null)?.focus();
  }

  /** What stands in the shelf may have a use of its own for the key. */
  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isTyping(event)) return;
    event.preventDefault();
    this.send({ type: 'shelf', open: null });
  };

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
