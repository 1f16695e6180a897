import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../../i18n';
import { decimal, weight } from '../../i18n/format';
import { hideTip, showTip } from '../value-tip';
import { CanvasView } from '../canvas-view';
import { rowName, rowText } from '../row-name';
import { setProperties, typeset, word } from '../view';
import { drawHeat } from './draw';
import { visible, type NamedMatrix } from './matrix';

export interface Cell {
  row: number;
  column: number;
}

const ARROWS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * One attention matrix on canvas. Hover reads a cell; a click or the arrow keys select it and send `pick`; a click on the selected
 * one, or Enter, sends `explain`.
 */
@customElement('heat-map')
export class HeatMap extends CanvasView {
  @property({ attribute: false }) matrix!: NamedMatrix;
  @property({ attribute: false }) selected: Cell | null = null;
  /** What it is, for a screen reader. */
  @property() label = '';
  @property() numbers: 'full' | 'short' | 'none' = 'full';
  @property({ type: Number }) fontSize = 13;
  @query('canvas') private place!: HTMLCanvasElement;
  protected hovered: Cell | null = null;
  /** Where the pointer rests while the tip is up: the value below it changes with every step. */
  private pointer: { clientX: number; clientY: number } | null = null;
  private meaning = '';

  override render(): TemplateResult {
    return html`<canvas
      class="heat"
      tabindex="0"
      role="application"
      aria-roledescription=${t('heat.role')}
      aria-label=${this.description()}
      @pointermove=${this.hover}
      @pointerleave=${this.leave}
      @click=${this.choose}
      @keydown=${this.key}
      @blur=${() => this.send({ type: 'say', text: '' })}
    ></canvas>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get('matrix');
    if (before?.rows !== this.matrix.rows || before.columns !== this.matrix.columns) {
      setProperties(this, { '--rows': this.matrix.rows, '--columns': this.matrix.columns });
    }
    const { rows, columnTokens } = this.matrix;
    const meaning = [this.label, rows, ...columnTokens].join(' ');
    // Under a resting pointer another sentence is another cell, which nobody pointed at.
    if (meaning !== this.meaning) this.leave();
    else this.read();
    this.meaning = meaning;
    super.updated(changed);
  }

  private description(): string {
    const { rows, columns } = this.matrix;
    const what = t('heat.label', { name: this.label, rows, columns });
    return this.selected ? `${what} ${this.reading(this.selected)}` : what;
  }

  private reading({ row, column }: Cell): string {
    const { rowNames, columnTokens, values, columns } = this.matrix;
    return t('heat.reading', {
      row: rowText(rowNames[row]),
      column: typeset(columnTokens[column] ?? ''),
      value: this.matrix.off ? t('off.short') : weight(values[row * columns + column] ?? 0, visible(this.matrix, row)),
    });
  }

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    drawHeat(canvas, width, height, this.matrix, {
      gap: 2,
      numbers: this.numbers,
      fontSize: this.fontSize,
      selected: this.selected,
      hovered: this.hovered,
      decimal: (value) => decimal(value, 2),
    });
  }

  private at(event: { clientX: number; clientY: number }): Cell {
    const box = this.place.getBoundingClientRect();
    const index = (offset: number, size: number, count: number): number =>
      Math.max(0, Math.min(count - 1, Math.floor((offset / size) * count)));
    return {
      row: index(event.clientY - box.top, box.height, this.matrix.rows),
      column: index(event.clientX - box.left, box.width, this.matrix.columns),
    };
  }

  private hover(event: PointerEvent): void {
    this.pointer = { clientX: event.clientX, clientY: event.clientY };
    const cell = this.read();
    if (!cell) return;
    const next = cell.column < visible(this.matrix, cell.row) ? cell : null;
    if (next?.row === this.hovered?.row && next?.column === this.hovered?.column) return;
    this.hovered = next;
    this.redraw();
  }

  /** Puts what the pointer rests on into the tip. */
  private read(): Cell | null {
    if (!this.pointer) return null;
    const cell = this.at(this.pointer);
    const count = visible(this.matrix, cell.row);
    const open = cell.column < count;
    const { rowNames, columnTokens, values, columns } = this.matrix;
    const value = open
      ? weight(values[cell.row * columns + cell.column]!, count)
      : t(this.matrix.off ? 'off.short' : 'heat.masked');
    showTip(
      this.pointer.clientX,
      this.pointer.clientY,
      html`${rowName(rowNames[cell.row])} → ${word(columnTokens[cell.column] ?? '')} <b>${value}</b>`,
      this.place.getBoundingClientRect().bottom,
    );
    return cell;
  }

  private leave(): void {
    // The tip is shared: a matrix that nobody points at must not take it from another.
    if (this.pointer) hideTip();
    this.pointer = null;
    if (this.hovered === null) return;
    this.hovered = null;
    this.redraw();
  }

  private choose(event: MouseEvent): void {
    const cell = this.at(event);
    const again = cell.row === this.selected?.row && cell.column === this.selected.column;
    this.pick(cell);
    if (again) this.pick(cell, 'explain');
  }

  private key(event: KeyboardEvent): void {
    const way = ARROWS[event.key];
    if (event.key === 'Enter' && this.selected) this.pick(this.selected, 'explain');
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // The first key press on a matrix that has no selection starts in its corner.
    const from = this.selected;
    const row = from ? Math.max(0, Math.min(this.matrix.rows - 1, from.row + way[0])) : 0;
    const end = Math.max(0, visible(this.matrix, row) - 1);
    const column = from ? Math.max(0, Math.min(end, from.column + way[1])) : 0;
    this.pick({ row, column });
    this.send({ type: 'say', text: this.reading({ row, column }) });
  }

  private pick(cell: Cell, what = 'pick'): void {
    if (cell.column >= visible(this.matrix, cell.row)) return;
    this.dispatchEvent(new CustomEvent<Cell>(what, { detail: cell }));
  }
}
