import { html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { View } from '../view';
import { drawHeat } from './draw';
import type { Matrix } from './matrix';

/** A small picture of a matrix that only shows its pattern. */
@customElement('heat-thumb')
export class HeatThumb extends View {
  @property({ attribute: false }) matrix: Matrix | null = null;
  @property({ type: Number }) gap = 0.75;
  @query('canvas') private canvas!: HTMLCanvasElement;
  private readonly resized = new ResizeObserver(() => this.draw());

  override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override firstUpdated(): void {
    this.resized.observe(this.canvas);
  }

  override updated(): void {
    this.draw();
  }

  private draw(): void {
    if (!this.matrix) return;
    drawHeat(this.canvas, this.matrix, {
      gap: this.gap,
      numbers: 'none',
      fontSize: 0,
      selected: null,
      hovered: null,
      decimal: String,
    });
  }
}
