import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-build.css';
import { t } from '../../i18n';
import { decimal, integer, share } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { properties } from '../../views/styled';
import {
  changed,
  CHANGES,
  PARTS,
  PUBLISHED,
  sizeOf,
  sizeOfPublished,
  totalOf,
  weightsOf,
  type Change,
  type Size,
} from '../sizes';
import { Figure } from './figure';

/** The one that the reader's model is changed into. */
export const GOAL = PUBLISHED[0]!;

/** The weights of the reader's model part by part, and what they come to with the sizes of a published one. */
@customElement('model-sizes')
export class ModelSizes extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @state() private changes: ReadonlySet<Change> = new Set();
  private mine: Size | null = null;

  override render(): TemplateResult {
    const { opened } = this.state;
    if (opened) this.mine = sizeOf(opened.config);
    const { mine } = this;
    if (!mine) return html`<div class="figure-waiting"></div>`;
    const total = totalOf(weightsOf(mine));
    return html`<div class="model-sizes ${this.lit ?? ''}">
      <fieldset class="size-changes">
        <legend>${t('figure.sizes.changes', { name: GOAL.name })}</legend>
        ${CHANGES.map((change) => this.change(change))}
      </fieldset>
      ${this.parts(weightsOf(changed(mine, GOAL, this.changes)), total)} ${this.published(total)}
    </div>`;
  }

  private change(change: Change): TemplateResult {
    const { layers, width, vocabulary, context } = GOAL;
    const numbers = {
      layers: integer(layers),
      width: integer(width),
      forward: integer(4 * width),
      vocabulary: integer(vocabulary),
      context: integer(context),
    };
    return html`<label>
      <input
        type="checkbox"
        role="switch"
        name=${change}
        .checked=${this.changes.has(change)}
        @change=${() => this.toggle(change)}
      />
      <span>${t(`figure.sizes.change.${change}`, numbers)}</span>
    </label>`;
  }

  private toggle(change: Change): void {
    const next = new Set(this.changes);
    if (!next.delete(change)) next.add(change);
    this.changes = next;
    if (next.size === 1) for (const alone of next) this.saw(`alone:${alone}`);
    if (next.size === CHANGES.length) this.saw('all');
  }

  private parts(weights: ReturnType<typeof weightsOf>, mine: number): TemplateResult {
    const total = totalOf(weights);
    return html`<div class="size-bar" aria-hidden="true">
        ${PARTS.map((part) => html`<b class="of-${part}" ${properties({ '--share': weights[part] / total })}></b>`)}
      </div>
      <table class="size-table">
        <caption class="sr">
          ${t('figure.sizes.table')}
        </caption>
        <tbody>
          ${PARTS.map(
            (part) =>
              html`<tr class="of-${part}">
                <th scope="row"><i class="swatch" aria-hidden="true"></i>${t(`figure.sizes.part.${part}`)}</th>
                <td>${integer(weights[part])}</td>
                <td>${share(weights[part] / total)}</td>
              </tr>`,
          )}
          <tr class="size-total">
            <th scope="row">${t('figure.sizes.total')}</th>
            <td data-number="total">${integer(total)}</td>
            <td>${times(total / mine)}</td>
          </tr>
        </tbody>
      </table>`;
  }

  private published(mine: number): TemplateResult {
    return html`<table class="size-published">
      <caption>
        ${t('figure.sizes.published')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('figure.sizes.model')}</th>
          <th scope="col">${t('figure.build.column.layers')}</th>
          <th scope="col">${t('figure.build.column.width')}</th>
          <th scope="col">${t('figure.build.column.weights')}</th>
          <th scope="col">${t('figure.sizes.times')}</th>
        </tr>
      </thead>
      <tbody>
        ${PUBLISHED.map((one) => {
          const total = totalOf(weightsOf(sizeOfPublished(one)));
          return html`<tr>
            <th scope="row">${one.name} <small>${one.source}</small></th>
            <td>${integer(one.layers)}</td>
            <td>${integer(one.width)}</td>
            <td>${integer(total)}</td>
            <td>${times(total / mine)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }
}

/** How many times as large; below ten with a decimal, so that less than one is not none. */
const times = (factor: number): string => `× ${factor < 10 ? decimal(factor, 2) : integer(factor)}`;
