import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-build.css';
import { t } from '../../i18n';
import { integer, loss, plain, score, share } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { properties } from '../../views/styled';
import { isBuilt, MARK, runOf, type Run } from '../build';
import { Figure } from './figure';

/** Of the drawing, in its own units: it is stretched over its place. */
const WIDE = 400;
const HIGH = 110;
/** There is room for so many: the latest. */
const LISTED = 5;

/** How the training goes, how far the model gets on what it has never seen, and how the runs before it did. */
@customElement('build-runs')
export class BuildRuns extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  private readonly runs: Run[] = [];
  private counted = '';
  /** The last one with a picture: while the next model is on its way the figure stays as it is. */
  private shown: AppState | null = null;

  override render(): TemplateResult {
    const { state } = this;
    if (state.frame && state.opened) this.shown = state;
    this.note();
    const { shown } = this;
    if (!shown?.opened) return html`<div class="figure-waiting"></div>`;
    return html`<div class="build-runs ${this.lit ?? ''}">
      <p class="build-weights">
        ${isBuilt(shown.lesson) ? t(`lesson.${shown.lesson}`) : ''}:
        <data>${t('figure.build.weights', { count: integer(shown.opened.summary.parameterCount) })}</data>
      </p>
      ${this.curve(shown)} ${this.heldOut(shown)} ${this.table()}
    </div>`;
  }

  /** A training that has come to its end goes into the table, once. */
  private note(): void {
    const run = runOf(this.state);
    const { frame } = this.state;
    if (!run || !frame) return;
    const name = `${frame.session} ${frame.course} ${frame.step}`;
    if (name === this.counted) return;
    this.counted = name;
    this.runs.push(run);
  }

  private curve({ losses, totalSteps }: AppState): TemplateResult {
    const top = Math.max(2.5, losses[0] ?? 0);
    const x = (step: number): number => (step / Math.max(1, totalSteps, losses.length)) * WIDE;
    const y = (value: number): number => HIGH - 2 - (Math.min(value, top) / top) * (HIGH - 4);
    const line = losses
      .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index + 1).toFixed(1)} ${y(value).toFixed(1)}`)
      .join('');
    const says = t('figure.build.curve', { steps: integer(totalSteps) });
    return html`<div class="build-curve">
      <span>${t('number.loss')}</span>
      <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${says}>
        <path class="axes" d="M0 0V${HIGH}H${WIDE}" />
        ${svg`<path class="curve" d=${line} />`}
      </svg>
      <span>${t('number.step')} ${integer(totalSteps)}</span>
    </div>`;
  }

  private heldOut({ scores, frame, heldOut }: AppState): TemplateResult {
    const found = scores.validation && scores.step === frame?.step ? scores.validation.exactMatch : null;
    return html`<dl class="build-held-out" aria-live="polite">
      <dt>${t('figure.build.heldOut', { count: integer(heldOut.length) })}</dt>
      <dd class="build-bar" aria-hidden="true" ${properties({ '--mark': MARK })}>
        <b ${properties({ '--share': found ?? 0 })}></b>
        <span>${share(MARK)}</span>
      </dd>
      <dd class="build-found">${found === null ? t('number.none') : score(found)}</dd>
    </dl>`;
  }

  private table(): TemplateResult {
    const latest = this.runs.slice(-LISTED);
    return html`<div class="build-table">
      <table>
        <caption>
          ${t('figure.build.runs')}
        </caption>
        <thead>
          <tr>
            ${COLUMNS.map((name) => html`<th scope="col" class="of-${name}">${t(`figure.build.column.${name}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${latest.map(
            (run) =>
              html`<tr class=${run.heldOut > MARK ? 'past' : ''}>
                <th scope="row">${t(`lesson.${run.lesson}`)}</th>
                ${cellsOf(run).map((cell, index) => html`<td class="of-${COLUMNS[index + 1]!}">${cell}</td>`)}
              </tr>`,
          )}
          ${
            latest.length === 0
              ? html`<tr>
                  <td class="build-none" colspan=${COLUMNS.length}>${t('figure.build.none')}</td>
                </tr>`
              : nothing
          }
        </tbody>
      </table>
    </div>`;
  }
}

const COLUMNS = ['lesson', 'width', 'heads', 'layers', 'forward', 'rate', 'steps', 'weights', 'loss', 'right'] as const;

/** What stands after the lesson, column by column. */
function cellsOf({ chosen, weights, loss: last, heldOut }: Run): string[] {
  const { dModel, heads, encoderLayers, decoderLayers, dFf, learningRate, totalSteps } = chosen;
  return [
    integer(dModel),
    integer(heads),
    `${integer(encoderLayers)} + ${integer(decoderLayers)}`,
    integer(dFf),
    plain(Number(learningRate.toPrecision(3))),
    integer(totalSteps),
    integer(weights),
    loss(last),
    score(heldOut),
  ];
}
