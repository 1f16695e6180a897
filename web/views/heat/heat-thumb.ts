import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CanvasView } from '../canvas-view';
import { drawHeat } from './draw';
import type { Matrix } from './matrix';

/** A small picture of a matrix that only shows its pattern. */
@customElement('heat-thumb')
export class HeatThumb extends CanvasView {
  @property({ attribute: false }) matrix: Matrix | null = null;
  @property({ type: Number }) gap = 0.75;

  override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    if (!this.matrix) return;
    drawHeat(canvas, width, height, this.matrix, {
      gap: this.gap,
      numbers: 'none',
      fontSize: 0,
      selected: null,
      hovered: null,
      decimal: String,
    });
  }
}
