import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import { errorText } from '../i18n/errors';
import { integer, loss } from '../i18n/format';
import { exhausted, finished, type AppState } from '../state/state';
import { icons } from '../views/icons';
import { View } from '../views/view';

/** Trains the model of a figure: what the lab's bar does, in one line. */
@customElement('course-controls')
export class CourseControls extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { frame, phase, notice } = this.state;
    const training = phase === 'training';
    const able = frame !== null && (phase === 'ready' || training);
    const end = exhausted(this.state) ? 'transport.again' : 'transport.continue';
    const text = t(training ? 'transport.pause' : finished(this.state) ? end : 'transport.train');
    return html`<div class="course-controls" data-phase=${phase}>
      <button type="button" class="play" aria-label=${text} title=${text} ?disabled=${!able} @click=${this.play}>
        ${training ? icons.pause : icons.play}
      </button>
      <button
        type="button"
        class="round"
        aria-label=${t('transport.step')}
        title=${t('transport.step')}
        ?disabled=${!able}
        @click=${() => this.send({ type: 'step' })}
      >
        ${icons.step}
      </button>
      <button
        type="button"
        class="round"
        aria-label=${t('transport.reset')}
        title=${t('transport.reset')}
        ?disabled=${!able}
        @click=${() => this.send({ type: 'reset' })}
      >
        ${icons.reset}
      </button>
      <dl>
        <div>
          <dt>${t('number.step')}</dt>
          <dd data-number="step">${integer(frame?.step ?? 0)}</dd>
        </div>
        <div>
          <dt>${t('number.loss')}</dt>
          <dd data-number="loss">${frame?.report ? loss(frame.report.loss) : t('number.none')}</dd>
        </div>
      </dl>
      ${notice ? html`<p class="course-notice" role="alert">${errorText(notice)}</p>` : nothing}
    </div>`;
  }

  private readonly play = (): void => {
    this.send({ type: this.state.phase === 'training' ? 'pause' : 'play' });
  };
}
