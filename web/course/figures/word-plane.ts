import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { typeset, View } from '../../views/view';

export interface PlanePoint {
  token: string;
  x: number;
  y: number;
  /** Words that are spoken about have their name beside them. */
  named: boolean;
}

/** Half of the drawing's sides, in its own units; what lies farther out than `reach` is not drawn. */
const WIDE = 230;
const HIGH = 150;
/** Room that a name takes. */
const LINE = 13;
const LETTER = 7.4;

/** Words as points in a plane. */
@customElement('word-plane')
export class WordPlane extends View {
  @property({ attribute: false }) points: readonly PlanePoint[] = [];
  /** The largest distance from the middle that has room. */
  @property({ type: Number }) reach = 1;
  @property() label = '';

  override render(): TemplateResult {
    const scale = (HIGH - 16) / this.reach;
    const drawn = this.points.map((point) => ({ ...point, px: point.x * scale, py: -point.y * scale }));
    const named = drawn.filter((point) => point.named);
    const free: { left: number; right: number; y: number }[] = [];
    return html`<svg
      class="word-plane"
      viewBox="${-WIDE} ${-HIGH} ${2 * WIDE} ${2 * HIGH}"
      role="img"
      aria-label=${this.label}
    >
      <path class="axes" d="M${-WIDE} 0H${WIDE}M0 ${-HIGH}V${HIGH}" />
      ${drawn.map(({ px, py, named }) => svg`<circle class=${named ? 'on' : ''} cx=${px} cy=${py} r=${named ? 4 : 2.5} />`)}
      ${named.map(({ token, px, py }) => {
        const text = typeset(token);
        const length = text.length * LETTER;
        const left = px + 8 + length > WIDE ? px - 8 - length : px + 8;
        // A name that would lie over another one is left out: its point stays.
        const taken = free.some(
          (other) => Math.abs(other.y - py) < LINE && left < other.right && left + length > other.left,
        );
        if (taken) return nothing;
        free.push({ left, right: left + length, y: py });
        return svg`<text x=${left} y=${py}>${text}</text>`;
      })}
    </svg>`;
  }
}
