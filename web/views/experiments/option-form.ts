import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Opened } from '../../engine/messages';
import { t, type Key } from '../../i18n';
import { integer } from '../../i18n/format';
import { errorText } from '../../i18n/errors';
import type { Experiments, Options } from '../../state/experiments';
import { MODEL_CONTROLS, TRAINING_CONTROLS } from '../../state/lesson-options';
import { View } from '../view';
import { typedNumber } from './tensor-rows';

type Control = (typeof MODEL_CONTROLS)[number] | (typeof TRAINING_CONTROLS)[number];
type Values = Readonly<Record<string, unknown>>;

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
          ${MODEL_CONTROLS.map((control) => this.control(control, { ...config }))}
        </fieldset>
        <fieldset>
          <legend>${t('options.training')}</legend>
          ${TRAINING_CONTROLS.map((control) => this.control(control, { ...training }))}
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

  private control(control: Control, values: Values): TemplateResult {
    const { name, kind } = control;
    const value = values[name];
    const { refused } = this.experiments;
    const wrong = refused?.control === name ? refused.failure : null;
    const id = `option-${name}`;
    const invalid = wrong ? 'true' : 'false';
    const told = wrong ? `${id}-wrong` : nothing;
    const described = wrong ? { ...wrong, params: { ...wrong.params, field: t(`option.${name}` as Key) } } : null;
    return html`<div class="option">
      <label for=${id}>${t(`option.${name}` as Key)}</label>
      ${
        kind === 'number'
          ? html`<input
              id=${id}
              name=${name}
              inputmode="decimal"
              autocomplete="off"
              aria-invalid=${invalid}
              aria-describedby=${told}
              .defaultValue=${String(Number(Number(value).toPrecision(6)))}
            />`
          : kind === 'switch'
            ? html`<input id=${id} name=${name} type="checkbox" role="switch" .defaultChecked=${value === true} />`
            : html`<select id=${id} name=${name} aria-describedby=${told}>
                ${kind.map(
                  (one) =>
                    html`<option value=${one} .defaultSelected=${one === value}>${t(`value.${one}` as Key)}</option>`,
                )}
              </select>`
      }
      ${described ? html`<p class="wrong" role="alert" id="${id}-wrong">${errorText(described)}</p>` : nothing}
    </div>`;
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
        model: this.filled(MODEL_CONTROLS, lessonOptions.model, { ...config }),
        training: this.filled(TRAINING_CONTROLS, lessonOptions.training, { ...training }),
      },
    });
  }

  /** The lesson's options with what the controls say. */
  private filled<T extends object>(controls: readonly Control[], lesson: T, now: Values): T {
    const typed = controls.map(({ name, kind }) => {
      const field = this.form.elements.namedItem(name) as HTMLInputElement;
      if (kind === 'switch') return [name, field.checked];
      if (kind !== 'number') return [name, field.value];
      // What nobody has changed is not rounded to the digits on show.
      return [name, field.value === field.defaultValue ? now[name] : typedNumber(field.value)];
    });
    return { ...lesson, ...(Object.fromEntries(typed) as Partial<T>) };
  }

  private asTheLesson(): void {
    const { busy, lessonOptions } = this.experiments;
    if (busy) return;
    this.form.reset();
    if (lessonOptions)
      this.send({ type: 'experiment-options', options: lessonOptions satisfies Options, train: false });
  }
}
