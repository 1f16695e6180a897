import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import '../../styles/course-build.css';
import '../../styles/experiments.css';
import { t } from '../../i18n';
import { errorText } from '../../i18n/errors';
import type { AppState } from '../../state/state';
import { optionControl, typedOptions } from '../../views/experiments/option-control';
import { CHOICES, chosenIn, isBuilt, LESSONS_TO_BUILD, optionsFor, type BuiltLesson } from '../build';
import { Figure } from './figure';

/** What a translator is built from: its lesson, its sizes and its training. */
@customElement('build-form')
export class BuildForm extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @query('form') private form!: HTMLFormElement;
  /** The last ones that were open: while the next model is on its way the form stays as it is. */
  private chosen: ReturnType<typeof chosenIn> = null;

  override render(): TemplateResult {
    const { state } = this;
    this.chosen = chosenIn(state) ?? this.chosen;
    const { chosen } = this;
    if (!chosen) return html`<div class="figure-waiting"></div>`;
    const refused = state.experiments?.refused ?? null;
    return html`<form class="build-form ${this.lit ?? ''}" novalidate @submit=${(event: Event) => this.build(event)}>
      <fieldset class="build-lessons">
        <legend>${t('figure.build.lesson')}</legend>
        ${LESSONS_TO_BUILD.map((lesson) => this.lesson(lesson))}
      </fieldset>
      <div class="build-options">
        ${CHOICES.map((control) => optionControl(control, chosen[control.name], refused))}
      </div>
      <div role="alert">
        ${refused && refused.control === null ? html`<p class="wrong">${errorText(refused.failure)}</p>` : nothing}
      </div>
      <p class="build-go">
        <button type="submit" class="solid" aria-disabled=${this.able ? 'false' : 'true'}>
          ${t('figure.build.go')}
        </button>
        <label>
          <input
            type="checkbox"
            role="switch"
            .checked=${state.speed === 'fast'}
            @change=${() => this.send({ type: 'speed', speed: state.speed === 'fast' ? 'paced' : 'fast' })}
          />
          ${t('speed.fast')}
        </label>
      </p>
    </form>`;
  }

  private lesson(lesson: BuiltLesson): TemplateResult {
    return html`<label>
      <input
        type="radio"
        name="lesson"
        value=${lesson}
        .checked=${lesson === this.state.lesson}
        @change=${() => this.open(lesson)}
      />
      ${t(`lesson.${lesson}`)}
    </label>`;
  }

  private get able(): boolean {
    const { phase, experiments, frame } = this.state;
    return frame !== null && experiments?.busy !== true && (phase === 'ready' || phase === 'training');
  }

  /** The new lesson's model has the sizes of the old one. */
  private open(lesson: BuiltLesson): void {
    if (this.chosen) this.send({ type: 'build-lesson', lesson, options: optionsFor(lesson, this.chosen) });
  }

  private build(event: Event): void {
    event.preventDefault();
    const { chosen, state } = this;
    if (!this.able || !chosen || !isBuilt(state.lesson)) return;
    const typed = { ...chosen, ...typedOptions(this.form, CHOICES, chosen) };
    this.send({ type: 'experiment-options', options: optionsFor(state.lesson, typed), train: true });
  }
}
