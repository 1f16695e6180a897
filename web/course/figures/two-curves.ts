import { html, nothing, svg, type TemplateResult } from 'lit';
import '../../styles/course-twins.css';
import { t } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import type { AppState } from '../../state/state';

/** Of the drawing, in its own units: it is stretched over its place. */
const WIDE = 400;
const HIGH = 150;

/** The losses of two models over their plan, on one scale that has room for the first of them; `mark` is a loss to compare with. */
export function twoCurves(both: readonly AppState[], label: string, mark: number | null = null): TemplateResult {
  const steps = both[0]!.totalSteps;
  const top = Math.max(2.5, ...both.map(({ losses }) => losses[0] ?? 0));
  const x = (step: number): number => (step / Math.max(1, steps)) * WIDE;
  // What is far too large leaves the picture, and is drawn no further.
  const y = (value: number): number => HIGH - 2 - (Math.min(value, 2 * top) / top) * (HIGH - 4);
  const leaves = both.some(({ losses }) => losses.some((value) => value > top));
  const line = (losses: readonly number[]): string =>
    losses
      .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index + 1).toFixed(1)} ${y(value).toFixed(1)}`)
      .join('');
  return html`<div class="two-curves">
    <p>
      <span>${t('number.loss')}</span>
      ${leaves ? html`<span class="beyond">↑ &gt; ${decimal(top, 1)}</span>` : nothing}
    </p>
    <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${label}>
      <path class="axes" d="M0 0V${HIGH}H${WIDE}" />
      ${mark === null ? nothing : svg`<path class="mark" d="M0 ${y(mark).toFixed(1)}H${WIDE}" />`}
      ${both.map(({ losses }, which) => svg`<path class=${which === 0 ? 'curve' : 'curve dashed'} d=${line(losses)} />`)}
    </svg>
    <span>${t('number.step')} ${integer(steps)}</span>
  </div>`;
}
