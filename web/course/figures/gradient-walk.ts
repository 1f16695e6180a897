import { html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-learning.css';
import '../../styles/course-walk.css';
import { t, type Key } from '../../i18n';
import { integer, loss } from '../../i18n/format';
import type { Flow } from '../../state/flow';
import type { AppState, Speed } from '../../state/state';
import { largest, normOf, sizeText, widthOf } from '../../views/gradient/size';
import { properties } from '../../views/styled';
import { modelOf } from '../learning';
import { boxOf, LAST_ROW, STOPS, WAYS, type Stop, type Way } from '../way-back';
import { Figure } from './figure';

export const FIRST_WALK = 'walked-first';
export const LAST_WALK = 'walked-last';

/** From one row of the diagram to the next, and of a stage, in pixels. */
const ROW = 56;
const BOX = 42;
/** Of a gradient that is everywhere. */
const ALL = Infinity;
/** Decades below the largest gradient for which the legend has a line. */
const DECADES = [0, 1, 2, 3];

/** A step of training, and its gradient on the way from the loss to the words: in motion, and then stage by stage. */
@customElement('gradient-walk')
export class GradientWalk extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  /** The row to which the reader has walked. */
  @state() private at = ALL;
  /** The gradient of the step that has led to the model on show. */
  private kept: Flow | null = null;
  private of = '';
  /** Of training; a single step is taken in slow motion (`measured` of its scene), which measures its gradient. */
  private pace: Speed | null = null;

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { flow } = this.state;
    const model = modelOf(this.state);
    if (flow?.moved && flow !== this.kept) [this.kept, this.of, this.at] = [flow, model, ALL];
    else if (model !== this.of) this.kept = null;
  }

  private get moving(): boolean {
    return this.state.flow?.moved === false;
  }

  override render(): TemplateResult {
    const { frame, phase } = this.state;
    if (!frame) return html`<div class="figure-waiting"></div>`;
    const flow = this.moving ? this.state.flow : this.kept && { ...this.kept, reached: this.at };
    const still = phase === 'ready' && !this.moving;
    return html`<div class="learning-figure gradient-walk lit-${this.lit ?? 'none'}">
      <p class="figure-buttons">
        <button
          type="button"
          class="quiet-button"
          ?disabled=${!still || flow === null}
          @click=${() => this.walk(this.at < LAST_ROW ? this.at + 1 : 0)}
        >
          ${t(this.at < LAST_ROW ? 'figure.way.back' : 'figure.way.walk')}
        </button>
        <button
          type="button"
          class="quiet-button"
          ?disabled=${!still || flow === null || this.at >= LAST_ROW}
          @click=${() => this.walk(LAST_ROW)}
        >
          ${t('figure.way.end')}
        </button>
      </p>
      <div class="walk" ${properties({ '--row': `${ROW}px`, '--box': `${BOX}px`, '--rows': LAST_ROW + 1 })}>
        <div class="walk-lane encoder"></div>
        <div class="walk-lane decoder"></div>
        ${this.wires(flow)} ${this.stages(flow)} ${legend(flow)}
        <p class="walk-name encoder">${t('figure.way.encoder')}</p>
        <p class="walk-name decoder">${t('figure.way.decoder')}</p>
      </div>
      <p class="walk-said" role="status">${says(flow)}</p>
    </div>`;
  }

  private walk(to: number): void {
    this.at = to;
    if (to < LAST_ROW) return;
    const { totalSteps } = this.state;
    const { step } = this.kept!;
    if (step === 1) this.saw(FIRST_WALK);
    if (step > totalSteps) this.saw(LAST_WALK);
  }

  override updated(): void {
    const { state } = this;
    if (this.pace === null && state.opened) {
      this.pace = state.speed;
      // The motion is fetched before the first step wants it.
      this.send({ type: 'speed', speed: 'slow' });
      this.send({ type: 'speed', speed: this.pace });
    } else if (state.speed === 'slow' && (state.flow?.moved || state.phase === 'training'))
      this.send({ type: 'speed', speed: this.pace! });
  }

  private wires(flow: Flow | null): TemplateResult {
    const high = ROW * LAST_ROW + BOX;
    return html`<svg viewBox="0 0 100 ${high}" preserveAspectRatio="none" aria-hidden="true">
        ${WAYS.map((way) => wire(way, flow))}
      </svg>
      ${WAYS.map((way) => tip(way, flow))}`;
  }

  private stages(flow: Flow | null): TemplateResult {
    const cost = flow ? loss(flow.loss) : '–';
    const box = { lane: 'decoder', across: 'whole', row: 0 } as const;
    return html`<ol class="walk-stops" aria-label=${t('figure.way.list')}>
      <li class="walk-loss ${on(0, flow)}" ${properties(placed(box))}>
        <small>${t('number.loss')}</small> <b>${cost}</b>
      </li>
      ${STOPS.map((stop) => this.stop(stop, flow))}
    </ol>`;
  }

  private stop(stop: Stop, flow: Flow | null): TemplateResult {
    const { name, lane, row, tensors } = stop;
    const lit = arrived(row, flow);
    const size = lit ? sizeText(normOf(flow!.norms, tensors)) : '–';
    const part = name.slice(name.lastIndexOf('.') + 1);
    return html`<li class="walk-${part} ${on(row, flow)}" data-tensors=${tensors.join(' ')} ${properties(placed(stop))}>
      <small aria-hidden="true">${t(name)}</small><b aria-hidden="true">${lit ? html`<i>∇</i> ` : nothing}${size}</b>
      <span class="sr">${t('figure.way.at', { lane: t(`figure.way.${lane}`), stage: t(name), size })}</span>
    </li>`;
  }
}

