import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { language, t } from '../../i18n';
import { integer, loss, plain } from '../../i18n/format';
import { color, shade } from '../paint';
import { CHART_LEFT, CHART_RIGHT } from './time-axis';
import { View } from '../view';

/** The loss of every step, with the previous run behind it. */
@customElement('loss-chart')
export class LossChart extends View {
  @property({ attribute: false }) losses: readonly number[] = [];
  @property({ attribute: false }) previous: readonly number[] = [];
  @property({ type: Number }) totalSteps = 0;
  @property({ type: Number }) step = 0;
  /** A logarithmic axis, on which small losses are told apart. */
  @property({ type: Boolean }) log = false;
  @query('.plot') private place!: HTMLElement;
  private plot: uPlot | null = null;
  private made = '';
  private size = { width: 0, height: 0 };
  private readonly resized = new ResizeObserver(([entry]) => {
    const { width, height } = entry!.contentRect;
    this.size = { width, height };
    if (this.plot && width > 0) this.plot.setSize(this.size);
    else this.requestUpdate();
  });

  override render(): TemplateResult {
    const last = this.losses.at(-1);
    const text =
      last === undefined
        ? t('chart.empty')
        : t('chart.label', {
            step: integer(this.losses.length),
            loss: Number.isNaN(last) ? t('number.none') : loss(last),
          });
    return html`<div class="plot" role="img" aria-label=${text}></div>`;
  }

  override firstUpdated(): void {
    this.resized.observe(this.place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.plot?.destroy();
    this.plot = null;
  }

  override updated(_changed: PropertyValues<this>): void {
    const { width, height } = this.size;
    if (width === 0 || height === 0) return;
    // Colours and number formats are fixed when a chart is made.
    const look = `${shade()} ${language()} ${this.log}`;
    if (!this.plot || this.made !== look) {
      this.plot?.destroy();
      this.plot = new uPlot(this.options(width, height), this.data(), this.place);
      this.made = look;
    } else this.plot.setData(this.data());
  }

  private data(): uPlot.AlignedData {
    const end = Math.max(this.losses.length, this.previous.length, 1);
    const steps = Array.from({ length: end }, (_, index) => index + 1);
    const padded = (values: readonly number[]): (number | null)[] =>
      steps.map((_, index) => (Number.isFinite(values[index]) ? values[index]! : null));
    return [steps, padded(this.previous), padded(this.losses)];
  }

  private ceiling(): number {
    let highest = 1;
    for (const value of [...this.losses, ...this.previous]) if (value > highest) highest = value;
    return highest * 1.08;
  }

  /** The bottom of a logarithmic axis: a whole power of ten under the smallest loss. */
  private floor(): number {
    let least = 1;
    for (const value of [...this.losses, ...this.previous]) if (value > 0) least = Math.min(least, value);
    return 10 ** Math.max(-7, Math.floor(Math.log10(least)));
  }

  /** Powers of ten, no more of them than there is room for. */
  private powers(): number[] {
    const [low, high] = [Math.log10(this.floor()), Math.floor(Math.log10(this.ceiling()))];
    const every = Math.max(1, Math.ceil((high - low) / 3));
    return Array.from(
      { length: Math.floor((high - low) / every) + 1 },
      (_, index) => 10 ** (high - index * every),
    ).reverse();
  }

  private options(width: number, height: number): uPlot.Options {
    const font = `11px ${color('--sans')}`;
    return {
      width,
      height,
      padding: [6, CHART_RIGHT, 6, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [0, Math.max(this.totalSteps, this.losses.length, this.previous.length, 1)] },
        // Its kinds of scale are a constant enumeration, which a file compiled by itself cannot read.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
        y: { distr: this.log ? 3 : 1, range: () => [this.log ? this.floor() : 0, this.ceiling()] },
      },
      axes: [
        { show: false },
        {
          size: CHART_LEFT,
          gap: 4,
          font,
          stroke: () => color('--ink-3'),
          space: 18,
          grid: { stroke: () => color('--line'), width: 1 },
          ticks: { show: false },
          incrs: [1, 2, 5, 10],
          ...(this.log ? { splits: () => this.powers() } : {}),
          values: (_, ticks) => ticks.map((tick) => (this.log ? power(tick) : integer(tick))),
        },
      ],
      series: [
        {},
        // Wider and dashed, for a run with the same seed lies exactly over it.
        { stroke: () => color('--line-2'), width: 5, dash: [3, 3], points: { show: false } },
        { stroke: () => color('--ink'), width: 2, points: { show: false } },
      ],
      hooks: { draw: [(plot) => this.annotate(plot, font)] },
    };
  }

  /** The names of the two lines, and where training is now. */
  private annotate(plot: uPlot, font: string): void {
    const { ctx: context } = plot;
    const density = uPlot.pxRatio;
    const { left, top, width } = plot.bbox;
    context.save();
    context.font = font.replace('11px', `${11 * density}px`);
    context.fillStyle = color('--ink-3');
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    const x = plot.valToPos(this.step, 'x', true);
    // At the end of the run the marker stands where the names would be.
    const name = (text: string, at: number): void => {
      const right = left + width;
      const blocked = x > right - context.measureText(text).width - 8 * density;
      context.fillText(text, blocked ? x - 8 * density : right, at);
    };
    name(t('number.loss'), top + 8 * density);
    const previous = this.previous.at(-1);
    if (previous !== undefined) {
      name(t('chart.previous'), Math.max(top + 22 * density, plot.valToPos(previous, 'y', true) - 9 * density));
    }
    const now = this.losses[this.step - 1];
    context.strokeStyle = color('--ink');
    context.lineWidth = 1.25 * density;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, plot.ctx.canvas.height);
    context.stroke();
    if (now !== undefined) {
      context.fillStyle = color('--ink');
      context.strokeStyle = color('--paper');
      context.lineWidth = 2 * density;
      context.beginPath();
      context.arc(x, plot.valToPos(now, 'y', true), 5 * density, 0, 7);
      context.fill();
      context.stroke();
    }
    context.restore();
  }
}

/** Written short: the axis has little room. */
function power(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (exponent >= -1) return plain(value);
  const digits = [...String(-exponent)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]);
  return `10⁻${digits.join('')}`;
}
