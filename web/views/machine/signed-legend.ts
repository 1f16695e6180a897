import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { plain } from '../../i18n/format';
import { CanvasView } from '../canvas-view';
import { sized } from '../heat/draw';
import { color } from '../paint';
import { tint } from './signed';

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
    for (let x = 0; x < width; x += 1) {
      const { token, strength } = tint((2 * (x + 0.5)) / width - 1, 1);
      context.fillStyle = color(token);
      context.globalAlpha = strength;
      context.fillRect(x, 0, 1, height);
    }
    context.globalAlpha = 1;
  }
}
