import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import { errorText } from '../i18n/errors';
import { integer, loss } from '../i18n/format';
import type { WorkerFailure } from '../engine/messages';
import type { AppState } from '../state/state';
import { trainButtons } from '../views/train-buttons';
import { View } from '../views/view';
import { DIVERGED } from './diverged';

/** What a chapter calls it when training ends like that: which number was the first to go is no matter here. */
const said = (notice: WorkerFailure): string => (notice.code === DIVERGED ? t('course.diverged') : errorText(notice));

/** Trains the model of a figure: what the lab's bar does, in one line. */
@customElement('course-controls')
export class CourseControls extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { frame, phase, notice } = this.state;
    return html`<div class="course-controls" data-phase=${phase}>
      ${trainButtons(this.state, (action) => this.send(action))}
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
      ${notice ? html`<p class="course-notice" role="alert">${said(notice)}</p>` : nothing}
    </div>`;
  }
}
