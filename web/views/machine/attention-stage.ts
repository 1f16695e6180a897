import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AttentionKind } from '../../engine/types';
import { weightAt } from '../../explain/reference';
import { t } from '../../i18n';
import type { Cell } from '../heat/heat-map';
import '../heat/heat-map';
import type { NamedMatrix } from '../heat/matrix';
import { rowName } from '../row-name';
import { setProperties, word } from '../view';
import { howNear } from '../how-near';
import { noted } from './noted';
import { Stage } from './stage';

/** The crossbar: query wires come in from the left, keys from above, values leave to the right. */
@customElement('attention-stage')
export class AttentionStage extends Stage {
  @property({ attribute: false }) matrix!: NamedMatrix;
  @property({ attribute: false }) selected: Cell | null = null;
  @property() kind: AttentionKind = 'encoder';

  override render(): TemplateResult {
    const name = t(`kind.${this.kind}`);
    return html`<h3 class="of-${this.kind}">${noted(`attention.${this.kind}`, name)}</h3>
      ${this.rowTokens(this.matrix.rowNames.map(rowName))}
      <div class="keys" data-node="keys-${this.kind}">
        ${this.matrix.columnTokens.map(
          (token, column) =>
            html`<span
              class="key ${this.selected?.column === column ? 'on' : ''}"
              data-node="key-${this.kind}-${column}"
              >${word(token)}</span
            >`,
        )}
      </div>
      <heat-map
        data-node="heat-${this.kind}"
        data-kind=${this.kind}
        .matrix=${this.matrix}
        .selected=${this.selected}
        .label=${name}
        .fontSize=${Math.max(this.matrix.rows, this.matrix.columns) > 2 ? 13 : 17}
        @pick=${(event: CustomEvent<Cell>) =>
          this.send({ type: 'select', selection: { kind: this.kind, layer: 0, head: 0, ...event.detail } })}
        @explain=${(event: CustomEvent<Cell>) => this.explain(event.detail)}
      ></heat-map>
      ${this.selected ? howNear(() => this.explain(this.selected!)) : nothing}
      ${this.matrix.off ? html`<span class="ghost-name" aria-hidden="true">${t('off.short')}</span>` : nothing}`;
  }

  private explain(cell: Cell): void {
    this.send({ type: 'explain', ref: weightAt({ kind: this.kind, layer: 0, head: 0, ...cell }), fresh: true });
  }

  override updated(): void {
    super.updated();
    setProperties(this, { '--c': this.matrix.columns });
  }
}
