import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How wide an element has come out, in pixels; 0 before it has been laid out. A change of it draws the element again. */
export class OwnWidth implements ReactiveController {
  pixels = 0;
  private readonly resized = new ResizeObserver(([entry]) => {
    this.pixels = entry!.contentRect.width;
    this.host.requestUpdate();
  });

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    this.resized.observe(this.host);
  }

  hostDisconnected(): void {
    this.resized.disconnect();
  }
}
