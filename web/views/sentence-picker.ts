import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Example } from '../engine/types';
import { t } from '../i18n';
import { View } from './view';

/** As many as somebody would read through in a list. */
const LISTED = 40;

/** A list of the lesson's own sentences: the ones it learns from and the ones it never sees. */
@customElement('sentence-picker')
export class SentencePicker extends View {
  @property({ attribute: false }) train: readonly Example[] = [];
  @property({ attribute: false }) heldOut: readonly Example[] = [];
  @property() chosen = '';
  @property() heading = '';

  override render(): TemplateResult {
    return html`<select aria-label=${t('picker.label')} @change=${this.choose}>
      <option value="" .selected=${true}>${this.heading}</option>
      ${this.group('held', t('picker.heldOut'), this.heldOut)} ${this.group('train', t('picker.train'), this.train)}
    </select>`;
  }

  private group(name: string, label: string, examples: readonly Example[]): TemplateResult | typeof nothing {
    if (examples.length === 0) return nothing;
    return html`<optgroup label=${label}>
      ${spread(examples).map(({ example, index }) => html`<option value="${name}:${index}">${example.source}</option>`)}
    </optgroup>`;
  }

  private choose(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const [name, index] = select.value.split(':');
    const example = (name === 'held' ? this.heldOut : this.train)[Number(index)];
    // The list is a menu: the chosen sentence stands in the box beside it.
    select.selectedIndex = 0;
    if (example) this.send({ type: 'look', example });
  }
}

function spread(list: readonly Example[]): { example: Example; index: number }[] {
  const stride = Math.max(1, Math.floor(list.length / LISTED));
  return list
    .map((example, index) => ({ example, index }))
    .filter(({ index }) => index % stride === 0)
    .slice(0, LISTED);
}
