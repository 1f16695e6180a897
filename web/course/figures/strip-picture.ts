import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CanvasView } from '../../views/canvas-view';
import { sized } from '../../views/heat/draw';
import { pictureOf } from '../../views/machine/signed';
import { color } from '../../views/paint';

/** Vectors as strips of coloured cells, one below the other: to see at a glance which are alike. */
@customElement('strip-picture')
export class StripPicture extends CanvasView {
  @property({ attribute: false }) values: Float32Array = new Float32Array();
  @property({ type: Number }) width = 1;
  @property({ type: Number }) scale = 1;
  /** What it is and what can be seen in it, for a screen reader. */
  @property() label = '';
  /** Into how many parts a strip is cut. */
  @property({ type: Number }) parts = 1;

  override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    const context = sized(canvas, width, height);
    const rows = this.values.length / this.width;
    const pitch = height / rows;
    const cells = pictureOf(this.values, this.width, rows, this.scale);
    context.imageSmoothingEnabled = false;
    context.fillStyle = color('--line');
    for (let row = 0; row < rows; row += 1) {
      const y = row * pitch;
      context.fillRect(0, y + pitch - 1, width, 1);
      context.drawImage(cells, 0, row, this.width, 1, 0, y, width, Math.max(1, pitch - 2));
    }
    context.fillStyle = color('--paper');
    for (let part = 1; part < this.parts; part += 1) context.fillRect((part / this.parts) * width - 3, 0, 6, height);
  }
}
