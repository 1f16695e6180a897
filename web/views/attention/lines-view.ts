import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import { weight } from '../../i18n/format';
import type { RowName } from '../../state/wanted';
import '../../styles/attention.css';
import { CanvasView } from '../canvas-view';
import type { Cell } from '../heat/heat-map';
import { sized } from '../heat/draw';
import { visible, type NamedMatrix } from '../heat/matrix';
import { palette } from '../heat/palette';
import { color, shade } from '../paint';
import { rowName, rowText } from '../row-name';
import { setProperties, typeset } from '../view';
import { curve, linesOf, lineShade, widthOf, type Line, type Shown } from './line-drawing';

type Side = 'from' | 'to';
interface Token {
  side: Side;
  index: number;
}

/** How much of the other rows is seen behind the selected one. */
const FAINT = 0.28;

/**
 * The same matrix as lines: on the left the words or places that look, on the right what they look at. A word that has the pointer or the
 * focus shows its own lines alone. A click and the arrow keys select and send `pick`, Enter sends `explain`.
 */
@customElement('lines-view')
export class LinesView extends CanvasView {
  @property({ attribute: false }) matrix!: NamedMatrix;
  @property({ attribute: false }) selected!: Cell;
  @property() label = '';
  @state() private pointed: Token | null = null;
  @state() private focused: Token | null = null;

  override render(): TemplateResult {
    return html`${this.side('from', this.matrix.rowNames, this.selected.row)}
      <canvas aria-hidden="true"></canvas>
      ${this.side('to', this.matrix.columnTokens, this.selected.column)}`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    setProperties(this, { '--most': Math.max(this.matrix.rows, this.matrix.columns) });
    super.updated(changed);
  }

  private side(side: Side, tokens: readonly RowName[], selected: number): TemplateResult {
    const places = typeof tokens[0] === 'object';
    const active = this.active;
    const lit = active?.side === side ? active.index : selected;
    return html`<div
      class="line-tokens ${side}"
      role="listbox"
      aria-label="${this.label}. ${t(places ? 'lines.from.places' : `lines.${side}`)}"
      data-side=${side}
      @pointerover=${this.point}
      @pointerleave=${() => this.unpoint()}
      @focusin=${this.focusIn}
      @focusout=${this.focusOut}
      @click=${this.choose}
      @keydown=${this.key}
    >
      ${tokens.map(
        (token, index) =>
          html`<div
            class="line-token ${index === lit ? 'on' : ''}"
            role="option"
            data-index=${index}
            tabindex=${index === selected ? 0 : -1}
            aria-selected=${index === selected ? 'true' : 'false'}
          >
            <span class="w">${rowName(token)}</span> <span class="number">${this.number(side, index)}</span>
          </div>`,
      )}
    </div>`;
  }

  private get active(): Token | null {
    const { rows, columns } = this.matrix;
    const there = (token: Token | null): Token | null =>
      token && token.index < (token.side === 'from' ? rows : columns) ? token : null;
    return there(this.pointed) ?? there(this.focused);
  }

  /** The weights of the row on show stand beside what it looks at; those of a column beside the words that look at it. */
  private number(side: Side, index: number): string {
    const active = this.active;
    const column = active?.side === 'to' ? active.index : null;
    if ((column === null) === (side === 'from')) return '';
    const row = column === null ? (active?.index ?? this.selected.row) : index;
    return this.value({ row, column: column ?? index });
  }

