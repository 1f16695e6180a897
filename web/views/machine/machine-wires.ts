import { html, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import type { Ablation } from '../../engine/types';
import type { Selection } from '../../state/state';
import { properties } from '../styled';
import { View } from '../view';
import { ADDED, residualOut } from './left-out';
import { noted } from './noted';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: number;
  y: number;
}
type Find = (node: string) => Box | null;
/** What a wire carries: its name opens the note about it. */
interface Name {
  note: 'query' | 'key' | 'value';
  of: Selection['kind'];
  x: number;
  y: number;
  anchor: 'start' | 'end';
  text: string;
}
type Drawing = (SVGTemplateResult | Name)[];

const isName = (part: SVGTemplateResult | Name): part is Name => 'note' in part;

const WIDE = 1260;
const RADIUS = 7;

/** The wires of the diagram. They are measured from the laid-out page, so they cannot drift from what they connect. */
@customElement('machine-wires')
export class MachineWires extends View {
  /** Changes when something may have moved: the words, their number, the first that is written, the language. */
  @property() shape = '';
  @property({ type: Number }) sourceRows = 0;
  @property({ type: Number }) targetRows = 0;
  @property({ attribute: false }) selection!: Selection;
  /** What is left out of the model: each frame brings an object of its own, and mostly the same in it. */
  @property({ attribute: false, hasChanged: (next, before) => JSON.stringify(next) !== JSON.stringify(before) })
  ablation: Ablation = {};
  @state() private drawing: Drawing = [];
  private readonly resized = new ResizeObserver(() => this.measure());

