import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Maps } from '../../engine/messages';
import type { AttentionKind } from '../../engine/types';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import { fitSelection } from '../../state/frames';
import type { Selection } from '../../state/state';
import '../../styles/attention.css';
import '../head-thumbs';
import { matrixOf } from '../heat/matrix';
import '../heat/heat-thumb';
import { range } from '../range';
import { properties } from '../styled';
import { View } from '../view';
import { titleText } from './place';

const KINDS: readonly AttentionKind[] = ['encoder', 'decoder', 'cross'];

/** Every attention of the model, small: kind × layer × head, and beside the heads their means. */
@customElement('attention-grid')
export class AttentionGrid extends View {
  @property({ attribute: false }) maps!: Maps;
  @property({ attribute: false }) selection!: Selection;

  override render(): TemplateResult {
    return html`<h2 class="sr">${t('heads.label')}</h2>
      ${KINDS.map((kind) => this.block(kind))}`;
  }

  private block(kind: AttentionKind): TemplateResult {
    const { layers, heads } = this.maps[kind];
    const means = heads > 1;
    return html`<section class="heads-of ${means ? 'means' : ''}" ${properties({ '--heads': heads + (means ? 1 : 0) })}>
      <h3 class="of-${kind}">${t(`kind.${kind}.long`)}</h3>
      <div class="rows">
        ${kind === 'encoder' ? this.names(heads) : nothing}
        ${range(layers).map(
          (layer) =>
            html`<span>${t('heads.layer', { layer: integer(layer + 1) })}</span>
              <head-thumbs .maps=${this.maps} .kind=${kind} .layer=${layer} .selection=${this.selection}></head-thumbs>
              ${means ? this.tile({ ...this.at(kind), layer, mean: 'layer' }) : nothing}`,
        )}
        ${
          layers > 1
            ? html`<span class="all-name">${t('heads.layers', { layer: integer(layers) })}</span>
                ${this.tile({ ...this.at(kind), mean: 'all' }, 'all')}`
            : nothing
        }
      </div>
    </section>`;
  }

  private names(heads: number): TemplateResult {
    return html`<span></span> ${range(heads).map(
        (head) => html`<span class="head-name">${t('heads.head', { head: integer(head + 1) })}</span>`,
      )}
      ${heads > 1 ? html`<span class="head-name mean-name">${t('heads.mean')}</span>` : nothing}`;
  }

  /** The selected words, as far as this attention has them. */
  private at(kind: AttentionKind): Selection {
    const { selection } = this;
    return { ...(kind === selection.kind ? selection : { ...selection, layer: 0, head: 0 }), kind };
  }

  private tile(wanted: Selection, also = ''): TemplateResult {
    const next = fitSelection(wanted, this.maps);
    const { kind, layer, mean } = this.selection;
    const on = mean === next.mean && kind === next.kind && (mean === 'all' || layer === next.layer);
    return html`<button
      type="button"
      class="mean-tile ${also}"
      aria-pressed=${on ? 'true' : 'false'}
      aria-label=${titleText(next, this.maps)}
      @click=${() => this.send({ type: 'select', selection: next })}
    >
      <heat-thumb .matrix=${matrixOf(this.maps[next.kind], next)}></heat-thumb>
    </button>`;
  }
}