const arrived = (row: number, flow: Flow | null): boolean => flow !== null && flow.reached >= row;
const on = (row: number, flow: Flow | null): string =>
  `${arrived(row, flow) ? 'on' : ''} ${flow?.reached === row ? 'now' : ''}`;

function placed({ lane, across, row }: Pick<Stop, 'lane' | 'across' | 'row'>): Record<string, string | number> {
  const { left, width } = boxOf({ lane, across });
  return { '--left': `${left}%`, '--wide': `${width}%`, '--at': row };
}

const across = (width: number): string => width.toFixed(2);

/** Whether the gradient has come along a wire. */
const came = (points: Way['points'], flow: Flow | null): string => (arrived(points.at(-1)![1], flow) ? 'on' : '');

/** As wide as the gradient is large that has come along it. */
function widthIn(tensors: Way['tensors'], points: Way['points'], flow: Flow | null): string {
  return across(came(points, flow) === 'on' ? widthOf(normOf(flow!.norms, tensors), largest(flow!.norms)) : 1);
}

function wire({ tensors, points, around }: Way, flow: Flow | null): SVGTemplateResult {
  const path = points.map(([x, row], index) => `${index === 0 ? 'M' : 'L'}${x} ${row * ROW + BOX / 2}`).join('');
  return svg`<path class="walk-wire ${around ? 'around' : ''} ${came(points, flow)}" d=${path} ${properties({ '--width': widthIn(tensors, points, flow) })} />`;
}

/** The arrow that a wire ends in: apart from the wires, which are stretched over the width. */
function tip({ tensors, points, around }: Way, flow: Flow | null): TemplateResult {
  const [x, row] = points.at(-1)!;
  const way = around ? (points[1]![0] > x ? 'to-left' : 'to-right') : 'down';
  return html`<i
    class="walk-tip ${way} ${came(points, flow)}"
    ${properties({ '--left': `${x}%`, '--at': row, '--width': widthIn(tensors, points, flow) })}
  ></i>`;
}

/** What the widths mean. */
function legend(flow: Flow | null): TemplateResult {
  const most = flow ? largest(flow.norms) : 0;
  const names = DECADES.map((decade) =>
    decade === 0
      ? t('figure.way.most', { size: flow ? sizeText(most) : '–' })
      : t(decade === DECADES.at(-1) ? 'figure.way.least' : 'figure.way.part', {
          one: integer(1),
          divisor: integer(10 ** decade),
        }),
  );
  return html`<div class="walk-legend">
    <p>${t('figure.way.width')}</p>
    <ul>
      ${names.map(
        (name, decade) => html`<li><i ${properties({ '--width': across(widthOf(10 ** -decade, 1)) })}></i>${name}</li>`,
      )}
    </ul>
  </div>`;
}

function says(flow: Flow | null): string {
  if (flow === null) return t('figure.way.none', { button: t('transport.step') });
  if (flow.reached > LAST_ROW) return t('figure.way.all', { step: integer(flow.step) });
  return t(`figure.way.says.${flow.reached}` as Key, { loss: loss(flow.loss), pairs: integer(flow.pairs) });
}
