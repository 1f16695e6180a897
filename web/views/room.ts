/** Keeps the room that parts of a view have once taken, so that what is below them does not jump when a sentence is shorter. */
import { setProperties } from './view';

export class Room {
  private readonly parts = new Set<HTMLElement>();
  private of = '';
  private width = 0;
  private readonly resized = new ResizeObserver((entries) => {
    // At another width, lines break elsewhere: what was taken says nothing any more.
    const { clientWidth } = document.documentElement;
    if (clientWidth !== this.width) this.forget();
    this.width = clientWidth;
    for (const { target } of entries) this.take(target as HTMLElement);
  });

  constructor(private readonly selectors: string) {}

  /** After each drawing: the parts may be others. With another `of`, what was taken before is forgotten. */
  watch(view: HTMLElement, of: string): void {
    if (of !== this.of) this.forget();
    this.of = of;
    for (const part of this.parts) {
      if (part.isConnected) continue;
      this.resized.unobserve(part);
      this.parts.delete(part);
    }
    for (const part of view.querySelectorAll<HTMLElement>(this.selectors)) {
      if (this.parts.has(part)) continue;
      this.parts.add(part);
      this.resized.observe(part);
    }
  }

  stop(): void {
    this.resized.disconnect();
    this.parts.clear();
  }

  private take(part: HTMLElement): void {
    const taken = parseFloat(part.style.getPropertyValue('--room')) || 0;
    const { height } = part.getBoundingClientRect();
    if (height > taken) setProperties(part, { '--room': `${height}px` });
  }

  private forget(): void {
    for (const part of this.parts) {
      part.style.removeProperty('--room');
      // So that it is measured again, also where that changes nothing.
      this.resized.unobserve(part);
      this.resized.observe(part);
    }
  }
}
