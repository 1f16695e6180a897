import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Maps } from '../engine/messages';
import type { AttentionKind } from '../engine/types';
import { t } from '../i18n';
import { integer } from '../i18n/format';
import type { Selection } from '../state/state';
import { headOf } from './heat/matrix';
import './heat/heat-thumb';
import { properties } from './styled';
import { View } from './view';

const KINDS: readonly AttentionKind[] = ['encoder', 'decoder', 'cross'];
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Every attention of the model, small: kind × layer × head. */
@customElement('head-thumbs')
export class HeadThumbs extends View {
  @property({ attribute: false }) maps!: Maps;
  @property({ attribute: false }) selection!: Selection;

  override render(): TemplateResult {
    return html`${KINDS.map((kind) => this.block(kind))}`;
  }

  private block(kind: AttentionKind): TemplateResult {
    const maps = this.maps[kind];
    return html`<section class="heads-of" ${properties({ '--heads': maps.heads })}>
      <h3 class="of-${kind}">${t(`kind.${kind}.long`)}</h3>
      <div class="rows">
        ${
          kind === 'encoder'
            ? html`<span></span>${range(maps.heads).map(
                  (head) => html`<span class="head-name">${t('heads.head', { head: integer(head + 1) })}</span>`,
                )}`
            : ''
        }
        ${range(maps.layers).map(
          (layer) =>
            html`<span>${t('heads.layer', { layer: integer(layer + 1) })}</span> ${range(maps.heads).map((head) =>
                this.thumb(kind, layer, head),
              )}`,
        )}
      </div>
    </section>`;
  }

  private thumb(kind: AttentionKind, layer: number, head: number): TemplateResult {
    const { selection } = this;
    const on = selection.kind === kind && selection.layer === layer && selection.head === head;
    return html`<button
      type="button"
      aria-pressed=${on ? 'true' : 'false'}
      aria-label=${t('heads.button', { name: t(`kind.${kind}.long`), layer: layer + 1, head: head + 1 })}
      @click=${() => this.choose(kind, layer, head)}
    >
      <heat-thumb .matrix=${headOf(this.maps[kind], layer, head)}></heat-thumb>
    </button>`;
  }

  private choose(kind: AttentionKind, layer: number, head: number): void {
    const { row, column } = this.selection;
    const map = this.maps[kind];
    const newRow = Math.min(row, map.rows - 1);
    const end = map.masked ? newRow : map.columns - 1;
    this.send({ type: 'select', selection: { kind, layer, head, row: newRow, column: Math.min(column, end) } });
  }
}
