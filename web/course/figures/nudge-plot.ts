import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { decimal } from '../../i18n/format';
import { View } from '../../views/view';

/** Of the drawing, in its own units: it is stretched over its place. */
const WIDE = 100;
const HIGH = 100;
/** The losses that it has room for; what is larger is drawn at its upper edge. */
const MOST = 1.6;

/** The loss over the change of a weight: a line that is forecast, and the dots that were measured. */
@customElement('nudge-plot')
export class NudgePlot extends View {
  /** Null before anything has been measured. */
  @property({ attribute: false }) base: number | null = null;
  @property({ attribute: false }) slope = 0;
  @property({ attribute: false }) found: ReadonlyMap<number, number> = new Map();
  @property({ attribute: false }) change = 0;
  @property({ attribute: false }) reach = 1;

  override render(): TemplateResult {
    const { base, slope, found, change, reach } = this;
    const x = (at: number): string => (((at + reach) / (2 * reach)) * WIDE).toFixed(2);
    const y = (loss: number): string => (HIGH * (1 - Math.min(MOST, loss) / MOST)).toFixed(2);
    const dots = base === null ? [] : [[0, base] as const, ...found];
    const now = change === 0 ? base : found.get(change);
    return html`<div class="nudge-plot">
      <p class="keys">
        <span class="of-forecast"><i class="key-line"></i>${t('figure.nudge.forecast')}</span>
        <span class="of-measured"><i class="key-dot"></i>${t('figure.nudge.measured')}</span>
      </p>
      <svg viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" role="img" aria-label=${t('figure.nudge.plot')}>
        <path class="axes" d="M0 0V${HIGH}H${WIDE}" />
        <path class="here" d="M${x(change)} 0V${HIGH}" />
        ${
          base === null
            ? nothing
            : svg`<path class="line" d="M${x(-reach)} ${y(base - slope * reach)}L${x(reach)} ${y(base + slope * reach)}" />`
        }
        ${dots.map(([at, loss]) => svg`<path class="dot" d="M${x(at)} ${y(loss)}h0.01" />`)}
        ${now === null || now === undefined ? nothing : svg`<path class="dot now" d="M${x(change)} ${y(now)}h0.01" />`}
      </svg>
      <p class="ends">
        <span>${decimal(-reach, 1)}</span><span>${t('figure.nudge.change')}</span><span>+${decimal(reach, 1)}</span>
      </p>
    </div>`;
  }
}
