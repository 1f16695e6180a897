import { html, svg, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import type { AppState } from '../../state/state';

/** Of the drawing, in its own units: it is stretched over its place. */
const WIDE = 400;
const HIGH = 150;

/** The losses of two models of the same plan, on one scale that has room for the first of them; the second is dashed. */
export function twoCurves(both: readonly [AppState, AppState], says: string): TemplateResult {
  const [{ totalSteps }] = both;
  const top = Math.max(2.5, ...both.map(({ losses }) => losses[0] ?? 0));
  const x = (step: number): number => (step / Math.max(1, totalSteps)) * WIDE;
  const y = (value: number): number => HIGH - 2 - (Math.min(value, top) / top) * (HIGH - 4);
  const line = (losses: readonly number[]): string =>
    losses
      .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index + 1).toFixed(1)} ${y(value).toFixed(1)}`)
      .join('');
  return html`<div class="two-curves">
    <span>${t('number.loss')}</span>
    <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${says}>
      <path class="axes" d="M0 0V${HIGH}H${WIDE}" />
      ${both.map(({ losses }, which) => svg`<path class=${which === 0 ? 'curve' : 'curve dashed'} d=${line(losses)} />`)}
    </svg>
    <span>${t('number.step')} ${integer(totalSteps)}</span>
  </div>`;
}
