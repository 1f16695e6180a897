import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/time.css';
import { t } from '../../i18n';
import { integer, loss } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { properties } from '../styled';
import { View } from '../view';
import './loss-chart';

/** A page of the scrubber, in steps: a tenth of the run. */
const PAGES = 10;

/** The loss of every step, and over it the way back: a slider from the first step of the run to its last. */
@customElement('time-line')
export class TimeLine extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { state } = this;
    const frame = state.frame!;
    const { first, latest, step } = frame;
    const end = Math.max(state.totalSteps, state.losses.length, state.previousLosses.length, 1);
    const shown = state.losses[step - 1];
    const words = t(shown === undefined ? 'time.start' : 'time.at', {
      step: integer(step),
      latest: integer(latest),
      loss: shown === undefined ? '' : loss(shown),
    });
    return html`<loss-chart
        .losses=${state.losses}
        .previous=${state.previousLosses}
        .totalSteps=${state.totalSteps}
        .step=${step}
        .log=${state.logScale}
      ></loss-chart>
      ${this.unknown(step / end)}
      <input
        type="range"
        class="scrubber"
        aria-label=${t('time.scrubber')}
        aria-valuetext=${words}
        ?disabled=${latest === first}
        min=${first}
        max=${latest}
        step="1"
        .value=${String(step)}
        ${properties({ '--from': first / end, '--to': latest / end })}
        @input=${this.scrub}
        @keydown=${this.page}
      />
      <button
        type="button"
        class="log"
        aria-pressed=${state.logScale ? 'true' : 'false'}
        title=${t('time.log.long')}
        aria-label=${t('time.log.long')}
        @click=${() => this.send({ type: 'log-scale', on: !state.logScale })}
      >
        ${t('time.log')}
      </button>`;
  }

  /**
   * A model that was opened without its losses: why there is no curve, and where it stands. Beside the marker, on the side where
   * there is more room, and between the lines of the axis: it covers nothing.
   */
  private unknown(share: number): unknown {
    const { losses, scores, frame } = this.state;
    if (losses.length === 0 || losses.some((value) => Number.isFinite(value))) return nothing;
    const now = scores.step === frame!.step ? scores.train?.loss : undefined;
    return html`<p class="no-losses ${share > 0.5 ? 'before' : ''}" ${properties({ '--share': share })}>
      <span>${t('time.unknown')}</span>
      ${now === undefined ? nothing : html`<span>${t('time.unknown.now', { loss: loss(now) })}</span>`}
    </p>`;
  }

  private scrub(event: Event): void {
    this.send({ type: 'go-to', step: Number((event.target as HTMLInputElement).value) });
  }

  /** The browser's own page is a tenth in some, and in others ten times a step: here it is the same everywhere. */
  private page(event: KeyboardEvent): void {
    const direction = event.key === 'PageUp' ? -1 : event.key === 'PageDown' ? 1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const { first, latest, step } = this.state.frame!;
    const by = Math.max(1, Math.round((latest - first) / PAGES));
    this.send({ type: 'go-to', step: Math.max(first, Math.min(latest, step + direction * by)) });
  }
}
