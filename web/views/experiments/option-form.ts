import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Opened } from '../../engine/messages';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import { errorText } from '../../i18n/errors';
import type { Experiments, Options } from '../../state/experiments';
import { MODEL_CONTROLS, TRAINING_CONTROLS } from '../../state/lesson-options';
import { View } from '../view';
import { optionControl, typedOptions } from './option-control';

/** The options of the lesson's model and of its training; another model begins untrained. */
@customElement('option-form')
export class OptionForm extends View {
  @property({ attribute: false }) experiments!: Experiments;
  @property({ attribute: false }) opened!: Opened;
  @query('form') private form!: HTMLFormElement;

  override render(): TemplateResult {
    const { busy, refused } = this.experiments;
    const { config, training } = this.opened;
    return html`<section aria-labelledby="options-title">
      <h2 id="options-title">${t('options.title')}</h2>
      <p class="hint">${t('options.explain')}</p>
      <form @submit=${this.submit} novalidate>
        <fieldset>
          <legend>${t('options.model')}</legend>
          ${MODEL_CONTROLS.map((control) => optionControl(control, config[control.name], refused))}
        </fieldset>
        <fieldset>
          <legend>${t('options.training')}</legend>
          ${TRAINING_CONTROLS.map((control) => optionControl(control, training[control.name], refused))}
        </fieldset>
        <div role="alert">
          ${refused && refused.control === null ? html`<p class="wrong">${errorText(refused.failure)}</p>` : nothing}
        </div>
        <div class="row">
          <button type="submit" class="solid" aria-disabled=${busy ? 'true' : 'false'}>${t('options.train')}</button>
          <button
            type="button"
            class="quiet-button"
            aria-disabled=${busy ? 'true' : 'false'}
            @click=${this.asTheLesson}
          >
            ${t('options.lesson')}
          </button>
        </div>
        ${this.led()}
      </form>
    </section>`;
  }

  /** To where the new run stands beside the one that it is compared with; its line is there from the beginning. */
  private led(): TemplateResult {
    const { tried, kept } = this.experiments;
    if (!tried || kept === null) return html`<p class="hint led"></p>`;
    return html`<p class="hint led" role="status">
      ${t('options.tried', { step: integer(kept.step) })}
      <button type="button" class="quiet-button" @click=${this.compare}>${t('options.compare')}</button>
    </p>`;
  }

  private compare(): void {
    const title = document.querySelector<HTMLElement>('#compare-title');
    title?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
  }

  private submit(event: Event): void {
    event.preventDefault();
    const { busy, lessonOptions } = this.experiments;
    // Disabled, the button that was pressed would lose the keyboard.
    if (busy || !lessonOptions) return;
    const { config, training } = this.opened;
    this.send({
      type: 'experiment-options',
      train: true,
      options: {
        model: { ...lessonOptions.model, ...typedOptions(this.form, MODEL_CONTROLS, config) },
        training: { ...lessonOptions.training, ...typedOptions(this.form, TRAINING_CONTROLS, training) },
      },
    });
  }

  private asTheLesson(): void {
    const { busy, lessonOptions } = this.experiments;
    if (busy) return;
    this.form.reset();
    if (lessonOptions)
      this.send({ type: 'experiment-options', options: lessonOptions satisfies Options, train: false });
  }
}