  override render(): TemplateResult {
    return html`<svg aria-hidden="true">${this.drawing.filter((part) => !isName(part))}</svg> ${this.drawing
        .filter(isName)
        .map(
          ({ note, of, x, y, anchor, text }) =>
            html`<span class="wire-name ${note} ${anchor}" ${properties({ '--x': `${x}px`, '--y': `${y}px` })}
              >${noted(`${note}:wire-${of}`, text)}</span
            >`,
        )}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.parentElement) this.resized.observe(this.parentElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override updated(changed: PropertyValues<this>): void {
    const own = changed.size === 0 || OWN.some((name) => changed.has(name));
    // The stages beside this one draw in the same turn; their boxes are known once that is done.
    if (own) void Promise.resolve().then(() => this.measure());
  }

  private measure(): void {
    const host = this.parentElement;
    if (!host || !this.isConnected) return;
    if (innerWidth < WIDE) {
      if (this.drawing.length > 0) this.drawing = [];
      return;
    }
    const origin = host.getBoundingClientRect();
    const find: Find = (node) => {
      const element = host.querySelector(`[data-node="${node}"]`);
      if (!element) return null;
      const box = element.getBoundingClientRect();
      const [left, top] = [box.left - origin.left, box.top - origin.top];
      const [right, bottom] = [left + box.width, top + box.height];
      return { left, right, top, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
    };
    const out = (kind: Selection['kind']): boolean => residualOut(this.ablation, ADDED[kind], 0);
    this.drawing = [
      ...lane(find, 'e', 'encoder', this.sourceRows, this.selection, out('encoder')),
      ...lane(find, 'd', 'decoder', this.targetRows, this.selection, out('decoder')),
      ...crossing(find, this.targetRows, this.selection, out('cross')),
      ...keysDown(find, this.sourceRows, this.selection, this.ablation.crossAttention === true),
      ...tail(find, this.targetRows),
      ...feedback(find),
    ];
  }
}

const OWN = ['shape', 'selection', 'ablation'] as const;

/** `name` says what it carries: the gradient goes back on it in slow motion. */
const wire = (name: string, path: string, kind = ''): SVGTemplateResult =>
  svg`<path class="wire ${kind}" data-wire=${name} d=${path}/>`;
const tipRight = (x: number, y: number, kind = ''): SVGTemplateResult =>
  svg`<path class="tip ${kind}" d="M${x},${y}l-6,-3.5v7z"/>`;
const tipUp = (x: number, y: number): SVGTemplateResult => svg`<path class="tip" d="M${x},${y}l-3.5,6h7z"/>`;
const dot = (x: number, y: number, kind: string): SVGTemplateResult =>
  svg`<circle class=${kind} cx=${x} cy=${y} r="2"/>`;

/** A label that interrupts the wire it stands on: a text with the band's colour as its outline. */
function label(x: number, y: number, text: string, kind: string, anchor = 'middle'): SVGTemplateResult {
  return svg`<text class=${kind} x=${x} y=${y} text-anchor=${anchor}>${text}</text>`;
}

const hot = (on: boolean): string => (on ? 'hot' : '');
/** What is left out stays, dashed. */
const ghost = (out: boolean): string => (out ? 'ghost' : '');

/** Token → embedding → sum → query, keys over the top, values → ring, residual underneath. */
function lane(
  find: Find,
  name: string,
  kind: 'encoder' | 'decoder',
  rows: number,
  at: Selection,
  out: boolean,
): Drawing {
  const heat = find(`heat-${kind}`);
  const keys = find(`keys-${kind}`);
  const last = find(`sum-${name}-${rows - 1}`);
  const first = find(`sum-${name}-0`);
  if (!heat || !keys || !last || !first) return [];
  const drawing: Drawing = [];
  for (let row = 0; row < rows; row += 1) {
    const [token, vector, sum] = [find(`token-${name}-${row}`), find(`in-${name}-${row}`), find(`sum-${name}-${row}`)];
    if (!token || !vector || !sum) continue;
    if (vector.left - token.right > 14) {
      const path = `M${token.right + 6},${vector.y}H${vector.left - 3}`;
      drawing.push(wire(`words-${name}`, path), tipRight(vector.left - 2, vector.y));
    }
    drawing.push(...through(find, kind, heat, row, sum, at));
  }
  const busX = first.right + 14;
  const busY = keys.y;
  drawing.push(
    wire(
      `keys-${kind}`,
      `M${busX},${last.y}V${busY + RADIUS}Q${busX},${busY} ${busX + RADIUS},${busY}H${keys.left - 6}`,
      'key',
    ),
    tipRight(keys.left - 4, busY, 'key'),
    { note: 'key', of: kind, x: busX + 10, y: busY - 6, anchor: 'start', text: t('stage.keys') },
  );
  for (let row = 0; row < rows; row += 1) drawing.push(dot(busX, find(`sum-${name}-${row}`)!.y, 'key'));
  const text = kind === 'encoder' ? t('wire.residual.long') : t('wire.residual');
  // It leaves beside the sum, before the keys do.
  drawing.push(...residual(find, { ...last, x: last.right + 7 }, kind, rows, text, out));
  return drawing;
}

/** A row's way through a heatmap: in as a query, out as values, into the ring where the residual is added. */
function through(find: Find, kind: Selection['kind'], heat: Box, row: number, from: Box, at: Selection): Drawing {
  const ring = find(`add-${kind}-${row}`);
  const out = find(`out-${kind}-${row}`);
  if (!ring || !out) return [];
  const on = hot(at.kind === kind && at.row === row);
  const drawing: Drawing = [
    wire(`query-${kind}`, `M${from.right},${from.y}H${heat.left - 2}`, `query ${on}`),
    wire(`value-${kind}`, `M${heat.right + 2},${ring.y}H${ring.left}`, `value ${on}`),
    wire(`out-${kind}`, `M${ring.right},${ring.y}H${out.left}`),
  ];
  if (row === 0) {
    drawing.push(
      { note: 'query', of: kind, x: heat.left - 7, y: from.y - 7, anchor: 'end', text: t('stage.query') },
      { note: 'value', of: kind, x: heat.right + 7, y: ring.y - 7, anchor: 'start', text: t('stage.values') },
    );
  }
  return drawing;
}

function residual(find: Find, from: Box, kind: Selection['kind'], rows: number, text: string, out: boolean): Drawing {
  const ring = find(`add-${kind}-${rows - 1}`);
  const heat = find(`heat-${kind}`);
  if (!ring || !heat) return [];
  const y = heat.bottom + 14;
  const drawing = [
    wire(
      `residual-${kind}`,
      `M${from.x},${from.y}V${y - RADIUS}Q${from.x},${y} ${from.x + RADIUS},${y}H${ring.x - RADIUS}` +
        `Q${ring.x},${y} ${ring.x},${y - RADIUS}V${ring.bottom + 1}`,
      ghost(out),
    ),
    tipUp(ring.x, ring.bottom),
  ];
  for (let row = 1; row < rows; row += 1) {
    const [above, below] = [find(`add-${kind}-${row - 1}`), find(`add-${kind}-${row}`)];
    if (above && below) drawing.push(wire(`residual-${kind}`, `M${above.x},${above.bottom}V${below.top}`, ghost(out)));
  }
  drawing.push(label((from.x + ring.x) / 2, y + 4, out ? t('wire.residual.off') : text, `on-${kind}`));
  return drawing;
}

/** The decoder's rows go on into cross-attention. */
function crossing(find: Find, rows: number, at: Selection, out: boolean): Drawing {
  const heat = find('heat-cross');
  const last = find(`out-decoder-${rows - 1}`);
  if (!heat || !last) return [];
  const drawing: Drawing = [];
  for (let row = 0; row < rows; row += 1) {
    const from = find(`out-decoder-${row}`);
    if (from) drawing.push(...through(find, 'cross', heat, row, from, at));
  }
  drawing.push(...residual(find, last, 'cross', rows, t('wire.residual'), out));
  return drawing;
}

/** The encoder's rows turn and become the columns of cross-attention. */
function keysDown(find: Find, rows: number, at: Selection, out: boolean): Drawing {
  const drawing: Drawing = [];
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [find(`out-encoder-${row}`), find(`key-cross-${row}`)];
    if (!from || !to) continue;
    const end = to.top - 3;
    // With many words a column may stand left of where the row comes out.
    const bend = to.x > from.right ? -10 : 10;
    drawing.push(
      wire(
        'memory',
        `M${from.right},${from.y}H${to.x + bend}Q${to.x},${from.y} ${to.x},${from.y + 10}V${end}`,
        `encoder ${hot(at.kind === 'cross' && at.column === row)} ${ghost(out)}`,
      ),
      svg`<path class="tip encoder" d="M${to.x},${end + 2}l-4,-7h8z"/>`,
    );
    if (row === 0) drawing.push(label(from.right + 10, from.y - 8, t('wire.keysAndValues'), 'encoder', 'start'));
  }
  return drawing;
}

function tail(find: Find, rows: number): Drawing {
  const drawing: Drawing = [];
  for (let row = 0; row < rows; row += 1) {
    const [from, to] = [find(`out-cross-${row}`), find(`bars-${row}`)];
    if (from && to) drawing.push(wire('tail', `M${from.left},${from.y}H${to.left - 6}`), tipRight(to.left - 3, from.y));
  }
  return drawing;
}

/** The word that was written goes back to the beginning of the decoder. */
function feedback(find: Find): Drawing {
  const [from, last, to, heat] = [find('final-0'), find('bars-0'), find('token-d-1'), find('heat-cross')];
  if (!from || !last || !to || !heat) return [];
  const bottom = heat.bottom + 32;
  const right = last.right + 92;
  const left = to.left - 14;
  return [
    wire(
      'fed',
      `M${from.right + 6},${from.y}H${right - 8}Q${right},${from.y} ${right},${from.y + 8}V${bottom - 8}` +
        `Q${right},${bottom} ${right - 8},${bottom}H${left + 8}Q${left},${bottom} ${left},${bottom - 8}` +
        `V${to.y + 8}Q${left},${to.y} ${left + 8},${to.y}H${to.left - 5}`,
      'back',
    ),
    tipRight(to.left - 3, to.y, 'back'),
    label(right - 22, bottom + 4, t('wire.fed'), 'on-decoder', 'end'),
  ];
}