  private value({ row, column }: Cell): string {
    const { columns, values } = this.matrix;
    const end = visible(this.matrix, row);
    return column < end ? weight(values[row * columns + column] ?? 0, end) : '';
  }

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    const context = sized(canvas, width, height);
    const active = this.active;
    const shown: Shown = active && (active.side === 'from' ? { row: active.index } : { column: active.index });
    const pitch = height / Math.max(this.matrix.rows, this.matrix.columns);
    const css = palette(shade()).css;
    const stroke = (line: Line, style: string, lineWidth: number): void => {
      const [x, y, ...bends] = curve(line, 2, width - 2, pitch) as [number, number, ...number[]];
      context.strokeStyle = style;
      context.lineWidth = lineWidth;
      context.beginPath();
      context.moveTo(x, y);
      context.bezierCurveTo(...(bends as [number, number, number, number, number, number]));
      context.stroke();
    };
    const { row, column } = this.selected;
    const lines = linesOf(this.matrix, shown);
    const front = shown ? lines : lines.filter((line) => line.row === row);
    context.lineCap = 'round';
    context.globalAlpha = FAINT;
    if (!shown)
      for (const line of lines) if (line.row !== row) stroke(line, css[lineShade(line.weight)]!, widthOf(line.weight));
    context.globalAlpha = 1;
    for (const line of front) {
      const own = widthOf(line.weight);
      // The selected cell has a ring in the heatmap; its line has the same rim.
      if (line.row === row && line.column === column) {
        stroke(line, color('--ink'), own + 4);
        stroke(line, color('--paper'), own + 2);
      }
      stroke(line, css[lineShade(line.weight)]!, own);
    }
  }

  private tokenAt(event: Event): Token | null {
    const option = (event.target as Element).closest<HTMLElement>('[role=option]');
    if (!option) return null;
    const { side } = (event.currentTarget as HTMLElement).dataset;
    return { side: side as Side, index: Number(option.dataset.index) };
  }

  private point(event: PointerEvent): void {
    const next = event.pointerType === 'touch' ? null : this.tokenAt(event);
    if (next?.side === this.pointed?.side && next?.index === this.pointed?.index) return;
    this.pointed = next;
  }

  private unpoint(): void {
    this.pointed = null;
  }

  private focusIn(event: FocusEvent): void {
    // What was clicked is selected, and what is selected stands out among all the lines.
    this.focused = (event.target as Element).matches(':focus-visible') ? this.tokenAt(event) : null;
  }

  private focusOut(): void {
    this.focused = null;
    this.send({ type: 'say', text: '' });
  }

  private choose(event: MouseEvent): void {
    const token = this.tokenAt(event);
    if (token) this.pick(token);
  }

  private key(event: KeyboardEvent): void {
    const token = this.tokenAt(event);
    if (!token || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      this.dispatchEvent(new CustomEvent<Cell>('explain', { detail: this.selected }));
      return;
    }
    const wanted = this.next(token, event.key);
    if (!wanted) return;
    event.preventDefault();
    const cell = this.pick(wanted);
    const { rowNames, columnTokens } = this.matrix;
    this.querySelector<HTMLElement>(`[data-side=${wanted.side}] [data-index="${wanted.index}"]`)?.focus();
    this.send({
      type: 'say',
      text: t('heat.reading', {
        row: rowText(rowNames[cell.row]),
        column: typeset(columnTokens[cell.column] ?? ''),
        value: this.matrix.off ? t('off.short') : this.value(cell),
      }),
    });
  }

  private next({ side, index }: Token, key: string): Token | null {
    const { rows, columns } = this.matrix;
    const last = (side === 'from' ? rows : columns) - 1;
    switch (key) {
      case 'ArrowUp':
        return { side, index: Math.max(0, index - 1) };
      case 'ArrowDown':
        return { side, index: Math.min(last, index + 1) };
      case 'Home':
        return { side, index: 0 };
      case 'End':
        return { side, index: last };
      case 'ArrowLeft':
        return { side: 'from', index: this.selected.row };
      case 'ArrowRight':
        return { side: 'to', index: this.selected.column };
      case ' ':
        return { side, index };
      default:
        return null;
    }
  }

  /** The other word of the pair stays, unless the mask hides one from the other. */
  private pick({ side, index }: Token): Cell {
    const { row, column } = this.selected;
    const { masked } = this.matrix;
    const cell =
      side === 'from'
        ? { row: index, column: Math.max(0, Math.min(column, visible(this.matrix, index) - 1)) }
        : { row: masked ? Math.max(row, index) : row, column: index };
    this.dispatchEvent(new CustomEvent<Cell>('pick', { detail: cell }));
    return cell;
  }
}
