import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BeamNode, BeamTranslation } from '../../engine/types';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import { typeset, View } from '../view';
import { laidOut, type Placed } from './tree-layout';

const COLUMN = 104;
const ROW = 24;
const TOP = 14;

/** The hypotheses that beam search kept, word by word from left to right; those that were let go end where they were let go. */
@customElement('beam-tree')
export class BeamTree extends View {
  @property({ attribute: false }) nodes: readonly BeamNode[] = [];
  @property({ attribute: false }) beams: readonly BeamTranslation[] = [];

  override render(): TemplateResult {
    const placed = laidOut(this.nodes, this.beams);
    const columns = Math.max(0, ...placed.map(({ step }) => step)) + 1;
    const rows = Math.max(0, ...placed.map(({ row }) => row)) + 1;
    const width = columns * COLUMN + 8;
    const height = rows * ROW + TOP;
    return html`<div class="tree-place" tabindex="0" role="region" aria-label=${t('decoding.tree')}>
      <svg
        role="img"
        aria-label=${t('decoding.tree.label', { count: integer(this.nodes.length), beams: integer(this.beams.length) })}
        viewBox="0 0 ${width} ${height}"
        width=${width}
        height=${height}
      >
        ${placed.map((node) => this.branch(node, placed))} ${placed.map((node) => this.leaf(node))}
      </svg>
    </div>`;
  }

  private branch(node: Placed, placed: readonly Placed[]): SVGTemplateResult {
    const [x, y] = at(node);
    const parent = node.parent < 0 ? null : placed[node.parent]!;
    const [px, py] = parent ? at(parent) : [x - COLUMN, y];
    if (!parent) return svg``;
    const from = px + Math.min(COLUMN - 18, width(parent.token) + 8);
    const bend = (x - 6 - from) / 2;
    const kind = node.best ? 'best' : node.kept ? 'kept' : '';
    return svg`<path class="branch ${kind}" d="M${from},${py}C${from + bend},${py} ${x - 6 - bend},${y} ${x - 6},${y}"
      stroke-width=${(0.75 + 3.25 * node.probability).toFixed(2)}/>`;
  }

  private leaf(node: Placed): SVGTemplateResult {
    const [x, y] = at(node);
    const kind = node.best ? 'best' : node.kept ? 'kept' : '';
    const special = node.token.startsWith('<') ? 'special' : '';
    return svg`<text class="leaf ${kind} ${special}" x=${x} y=${y + 4.5}>${cut(typeset(node.token))}</text>`;
  }
}

const at = ({ step, row }: Placed): [number, number] => [4 + step * COLUMN, TOP + row * ROW];
const LETTERS = 11;
const cut = (token: string): string => (token.length > LETTERS ? `${token.slice(0, LETTERS - 1)}…` : token);
/** About as wide as it is set: the branch begins behind it. */
const width = (token: string): number => Math.min(token.length, LETTERS) * (token.startsWith('<') ? 6.4 : 7.6);
