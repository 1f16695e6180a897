import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-learning.css';
import { t, type Key } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import type { Frame } from '../../engine/messages';
import type { AppState } from '../../state/state';
import { typeset, word } from '../../views/view';
import { forecast, measured, modelOf, offered, verdict, type Measured, type Weight, type WeightRow } from '../learning';
import { Figure } from './figure';
import './nudge-plot';

export const HELD = 'held';
export const PAST = 'past';

/** How far the weight can be moved either way, and in what steps. */
const REACH = 1.5;
const STEP = 0.01;

const same = (one: Weight, other: Weight): boolean => one.tensor === other.tensor && one.index === other.index;

/** One weight that is moved by hand: what its gradient forecasts for the loss, and what the loss then is. */
@customElement('weight-nudge')
export class WeightNudge extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @state() private chosen: Weight | null = null;
  @state() private change = 0;
  /** The losses that were measured of the chosen weight, by its change. */
  @state() private found: ReadonlyMap<number, number> = new Map();
  private base: Measured | null = null;
  /** The score that was looked at last. */
  private scored: object | null = null;
  /** What was on show when a weight was moved last: the next picture has it, or a later one. */
  private moved: Frame | null = null;
  private asked = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('state')) return;
    const now = measured(this.state);
    if (modelOf(this.state) !== this.base?.of && (now || this.base)) {
      this.base = now;
      this.forget();
    }
    this.listen();
  }

  private forget(): void {
    this.change = 0;
    this.found = new Map();
  }

  private get rows(): ReturnType<typeof offered> {
    return offered(this.state);
  }

  private get weight(): Weight {
    return this.chosen ?? this.rows.output.at(0)!.weights[0]!;
  }

  /** What the engine has at this moment; while a number is on its way to it, that is another one than was asked for. */
  private now({ tensor, index }: Weight): number | undefined {
    return this.state.frame?.numbers[tensor]?.[index];
  }

  private wanted(at: Weight): number {
    const from = this.base!.weight(at);
    return same(at, this.weight) && this.change !== 0 ? Math.fround(from + this.change) : from;
  }

  /** Whether the engine has got the weights that are on show here. */
  private get arrived(): boolean {
    if (this.state.frame === this.moved) return false;
    const { output, source } = this.rows;
    return [...output, ...source].every(({ weights }) => weights.every((at) => this.now(at) === this.wanted(at)));
  }

  /** Takes a score that has come for these weights. */
  private listen(): void {
    const { scores } = this.state;
    if (scores.busy || scores.train === null || scores.train === this.scored) return;
    this.scored = scores.train;
    if (this.base && this.change !== 0 && this.arrived)
      this.found = new Map(this.found).set(this.change, scores.train.loss);
  }

  override render(): TemplateResult {
    const { frame, opened } = this.state;
    if (!frame || !opened) return html`<div class="figure-waiting"></div>`;
    const { output, source } = this.rows;
    return html`<div
      class="learning-figure weight-nudge lit-${this.lit ?? 'none'}"
      data-ready=${String(this.base !== null)}
    >
      <div class="nudge-tables">${this.table('output', output)} ${this.table('source', source)}</div>
      ${this.slider()} ${this.outcome()}
      <nudge-plot
        .base=${this.base?.loss ?? null}
        .slope=${this.base?.gradient(this.weight) ?? 0}
        .found=${this.found}
        .change=${this.change}
        .reach=${REACH}
      ></nudge-plot>
    </div>`;
  }

  private table(of: 'output' | 'source', rows: readonly WeightRow[]): TemplateResult {
    return html`<table class="nudge-table">
      <caption>
        ${t(`figure.nudge.${of}`)}
      </caption>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${word(row.token)}</th>
              ${row.weights.map((at, column) => html`<td>${this.cell(row.token, at, column)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private cell(token: string, at: Weight, column: number): TemplateResult {
    const { base } = this;
    const value = this.now(at);
    const gradient = base ? decimal(base.gradient(at), 3) : '–';
    const number = value === undefined ? '–' : decimal(value);
    const name = t(at.tensor.endsWith('bias') ? 'figure.nudge.bias' : 'figure.nudge.weight', {
      word: typeset(token),
      place: integer(column + 1),
    });
    return html`<button
      type="button"
      aria-pressed=${base !== null && same(at, this.weight) ? 'true' : 'false'}
      aria-label=${t('figure.nudge.cell', { name, weight: number, gradient })}
      ?disabled=${base === null || this.state.phase !== 'ready'}
      @click=${() => this.choose(at)}
    >
      <b>${number}</b><small>${gradient}</small>
    </button>`;
  }

  private choose(at: Weight): void {
    if (same(at, this.weight)) return;
    // Only one weight is moved: what is measured is the change of that one.
    if (this.change !== 0) this.set(this.weight, this.base!.weight(this.weight));
    this.chosen = at;
    this.forget();
  }

  private set({ tensor, index }: Weight, value: number): void {
    this.moved = this.state.frame;
    this.asked = false;
    this.send({ type: 'experiment-set', name: tensor, values: [{ index, value }] });
  }

  private slider(): TemplateResult {
    const text = signed(this.change, 2);
    return html`<div class="nudge-slider">
      <label for="nudge-change">${t('figure.nudge.change')}</label>
      <input
        type="range"
        id="nudge-change"
        min=${-REACH}
        max=${REACH}
        step=${STEP}
        .value=${String(this.change)}
        aria-valuetext=${text}
        ?disabled=${this.base === null || this.state.phase !== 'ready'}
        @input=${(event: Event) => this.move((event.target as HTMLInputElement).valueAsNumber)}
      />
      <output for="nudge-change">${text}</output>
      <button type="button" class="quiet-button" ?disabled=${this.change === 0} @click=${() => this.move(0)}>
        ${t('figure.nudge.back')}
      </button>
    </div>`;
  }

  private move(to: number): void {
    // A step is no exact number in binary.
    this.change = Number(to.toFixed(2)) || 0;
    this.set(this.weight, this.wanted(this.weight));
  }

  private outcome(): TemplateResult {
    const { base, weight, change } = this;
    const expected = base ? forecast(base, weight, change) - base.loss : null;
    const found = base ? (change === 0 ? base.loss : (this.found.get(change) ?? null)) : null;
    const cell = (value: number | null, digits: number, sign = false): string =>
      value === null ? '–' : sign ? signed(value, digits) : decimal(value, digits);
    const said = base === null ? 'train' : found === null ? 'none' : verdict(expected!, found - base.loss);
    return html`<table class="nudge-outcome">
        <thead>
          <tr>
            <td></td>
            <th scope="col" class="of-forecast">${t('figure.nudge.forecast')}</th>
            <th scope="col" class="of-measured">${t('figure.nudge.measured')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${t('number.loss')}</th>
            <td class="of-forecast">${cell(base && base.loss + expected!, 4)}</td>
            <td class="of-measured">${cell(found, 4)}</td>
          </tr>
          <tr>
            <th scope="row">${t('figure.nudge.changes')}</th>
            <td class="of-forecast">${cell(expected, 4, true)}</td>
            <td class="of-measured">${cell(base && found !== null ? found - base.loss : null, 4, true)}</td>
          </tr>
        </tbody>
      </table>
      <p class="nudge-said" role="status">${said === 'none' ? nothing : t(`figure.nudge.${said}` as Key)}</p>`;
  }

  override updated(): void {
    const { base, change } = this;
    if (!base || change === 0) return;
    const { weight } = this;
    const found = this.found.get(change);
    if (found !== undefined) {
      const said = verdict(forecast(base, weight, change) - base.loss, found - base.loss);
      if (said === HELD || said === PAST) this.saw(said);
    } else if (!this.asked && this.arrived) {
      // Not together with the move: a score is asked at once, and a weight is sent a little later.
      this.asked = true;
      this.send({ type: 'score' });
    }
  }
}

/** With its sign, also where that is a plus. */
function signed(value: number, digits: number): string {
  const text = decimal(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
