import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import { decimal, integer } from '../i18n/format';
import type { Moment, Selection } from '../state/state';
import { sized } from './heat/draw';
import { matrixOf, rowOf, visible } from './heat/matrix';
import { color } from './paint';
import { CanvasView } from './canvas-view';
import { range } from './range';
import { typeset } from './view';

const LEFT = 22;
const RIGHT = 58;
const TOP = 7;
const BOTTOM = 17;
/** Labels at the lines' ends are at least this far apart. */
const LABEL_HEIGHT = 14;

/** The selected row through the training: one line a word, the selected word in ink; the dots are at the step on show. */
@customElement('row-history')
export class RowHistory extends CanvasView {
  @property({ attribute: false }) history: readonly Moment[] = [];
  /** What is on show, which may be a step that was gone back to. */
  @property({ attribute: false }) now!: Moment;
  @property({ attribute: false }) selection!: Selection;
  @property({ attribute: false }) tokens: readonly string[] = [];
  @property({ type: Number }) totalSteps = 0;

  override render(): TemplateResult {
    const { step, weights } = this.rowAt(this.now);
    const { column } = this.selection;
    const word = typeset(this.tokens[column] ?? '');
    const label = t('history.label', { word, step: integer(step), weight: decimal(weights[column] ?? 0, 4) });
    return html`<figure>
      <figcaption>${t('history.caption')}</figcaption>
      <canvas role="img" aria-label=${label}></canvas>
    </figure>`;
  }

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    const last = this.history.at(-1);
    if (!last) return;
    const { column } = this.selection;
    const context = sized(canvas, width, height);
    const end = Math.max(this.totalSteps, last.step, this.now.step, 1);
    const [x0, x1, y0, y1] = [LEFT, width - RIGHT, TOP, height - BOTTOM];
    const x = (step: number): number => x0 + (step / end) * (x1 - x0);
    const y = (weight: number): number => y1 - weight * (y1 - y0);
    const family = color('--sans');
    this.axes(context, family, end, x0, x1, y, height);

    const rows = this.history.map((moment) => this.rowAt(moment));
    const now = this.rowAt(this.now);
    // A moment may have been seen with the head left out.
    const count = Math.max(now.count, ...rows.map((one) => one.count));
    // The selected word is drawn last, over the others.
    const order = range(count).filter((index) => index !== column);
    order.push(column);
    for (const word of order) {
      const chosen = word === column;
      context.strokeStyle = color(chosen ? '--ink' : '--ink-3');
      context.lineWidth = chosen ? 2 : 1.1;
      context.lineJoin = 'round';
      context.beginPath();
      for (const { step, weights } of rows) context.lineTo(x(step), y(weights[word] ?? 0));
      context.stroke();
      context.fillStyle = color(chosen ? '--ink' : '--ink-3');
      context.beginPath();
      context.arc(x(now.step), y(now.weights[word] ?? 0), chosen ? 3.5 : 2.5, 0, 7);
      context.fill();
    }
    this.names(context, order, column, rows.at(-1)!.weights, x(last.step) + 9, y, y1, width);
  }

  private rowAt({ step, maps }: Moment): { step: number; weights: Float32Array; count: number } {
    const { kind, row } = this.selection;
    const matrix = matrixOf(maps[kind], this.selection);
    return { step, weights: rowOf(matrix, row), count: visible(matrix, row) };
  }

  private axes(
    context: CanvasRenderingContext2D,
    family: string,
    end: number,
    x0: number,
    x1: number,
    y: (weight: number) => number,
    height: number,
  ): void {
    context.font = `11px ${family}`;
    context.textBaseline = 'middle';
    context.fillStyle = color('--ink-3');
    context.strokeStyle = color('--line');
    context.lineWidth = 1;
    context.textAlign = 'right';
    for (const weight of [0, 1]) {
      const line = Math.round(y(weight)) + 0.5;
      context.fillText(integer(weight), x0 - 8, y(weight));
      context.beginPath();
      context.moveTo(x0, line);
      context.lineTo(x1, line);
      context.stroke();
    }
    context.fillText(integer(end), x1, height - 6);
    context.textAlign = 'left';
    context.fillText(t('history.start'), x0, height - 6);
  }

  /** The words' names beside their lines, moved apart where they would touch. */
  private names(
    context: CanvasRenderingContext2D,
    order: readonly number[],
    chosen: number,
    weights: Float32Array,
    x: number,
    y: (weight: number) => number,
    lowest: number,
    width: number,
  ): void {
    // More names than this would only overprint each other: the largest are named, and the selected one.
    const named = [...order].sort((a, b) => weights[b]! - weights[a]!).slice(0, 4);
    if (!named.includes(chosen)) named[named.length - 1] = chosen;
    const labels = named.map((word) => ({ word, at: y(weights[word] ?? 0) })).sort((a, b) => a.at - b.at);
    labels.forEach((label, index) => {
      if (index > 0) label.at = Math.max(label.at, labels[index - 1]!.at + LABEL_HEIGHT);
    });
    const over = (labels.at(-1)?.at ?? 0) - (lowest + 2);
    const serif = color('--serif');
    const mono = color('--mono');
    context.textAlign = 'left';
    for (const { word, at } of labels) {
      const token = typeset(this.tokens[word] ?? '');
      const special = token.startsWith('<');
      context.font = `${word === chosen ? 600 : 400} ${special ? 10 : 13}px ${special ? mono : serif}`;
      context.fillStyle = color(word === chosen ? '--ink' : '--ink-2');
      context.fillText(cut(context, token, width - x - 2), x, at - Math.max(0, over));
    }
  }
}

/** As much of a word as fits. */
function cut(context: CanvasRenderingContext2D, text: string, width: number): string {
  // Long before the last letter of a very long word: each measuring costs.
  let end = Math.min(text.length, 24);
  if (end === text.length && context.measureText(text).width <= width) return text;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end)}…`;
}
