import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Frame } from '../engine/messages';
import { weightAt } from '../explain/reference';
import { rich, t } from '../i18n';
import { integer } from '../i18n/format';
import type { Selection } from '../state/state';
import type { Cell } from './heat/heat-map';
import './heat/heat-legend';
import './heat/heat-map';
import { even, headOf, type Matrix } from './heat/matrix';
import './matrix-table';
import { wantedToken } from './note-words';
import { color } from './paint';
import { setProperties, typeset, View, word } from './view';

/** In a narrower cell a number of two digits in the smallest type would touch its neighbours. */
const ROOM_FOR_NUMBERS = 27;

/** The selected head, large, with its words on both sides; or the same as a table. */
@customElement('focus-view')
export class FocusView extends View {
  @property({ attribute: false }) frame!: Frame;
  @property({ attribute: false }) selection!: Selection;
  @state() private asTable = false;
  /** How wide a cell has come out on this page. */
  @state() private cell = 0;
  /** How wide a cell would be under words that are not turned: turning them must not undo its own reason. */
  @state() private free = 0;
  private watched: Element | null = null;
  private readonly probed = new ResizeObserver(([entry]) => {
    this.free = entry!.contentRect.width;
  });
  private readonly resized = new ResizeObserver(([entry]) => {
    this.cell = entry!.contentRect.width / focusMatrix(this.frame, this.selection).columns;
  });

  override render(): TemplateResult {
    const { kind, layer, head, row, column } = this.selection;
    const matrix = focusMatrix(this.frame, this.selection);
    const name = t(`kind.${kind}.long`);
    return html`<h2 class="of-${kind}">
        ${t('focus.title', { name, layer: integer(layer + 1), head: integer(head + 1) })}
      </h2>
      ${
        this.asTable
          ? html`<matrix-table .matrix=${matrix} .row=${row} .label=${name} @explain=${this.explain}></matrix-table>`
          : this.picture(matrix, name, row, column)
      }
      <div class="foot">
        <button
          type="button"
          class="quiet-button"
          aria-pressed=${this.asTable ? 'true' : 'false'}
          @click=${() => {
            this.asTable = !this.asTable;
          }}
        >
          ${t(this.asTable ? 'focus.picture' : 'focus.table')}
        </button>
        <heat-legend></heat-legend>
      </div>
      <p class="figure-caption">${this.caption(matrix)}</p>`;
  }

  private tooWide(words: readonly string[]): boolean {
    return this.free > 0 && words.some((token) => wordWidth(typeset(token)) > this.free - 2);
  }

  override updated(): void {
    const grid = this.querySelector('heat-map');
    if (grid && grid !== this.watched) {
      this.resized.disconnect();
      this.resized.observe(grid);
      this.probed.disconnect();
      this.probed.observe(this.querySelector('.free-cell')!);
    }
    this.watched = grid;
    const { rows, columns } = focusMatrix(this.frame, this.selection);
    setProperties(this, { '--rows': rows, '--columns': columns, '--larger': Math.max(rows, columns) });
  }

  private picture(matrix: Matrix, name: string, row: number, column: number): TemplateResult {
    const turned = this.tooWide(matrix.columnTokens);
    const bare = this.cell > 0 && this.cell < ROOM_FOR_NUMBERS;
    return html`<div class="focus-grid ${turned ? 'turned' : ''}">
      <span class="free-cell" aria-hidden="true"></span>
      <div class="column-names" aria-hidden="true">
        ${matrix.columnTokens.map((token, index) => html`<span class=${index === column ? 'on' : ''}>${word(token)}</span>`)}
      </div>
      <div class="row-names" aria-hidden="true">
        ${matrix.rowTokens.map((token, index) => html`<span class=${index === row ? 'on' : ''}>${word(token)}</span>`)}
      </div>
      <heat-map
        .matrix=${matrix}
        .selected=${{ row, column }}
        .label=${name}
        .numbers=${bare ? 'none' : 'short'}
        .fontSize=${this.cell < 38 ? 11 : 12}
        data-kind=${this.selection.kind}
        @pick=${(event: CustomEvent<Cell>) => this.send({ type: 'select', selection: event.detail })}
        @explain=${this.explain}
      ></heat-map>
    </div>`;
  }

  private explain(event: CustomEvent<Cell>): void {
    this.send({ type: 'select', selection: event.detail });
    this.send({ type: 'explain', ref: weightAt({ ...this.selection, ...event.detail }), fresh: true });
  }

  private caption(matrix: Matrix): unknown {
    if (this.frame.step === 0) return rich(even(matrix) ? 'note.untrained.even' : 'note.untrained', {});
    return this.selection.kind === 'encoder' ? nothing : t(`focus.caption.${this.selection.kind}`);
  }
}

const widths = new Map<string, number>();
let measure: CanvasRenderingContext2D | null = null;

/** The width of a word as it stands over its column. */
function wordWidth(token: string): number {
  let width = widths.get(token);
  if (width === undefined) {
    measure ??= document.createElement('canvas').getContext('2d')!;
    measure.font = `700 15px ${color('--serif')}`;
    width = measure.measureText(token).width;
    widths.set(token, width);
  }
  return width;
}

/** In cross-attention a row is named by the word that is written there, in the other two by the word that is read. */
export function focusMatrix(frame: Frame, selection: Selection): Matrix {
  const { kind, layer, head } = selection;
  const matrix = headOf(frame.maps[kind], layer, head);
  if (kind !== 'cross') return matrix;
  const rowTokens = matrix.rowTokens.map((_, row) => wantedToken(frame, row) ?? frame.shown.steps[row]?.token ?? '');
  return { ...matrix, rowTokens };
}
