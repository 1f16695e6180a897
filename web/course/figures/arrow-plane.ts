import { html, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { typeset, View } from '../../views/view';

export interface Arrow {
  role: 'query' | 'key';
  token: string;
  x: number;
  y: number;
  /** The two that are compared stand out. */
  on: boolean;
}

/** Half of a side of the drawing, in its own units. */
const HALF = 130;
/** Room that a name takes, and how far it stands from its point. */
const LINE = 15;
const LETTER = 7.4;
const AWAY = 16;
const HEAD = 9;

/** A query and the keys as arrows from the middle of a plane. */
@customElement('arrow-plane')
export class ArrowPlane extends View {
  @property({ attribute: false }) arrows: readonly Arrow[] = [];
  @property() label = '';

  override render(): TemplateResult {
    const reach = Math.max(0.01, ...this.arrows.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
    const scale = (HALF - 34) / reach;
    const drawn = this.arrows.map((arrow) => ({ ...arrow, px: arrow.x * scale, py: -arrow.y * scale }));
    const taken: { left: number; right: number; y: number }[] = [];
    return html`<svg
      class="arrow-plane"
      viewBox="${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}"
      role="img"
      aria-label=${this.label}
    >
      <path class="axes" d="M${-HALF} 0H${HALF}M0 ${-HALF}V${HALF}" />
      ${drawn.map(
        ({ role, on, px, py }) =>
          svg`<g class="arrow ${role} ${on ? 'on' : ''}"><path d="M0 0L${px} ${py}" /><path class="head" d=${head(px, py)} /></g>`,
      )}
      ${drawn.map(({ role, token, on, px, py }) => {
        const text = typeset(token);
        const width = (text.length + 2) * LETTER;
        const size = Math.hypot(px, py) || 1;
        // Queries are named on one side of their arrow, keys on the other.
        const side = role === 'query' ? 1 : -1;
        const [nx, ny] = [(side * py) / size, (-side * px) / size];
        const limit = HALF - width / 2;
        const x = Math.max(-limit, Math.min(limit, px + nx * (AWAY + width / 3)));
        let y = Math.max(9 - HALF, Math.min(HALF - 9, py + ny * AWAY));
        const clear = (at: number): boolean =>
          taken.every(
            (other) => Math.abs(other.y - at) >= LINE || other.right < x - width / 2 || other.left > x + width / 2,
          );
        const way = y > 0 ? -1 : 1;
        while (!clear(y) && Math.abs(y) < HALF) y += way * LINE;
        taken.push({ left: x - width / 2, right: x + width / 2, y });
        return svg`<text class="${role} ${on ? 'on' : ''}" x=${x} y=${y}><tspan class="letter">${role === 'query' ? 'q' : 'k'}</tspan> ${text}</text>`;
      })}
    </svg>`;
  }
}

/** The two strokes at an arrow's tip; none where it is too short to have a direction. */
function head(x: number, y: number): string {
  const size = Math.hypot(x, y);
  if (size < 2 * HEAD) return '';
  const [ux, uy] = [x / size, y / size];
  const stroke = (turn: number): string => {
    const [bx, by] = [-ux * Math.cos(turn) + uy * Math.sin(turn), -ux * Math.sin(turn) - uy * Math.cos(turn)];
    return `M${x} ${y}L${x + HEAD * bx} ${y + HEAD * by}`;
  };
  return stroke(0.5) + stroke(-0.5);
}
