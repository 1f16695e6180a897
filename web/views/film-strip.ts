import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import type { Moment, Selection } from '../state/state';
import { sized } from './heat/draw';
import { headOf } from './heat/matrix';
import { palette, shadeOf } from './heat/palette';
import { CHART_LEFT, CHART_RIGHT } from './time/time-axis';
import { color, shade } from './paint';
import { CanvasView } from './canvas-view';

/** Small pictures of cross-attention along the loss curve: how the pattern came about. */
@customElement('film-strip')
export class FilmStrip extends CanvasView {
  @property({ attribute: false }) history: readonly Moment[] = [];
  @property({ attribute: false }) selection!: Selection;
  /** The last step of the axis. */
  @property({ type: Number }) end = 1;

  override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${t('film.label')}></canvas>`;
  }

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    const context = sized(canvas, width, height);
    const [x0, x1] = [CHART_LEFT, width - CHART_RIGHT];
    const frameWidth = Math.round(height * 1.5);
    const count = Math.max(2, Math.floor((x1 - x0) / (frameWidth * 2.4)));
    const last = this.history.at(-1)?.step ?? -1;
    for (let index = 0; index <= count; index += 1) {
      const step = (index / count) * this.end;
      const left = Math.max(x0, x0 + (step / this.end) * (x1 - x0) - frameWidth / 2);
      const moment = step <= last ? this.near(step) : null;
      if (moment) this.picture(context, moment, left, frameWidth, height);
      // What is to come is an empty frame; what went by unseen leaves none.
      else if (step > last) {
        context.strokeStyle = color('--line-2');
        context.lineWidth = 1;
        context.strokeRect(Math.round(left) + 0.5, 0.5, frameWidth - 1, height - 1);
      }
    }
  }

  /** The remembered moment closest to a step, unless training was not watched around it. */
  private near(step: number): Moment | null {
    let best: Moment | null = null;
    for (const moment of this.history) {
      if (!best || Math.abs(moment.step - step) < Math.abs(best.step - step)) best = moment;
    }
    return best && Math.abs(best.step - step) <= this.end / 20 ? best : null;
  }

  private picture(
    context: CanvasRenderingContext2D,
    moment: Moment,
    left: number,
    width: number,
    height: number,
  ): void {
    const { cross } = moment.maps;
    const { layer, head } = this.selection.kind === 'cross' ? this.selection : { layer: cross.layers - 1, head: 0 };
    const matrix = headOf(cross, layer, head);
    const css = palette(shade()).css;
    const [cellWidth, cellHeight] = [width / matrix.columns, height / matrix.rows];
    const gap = cellWidth > 4 ? 0.5 : 0;
    matrix.values.forEach((weight, index) => {
      const [row, column] = [Math.floor(index / matrix.columns), index % matrix.columns];
      context.fillStyle = css[shadeOf(weight)]!;
      context.fillRect(left + column * cellWidth, row * cellHeight, cellWidth - gap, cellHeight - gap);
    });
  }
}
