import { customElement } from 'lit/decorators.js';
import { HeatMap, type Cell } from '../heat/heat-map';
import { color } from '../paint';

/** The gap between two cells, in which the bands run. */
const GAP = 2;

/**
 * A matrix with room around it: the row and the column of what is selected, and of what is pointed at, are ruled off. The cells
 * keep their colours, since these are their values. Sends `point` with the cell under the pointer, or null.
 */
@customElement('large-heat')
export class LargeHeat extends HeatMap {
  private pointed: Cell | null = null;

  protected override draw(canvas: HTMLCanvasElement, width: number, height: number): void {
    super.draw(canvas, width, height);
    // What the reader points at lies over what was chosen before.
    if (this.selected) this.rule(canvas, width, height, this.selected, '--ink-3');
    if (this.hovered) this.rule(canvas, width, height, this.hovered, '--ink');
    if (this.pointed === this.hovered) return;
    this.pointed = this.hovered;
    this.dispatchEvent(new CustomEvent<Cell | null>('point', { detail: this.hovered }));
  }

  private rule(canvas: HTMLCanvasElement, width: number, height: number, { row, column }: Cell, token: string): void {
    const context = canvas.getContext('2d')!;
    const [across, down] = [(width + GAP) / this.matrix.columns, (height + GAP) / this.matrix.rows];
    context.fillStyle = color(token);
    for (const line of [0, 1]) {
      context.fillRect(0, Math.round((row + line) * down - GAP / 2 - 0.5), width, 1);
      context.fillRect(Math.round((column + line) * across - GAP / 2 - 0.5), 0, 1, height);
    }
  }
}
