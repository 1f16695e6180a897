import { html, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import { shade } from '../paint';
import { View } from '../view';
import { palette, SHADES } from './palette';

/** What the colours mean. */
@customElement('heat-legend')
export class HeatLegend extends View {
  @query('canvas') private canvas!: HTMLCanvasElement;

  override render(): TemplateResult {
    return html`<span>${t('legend.attention')}</span> <span>${integer(0)}</span>
      <canvas role="img" aria-label=${t('legend.label')} width=${SHADES} height="1"></canvas>
      <span>${integer(1)}</span>`;
  }

  override updated(): void {
    const context = this.canvas.getContext('2d')!;
    palette(shade()).css.forEach((color, index) => {
      context.fillStyle = color;
      context.fillRect(index, 0, 1, 1);
    });
  }
}
