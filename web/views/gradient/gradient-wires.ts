import { html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ModelConfig } from '../../engine/types';
import { t } from '../../i18n';
import type { Flow } from '../../state/flow';
import { properties } from '../styled';
import { View } from '../view';
import { numberSpots, type Spot } from './number-spots';
import { CARRIED, PARTS, STAGES } from './places';
import { seen, type Seen } from './size';

interface Line {
  name: string;
  path: string;
}

/**
 * The gradient on its way back, over the wires of the diagram: each is drawn from its end to its beginning when the gradient
 * comes to it, as wide as the gradient is large, and the number stands beside it.
 */
@customElement('gradient-wires')
export class GradientWires extends View {
  @property({ attribute: false }) flow!: Flow;
  @property({ attribute: false }) config!: ModelConfig;
  @state() private lines: readonly Line[] = [];
  @state() private spots: readonly Spot[] = [];
  /** The wires are measured by the element that draws them: what is taken over here is what it has drawn. */
  private readonly redrawn = new MutationObserver(() => this.trace());

  override connectedCallback(): void {
    super.connectedCallback();
    const wires = this.parentElement?.querySelector('machine-wires');
    if (wires)
      this.redrawn.observe(wires, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
    this.trace();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.redrawn.disconnect();
  }

  private trace(): void {
    const host = this.parentElement;
    if (!host) return;
    this.lines = [...host.querySelectorAll<SVGPathElement>('machine-wires [data-wire]')]
      .map((wire) => ({ name: wire.dataset.wire!, path: wire.getAttribute('d')! }))
      .filter(({ name }) => name in CARRIED);
    this.spots = this.lines.length > 0 ? numberSpots(host) : [];
  }

  override render(): TemplateResult | typeof nothing {
    if (this.lines.length === 0) return nothing;
    return html`<svg aria-hidden="true">
        ${this.lines.map((line) => trace(line, seen(this.flow, this.config, CARRIED[line.name]!)))}
      </svg>
      <ol class="sizes" aria-label=${t('gradient.list')}>
        ${this.spots.map((spot) => this.size(spot))}
      </ol>`;
  }

  private size({ of, part, x, y, anchor, word }: Spot): TemplateResult {
    const { name, tensors } = PARTS[of][part]!;
    const { lit, size } = seen(this.flow, this.config, tensors);
    const label = t('gradient.at', { stage: t(STAGES[of]), part: t(name), size });
    return html`<li
      class="${anchor} ${of === 'source' || of === 'encoder' ? 'above' : ''} ${lit ? 'lit' : ''}"
      data-tensors=${tensors.join(' ')}
      ${properties({ '--x': `${x}px`, '--y': `${y}px` })}
    >
      <span aria-hidden="true"
        >${word ? html`<small>${t('gradient.word')}</small> ` : html`<small>∇</small> `}${size}</span
      ><span class="sr">${label}</span>
    </li>`;
  }

  override updated(changed: PropertyValues<this>): void {
    // Another language may have moved the words beside which a number stands.
    if (changed.size === 0) this.trace();
  }
}

/** These go on into the next wire at once. */
const TIPLESS: ReadonlySet<string> = new Set(['tail', 'memory', 'query-cross']);

/** A wire in ink, and the arrow that it ends in: where the wire begins. */
function trace({ path, name }: Line, { lit, width }: Seen): SVGTemplateResult {
  const on = lit ? 'lit' : '';
  // From ring to ring the residual is drawn downwards, the way that the gradient takes.
  const onward = name.startsWith('residual') && !path.includes('H');
  const tipped = !onward && !TIPLESS.has(name);
  return svg`<path class="back-wire ${on} ${onward ? 'onward' : ''}" data-wire=${name} d=${path} pathLength="1"
      ${properties({ '--width': width })}/>
    ${tipped ? svg`<path class="back-tip ${on}" d=${tip(path, 2.5 + Number(width))}/>` : nothing}`;
}

/** An arrowhead at the beginning of a path, against its direction. */
function tip(path: string, size: number): string {
  const [, x, y, axis, first] = /^M([-\d.]+),([-\d.]+)([HV])([-\d.]+)/.exec(path)!;
  const [left, top, to] = [Number(x), Number(y), Number(first)];
  const half = size * 0.7;
  if (axis === 'H') {
    const way = Math.sign(to - left) || 1;
    return `M${left},${top}l${way * size},${-half}v${2 * half}z`;
  }
  const way = Math.sign(to - top) || 1;
  return `M${left},${top}l${-half},${way * size}h${2 * half}z`;
}
