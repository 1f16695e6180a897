import { View } from './view';

/**
 * A view that draws on a canvas. It learns the canvas's size from an observer and never asks the page for it:
 * asking while others are still rendering makes the browser lay out the page again and again.
 */
export abstract class CanvasView extends View {
  private size = { width: 0, height: 0 };
  private canvas: HTMLCanvasElement | null = null;
  private readonly observer = new ResizeObserver(([entry]) => {
    const box = entry!.contentRect;
    this.size = { width: box.width, height: box.height };
    this.redraw();
  });

  protected abstract draw(canvas: HTMLCanvasElement, width: number, height: number): void;

  override firstUpdated(): void {
    this.canvas = this.querySelector('canvas');
    if (this.canvas) this.observer.observe(this.canvas);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.canvas) this.observer.observe(this.canvas);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  override updated(_changed: Map<PropertyKey, unknown>): void {
    this.redraw();
  }

  protected redraw(): void {
    const { width, height } = this.size;
    if (this.canvas && width > 0 && height > 0) this.draw(this.canvas, width, height);
  }
}
