import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Maps } from '../engine/messages';
import type { AttentionKind } from '../engine/types';
import { t } from '../i18n';
import { fitSelection } from '../state/frames';
import type { Selection } from '../state/state';
import { headOf } from './heat/matrix';
import './heat/heat-thumb';
import { range } from './range';
import { View } from './view';

/** The heads of one layer, small. */
@customElement('head-thumbs')
export class HeadThumbs extends View {
  @property({ attribute: false }) maps!: Maps;
  @property() kind: AttentionKind = 'encoder';
  @property({ type: Number }) layer = 0;
  @property({ attribute: false }) selection!: Selection;

  override render(): TemplateResult {
    return html`${range(this.maps[this.kind].heads).map((head) => this.thumb(head))}`;
  }

  private thumb(head: number): TemplateResult {
    const { kind, layer, selection } = this;
    const here = selection.kind === kind && selection.layer === layer && selection.head === head;
    return html`<button
      type="button"
      aria-pressed=${here && !selection.mean ? 'true' : 'false'}
      aria-label=${t('heads.button', { name: t(`kind.${kind}.long`), layer: layer + 1, head: head + 1 })}
      @click=${() => this.choose(head)}
    >
      <heat-thumb .matrix=${headOf(this.maps[kind], layer, head)}></heat-thumb>
    </button>`;
  }

  private choose(head: number): void {
    const { kind, layer, selection } = this;
    // The selected words, as far as this attention has them.
    const next = fitSelection({ ...selection, kind, layer, head, mean: undefined }, this.maps);
    this.send({ type: 'select', selection: next });
  }
}
