import { html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import type { RowName } from '../../state/wanted';
import { CanvasView } from '../canvas-view';
import { sized } from '../heat/draw';
import { color } from '../paint';
import { hideTip, showTip } from '../value-tip';
import { rowName, rowText } from '../row-name';
import { setProperties } from '../view';
import { pictureOf } from './signed';

const ARROWS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A vector for each word or place as a strip of cells. Hover and arrow keys read a number, a click asks how it was made. */
@customElement('vector-strips')
export class VectorStrips extends CanvasView {
  @property() label = '';
  @property() tensor = '';
  @property({ attribute: false }) names: readonly RowName[] = [];
  @property({ attribute: false }) values: Float32Array | undefined;
  @property({ type: Number }) width = 1;
  /** Into how many parts the engine cuts a vector: the heads' results lie side by side. */
  @property({ type: Number }) parts = 1;
  @property({ type: Number }) scale = 1;
  @query('canvas') private place!: HTMLCanvasElement;
  private at: [number, number] | null = null;
  private pointer: { clientX: number; clientY: number } | null = null;

  override render(): TemplateResult {
    const { names, width } = this;
    return html`<canvas
      tabindex="0"
      role="application"
      aria-roledescription=${t('strips.role')}
      aria-label=${t('strips.label', { name: this.label, rows: integer(names.length), columns: integer(width) })}
      @pointermove=${this.hover}
      @pointerleave=${this.leave}
      @click=${(event: MouseEvent) => this.explain(this.cell(event))}
      @keydown=${this.key}
      @blur=${this.blurred}
    ></canvas>`;
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    setProperties(this, { '--rows': this.names.length, '--width': this.width });
    if (this.pointer) this.read(this.pointer, this.at!);
    super.updated(changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.pointer) hideTip();
    this.pointer = null;
  }

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    const context = sized(canvas, width, height);
    const rows = this.names.length;
    const [cellWidth, pitch] = [width / this.width, height / rows];
    // A pixel between two words, none between the numbers of one.
    const cellHeight = Math.max(1, pitch - 2);
    const cells = this.values && pictureOf(this.values, this.width, rows, this.scale);
    context.imageSmoothingEnabled = false;
    context.fillStyle = color('--line');
    for (let row = 0; row < rows; row += 1) {
      const y = row * pitch;
      context.fillRect(0, y + cellHeight, width, 1);
      if (cells) context.drawImage(cells, 0, row, this.width, 1, 0, y, width, cellHeight);
    }
    if (!this.at) return;
    context.strokeStyle = color('--ink');
    context.lineWidth = 1.5;
    context.strokeRect(this.at[1] * cellWidth, this.at[0] * pitch, Math.max(3, cellWidth), cellHeight);
  }

  private cell(event: { clientX: number; clientY: number }): [number, number] {
    const box = this.place.getBoundingClientRect();
    const inside = (offset: number, size: number, count: number): number =>
      Math.max(0, Math.min(count - 1, Math.floor((offset / size) * count)));
    return [
      inside(event.clientY - box.top, box.height, this.names.length),
      inside(event.clientX - box.left, box.width, this.width),
    ];
  }

  private hover(event: PointerEvent): void {
    this.pointer = { clientX: event.clientX, clientY: event.clientY };
    this.at = this.cell(event);
    this.read(this.pointer, this.at);
    this.redraw();
  }

  private read({ clientX, clientY }: { clientX: number; clientY: number }, [row, column]: [number, number]): void {
    showTip(
      clientX,
      clientY,
      html`${rowName(this.names[row])} · ${integer(column + 1)} <b>${decimal(this.value(row, column), 4)}</b>`,
    );
  }

  private value(row: number, column: number): number {
    return this.values?.[row * this.width + column] ?? 0;
  }

  private leave(): void {
    if (this.pointer) hideTip();
    this.pointer = null;
    this.at = null;
    this.redraw();
  }

  private blurred(): void {
    this.at = null;
    this.send({ type: 'say', text: '' });
    this.redraw();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && this.at) {
      this.explain(this.at);
      return;
    }
    const way = ARROWS[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const inside = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
    // The first press shows the corner.
    const from = this.at ?? [-way[0], -way[1]];
    this.at = [inside(from[0] + way[0], this.names.length), inside(from[1] + way[1], this.width)];
    const [row, column] = this.at;
    const value = decimal(this.value(row, column), 4);
    this.send({
      type: 'say',
      text: t('strips.reading', { word: rowText(this.names[row]), place: integer(column + 1), value }),
    });
    const box = this.place.getBoundingClientRect();
    const [x, y] = [((column + 1) / this.width) * box.width, ((row + 1) / this.names.length) * box.height];
    this.read({ clientX: box.left + x, clientY: box.top + y }, this.at);
    this.redraw();
  }

  private explain([row, column]: [number, number]): void {
    const part = this.width / this.parts;
    const index = this.parts > 1 ? [row, Math.floor(column / part), column % part] : [row, column];
    this.send({ type: 'explain', ref: { tensor: this.tensor, index } });
  }
}
