import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-extras.css';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import type { AppState } from '../../state/state';
import {
  AVERAGED,
  baseOf,
  GOAL,
  keyOf,
  meanLoss,
  LAYERS,
  NORMS,
  optionsOf,
  SEEDS,
  setupOf,
  SIMILARITIES,
  STEPS,
  type Runs,
  type Setup,
} from '../extras';
import { presets } from '../../lessons/lessons';
import { runTable } from './extras-runs';
import { Figure } from './figure';

/** Of the drawing, in its own units: it is stretched over its place. */
const WIDE = 400;
const HIGH = 140;
/** Of the scale: a model that knows nothing yet is a little above it. */
const TOP = 6;

interface Switch {
  name: keyof Setup;
  values: readonly { is: Setup[keyof Setup]; called: () => string }[];
}

const SWITCHES: readonly Switch[] = [
  { name: 'norm', values: NORMS.map((is) => ({ is, called: () => t(`figure.extras.norm.${is}`) })) },
  { name: 'similarity', values: SIMILARITIES.map((is) => ({ is, called: () => t(`figure.extras.similarity.${is}`) })) },
  {
    name: 'feedForward',
    values: [false, true].map((is) => ({ is, called: () => t(is ? 'figure.extras.on' : 'figure.extras.off') })),
  },
  { name: 'layers', values: LAYERS.map((is) => ({ is, called: () => integer(is) })) },
  { name: 'seed', values: SEEDS.map((is) => ({ is, called: () => integer(is) })) },
];

/** The extras as switches, and what each model that was trained with them has come to. */
@customElement('extras-lab')
export class ExtrasLab extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) runs!: Runs;
  @property() lit: string | null = null;
  /** One of those that show the same model tells a screen reader what has come of a run. */
  @property({ type: Boolean }) speaks = false;
  /** What the switches stand at, as long as the model on show is another; and the one that is being opened. */
  @state() private wanted: Setup | null = null;
  private asked: Setup | null = null;
  /** A model has been on show. */
  private stands = false;

  private get here(): Setup | null {
    const { opened } = this.state;
    return opened && setupOf(opened.config);
  }

  /** One model after the other: what was pressed meanwhile is opened when the one before it has come. */
  protected override willUpdate(): void {
    this.runs.note(this.state);
    const { experiments } = this.state;
    const busy = experiments?.busy === true;
    const { here } = this;
    if (this.asked && here && !busy && (keyOf(here) === keyOf(this.asked) || experiments?.refused)) this.asked = null;
    if (this.asked || !this.wanted || !here) return;
    if (keyOf(here) === keyOf(this.wanted) || experiments?.refused) this.wanted = null;
    else if (!this.runs.awaits(this.state)) this.ask(this.wanted);
  }

  private ask(setup: Setup): void {
    this.asked = setup;
    const { model, training } = optionsOf(presets.phrases, setup);
    this.send({ type: 'experiment-options', options: { model, training }, train: false });
  }

  private press(name: keyof Setup, is: Setup[keyof Setup]): void {
    const from = this.wanted ?? this.here;
    if (from) this.wanted = { ...from, [name]: is };
  }

  override render(): TemplateResult {
    const setup = this.wanted ?? this.here;
    // From then on it stays: between one model and the next there is none for a moment, in which a press would be lost, and with
    // the button the place of who uses the keyboard.
    this.stands ||= this.state.frame !== null;
    if (!this.stands || !setup) return html`<div class="figure-waiting"></div>`;
    return html`<div class="extras-lab lit-${this.lit ?? 'none'}" data-setup=${this.here ? keyOf(this.here) : ''}>
      <div class="extras-switches">
        ${SWITCHES.map(
          ({ name, values }) =>
            html`<div role="group" aria-label=${t(`figure.extras.${name}`)}>
              <span aria-hidden="true">${t(`figure.extras.${name}`)}</span>
              <p>
                ${values.map(
                  ({ is, called }) =>
                    html`<button
                      type="button"
                      class="quiet-button"
                      aria-pressed=${setup[name] === is ? 'true' : 'false'}
                      @click=${() => this.press(name, is)}
                    >
                      ${called()}
                    </button>`,
                )}
              </p>
            </div>`,
        )}
      </div>
      ${this.curves(setup)} ${runTable(this.runs, setup, this.speaks)}
    </div>`;
  }

  /** The loss of this run, of the base with the same seed, and, faint, of all others. */
  private curves(setup: Setup): TemplateResult {
    const base = this.runs.of(baseOf(setup));
    const current = this.here && keyOf(this.here) === keyOf(setup) ? this.state.losses : [];
    const now = current.length > 0 ? current : (this.runs.of(setup)?.losses ?? []);
    const x = (step: number): number => (step / STEPS) * WIDE;
    const y = (value: number): number => HIGH - 1 - (Math.min(value, TOP) / TOP) * (HIGH - 2);
    const line = (losses: readonly number[]): string =>
      losses
        .map((_, at) => `${at === 0 ? 'M' : 'L'}${x(at + 1).toFixed(1)} ${y(meanLoss(losses, at + 1)).toFixed(1)}`)
        .join('');
    const others = this.runs.all.filter((run) => run !== base && keyOf(run.setup) !== keyOf(setup));
    return html`<div class="extras-curves">
      <p>
        <span>${t('figure.extras.loss', { steps: integer(AVERAGED) })}</span>
        <span><span class="extras-key" aria-hidden="true"></span> ${t('figure.extras.this')}</span>
        <span><span class="extras-key dashed" aria-hidden="true"></span> ${t('figure.extras.base')}</span>
      </p>
      <svg
        viewBox="0 0 ${WIDE} ${HIGH}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${t('figure.extras.curves', { steps: integer(STEPS) })}
      >
        <path class="axes" d="M0 0V${HIGH}H${WIDE}" />
        <path class="goal" d="M0 ${y(GOAL)}H${WIDE}" />
        ${others.map(({ losses }) => svg`<path class="other" d=${line(losses)} />`)}
        ${base && keyOf(base.setup) !== keyOf(setup) ? svg`<path class="base" d=${line(base.losses)} />` : nothing}
        <path class="now" d=${line(now)} />
      </svg>
      <p>
        <span>${t('figure.extras.goalLine', { goal: integer(GOAL) })}</span>
        <span>${t('number.step')} ${integer(STEPS)}</span>
      </p>
    </div>`;
  }
}
