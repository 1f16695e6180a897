import { nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { View } from './view';

/** The one thing that floats: the exact value under the pointer. */
@customElement('value-tip')
export class ValueTip extends View {
  private content: TemplateResult | null = null;

  override render(): TemplateResult | typeof nothing {
    return this.content ?? nothing;
  }

  show(x: number, y: number, content: TemplateResult, floor: number): void {
    this.content = content;
    this.hidden = false;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      // Beside the pointer, but never outside the window, nor over what stands below the matrix.
      const left = Math.max(4, Math.min(x + 14, innerWidth - this.offsetWidth - 4));
      const below = y + 14 + this.offsetHeight < Math.min(innerHeight, floor);
      this.style.left = `${left}px`;
      this.style.top = `${below ? y + 14 : Math.max(4, y - 10 - this.offsetHeight)}px`;
    });
  }

  hide(): void {
    this.hidden = true;
  }
}

let tip: ValueTip | null = null;

export function showTip(x: number, y: number, content: TemplateResult, floor = Infinity): void {
  if (!tip) {
    tip = document.createElement('value-tip') as ValueTip;
    // Its words are read from the live region and the labels; this is for the eyes.
    tip.setAttribute('aria-hidden', 'true');
    document.body.append(tip);
  }
  tip.show(x, y, content, floor);
}

export function hideTip(): void {
  tip?.hide();
}
