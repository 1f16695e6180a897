import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { plain } from '../../i18n/format';
import { CanvasView } from '../canvas-view';
import { sized } from '../heat/draw';
import { pictureOf } from './signed';

/** What the colours of the strips mean. */
@customElement('signed-legend')
export class SignedLegend extends CanvasView {
  @property({ type: Number }) scale = 1;

  override render(): TemplateResult {
    return html`<span>${t('strips.legend')}</span> <span class="end">${plain(-this.scale)}</span>
      <canvas role="img" aria-label=${t('strips.legend.label', { scale: plain(this.scale) })}></canvas>
      <span>${plain(this.scale)}</span>`;
  }

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    const context = sized(canvas, width, height);
    const count = Math.round(width);
    const values = Float32Array.from({ length: count }, (_, x) => (2 * (x + 0.5)) / count - 1);
    context.drawImage(pictureOf(values, count, 1, 1), 0, 0, width, height);
  }
}
