import '../../styles/keep.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { View } from '../view';

/** One line, about what an earlier visit has left. */
@customElement('resume-offer')
export class ResumeOffer extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult | typeof nothing {
    const { resume } = this.state.kept;
    if (resume === null) return nothing;
    const lesson = t(`lesson.${resume.lesson}`);
    return html`<section class="resume" aria-label=${t('resume.label')}>
      <div class="wrap share-row">
        <p role="status">${t('resume.offer', { lesson, step: integer(resume.step) })}</p>
        <button type="button" class="quiet-button" @click=${() => this.send({ type: 'resume' })}>
          ${t('resume.resume')}
        </button>
        <button type="button" class="quiet-button" @click=${() => this.send({ type: 'resume-forget' })}>
          ${t('resume.forget')}
        </button>
      </div>
    </section>`;
  }
}
