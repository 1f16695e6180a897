import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-learning.css';
import { t } from '../../i18n';
import { integer, loss, plain } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { PLATEAU, RATES, resultOf, type Result } from '../learning';
import { Figure } from './figure';
import { twoCurves } from './two-curves';

/** What the reader finds: rates at which so many of the two have learned, and one at which only Adam has. */
export const NEITHER = 'neither';
export const ONLY_ADAM = 'only-adam';
export const BOTH = 'both';

/** Losses above it are all the same to a reader. */
const LARGE = 99;

type Results = readonly [Result, Result];

/** Two models of the same seed, one trained by plain steps and one by Adam, at a learning rate that is chosen. */
@customElement('optimizer-race')
export class OptimizerRace extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) twin: AppState | null = null;
  @property() lit: string | null = null;
  /** How both have ended, by learning rate. */
  @state() private ends: ReadonlyMap<number, Results> = new Map();
  /** What was chosen last, while a model is being made for it. */
  private rate: number | null = null;

  private get chosen(): number {
    return this.state.opened?.training.learningRate ?? this.rate ?? RATES[0];
  }

  protected override willUpdate(): void {
    const { state, twin } = this;
    if (!twin || state.opened?.training.learningRate !== twin.opened?.training.learningRate) return;
    const [one, other] = [resultOf(state), resultOf(twin)];
    if (one === null || other === null || this.ends.get(this.chosen)) return;
    this.ends = new Map(this.ends).set(this.chosen, [one, other]);
  }

  override updated(): void {
    for (const [plainly, adam] of this.ends.values()) {
      const learned = [plainly, adam].filter(({ end }) => end === 'learned').length;
      if (learned === 0) this.saw(NEITHER);
      else if (learned === 2) this.saw(BOTH);
      else if (adam.end === 'learned') this.saw(ONLY_ADAM);
    }
  }

  override render(): TemplateResult {
    const { state, twin } = this;
    if (!twin || (this.rate === null && (!state.frame || !twin.frame))) return html`<div class="figure-waiting"></div>`;
    const head = (name: string, dashed = ''): TemplateResult =>
      html`<th scope="col">${name} <span class="key ${dashed}" aria-hidden="true"></span></th>`;
    return html`<div class="learning-figure optimizer-race lit-${this.lit ?? 'none'}">
      ${twoCurves([state, twin], t('figure.race.curves', { steps: integer(state.totalSteps) }), PLATEAU)}
      <table class="race-table">
        <caption class="sr">
          ${t('figure.race.table')}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="of-rates">${t('figure.race.rate')}</th>
            ${head(t('figure.race.plain'))} ${head('Adam', 'dashed')}
          </tr>
        </thead>
        <tbody>
          ${RATES.map((rate) => this.row(rate))}
        </tbody>
      </table>
    </div>`;
  }

  private row(rate: number): TemplateResult {
    const on = rate === this.chosen;
    const both = [this.state, this.twin!];
    return html`<tr class=${on ? 'on' : ''} data-rate=${rate}>
      <th scope="row" class="of-rates">
        <button
          type="button"
          class="quiet-button"
          aria-pressed=${on ? 'true' : 'false'}
          @click=${() => this.choose(rate)}
        >
          ${plain(rate)}
        </button>
      </th>
      ${both.map((of, which) => {
        const goesOn = on && of.frame?.report && resultOf(of) === null;
        const result = goesOn ? undefined : this.ends.get(rate)?.[which];
        const now = goesOn ? costs(of.frame!.report!.loss) : '–';
        return html`<td class=${result?.end ?? ''}>${result ? said(result) : now}</td>`;
      })}
    </tr>`;
  }

  private choose(rate: number): void {
    if (rate === this.chosen) return;
    this.rate = rate;
    this.send({ type: 'course-rate', rate });
  }
}

const costs = (value: number): string => (value > LARGE ? `>${integer(LARGE)}` : loss(value));

function said(result: Result): TemplateResult {
  if (result.end === 'diverged') return html`${t('figure.race.diverged')}`;
  return html`${costs(result.loss)}<small>${t(`figure.race.${result.end}`)}</small>`;
}
