import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CHAPTERS } from '../../course/ids';
import { CONTROLS, VIEWS, type EmbedControl, type EmbedView } from '../../embed/address';
import { LANGUAGES, t, type Key } from '../../i18n';
import { integer } from '../../i18n/format';
import { LESSONS } from '../../lessons/ids';
import { parsePairs } from '../../lessons/parse';
import { View } from '../view';
import { headsOf, LIMITS, STANDINGS, STARTS, WIDTHS, type Choices, type Standing, type Start } from './choices';

type Option = readonly [value: string, text: string, able?: boolean];

const inputOf = (event: Event): HTMLInputElement => event.target as HTMLInputElement;

/** Everything that can be chosen of an embed; each change is told as `choose`. */
@customElement('embed-form')
export class EmbedForm extends View {
  @property({ attribute: false }) choices!: Choices;
  /** The model on show can be in the address: it is of this lesson. */
  @property({ attribute: false }) able = false;

  override render(): TemplateResult {
    const { chapter, views, lesson, start } = this.choices;
    return html`<form class="embed-form" @submit=${(event: Event) => event.preventDefault()}>
      ${this.what()}
      ${
        chapter === null
          ? html`${lesson === 'your-own' && start !== 'weights' ? this.pairs() : nothing} ${this.views()}
            ${views.includes('lab') ? nothing : this.controls()} ${this.start()}`
          : nothing
      }
      <div class="embed-fields">${this.language()} ${this.theme()}</div>
      ${this.size()}
    </form>`;
  }

  private choose(change: Partial<Choices>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: change }));
  }

  private select(
    name: string,
    value: string,
    options: readonly Option[],
    change: (value: string) => void,
  ): TemplateResult {
    return html`<label class="embed-field">
      <span>${name}</span>
      <select @change=${(event: Event) => change(inputOf(event).value)}>
        ${options.map(
          ([of, text, able = true]) =>
            html`<option value=${of} ?selected=${of === value} ?disabled=${!able}>${text}</option>`,
        )}
      </select>
    </label>`;
  }

  /** A whole number, or nothing; what is out of its range goes to its nearest end. */
  private number(
    name: string,
    value: number | null,
    [least, most]: readonly [number, number],
    change: (value: number | null) => void,
    empty = '',
  ): TemplateResult {
    const read = (event: Event): void => {
      const { valueAsNumber } = inputOf(event);
      change(Number.isNaN(valueAsNumber) ? null : Math.min(most, Math.max(least, Math.round(valueAsNumber))));
    };
    return html`<label class="embed-field">
      <span>${name}</span>
      <input
        type="number"
        inputmode="numeric"
        min=${least}
        max=${most}
        placeholder=${empty}
        .value=${value === null ? '' : String(value)}
        @change=${read}
      />
    </label>`;
  }

  private what(): TemplateResult {
    const { lesson, chapter } = this.choices;
    const value = chapter === null ? lesson : `chapter-${chapter}`;
    const change = (event: Event): void => {
      const chosen = inputOf(event).value;
      const known = LESSONS.find((one) => one === chosen);
      if (known !== undefined) this.choose({ lesson: known, chapter: null });
      else this.choose({ chapter: Number(chosen.replace('chapter-', '')) });
    };
    const option = (of: string, text: string): TemplateResult =>
      html`<option value=${of} ?selected=${of === value}>${text}</option>`;
    return html`<label class="embed-field wide">
      <span>${t('embed.what')}</span>
      <select @change=${change}>
        <optgroup label=${t('nav.lessons')}>${LESSONS.map((one) => option(one, t(`lesson.${one}`)))}</optgroup>
        <optgroup label=${t('course.chapters')}>
          ${CHAPTERS.map((number) => option(`chapter-${number}`, `${number}. ${t(`chapter.${number}.title` as Key)}`))}
        </optgroup>
      </select>
    </label>`;
  }

  private pairs(): TemplateResult {
    const { pairs } = this.choices;
    const read = parsePairs(pairs);
    const count = read.pairs.length;
    return html`<label class="embed-field wide">
        <span>${t('embed.pairs')}</span>
        <textarea
          rows="4"
          spellcheck="false"
          aria-describedby="embed-pairs-count"
          .value=${pairs}
          @change=${(event: Event) => this.choose({ pairs: inputOf(event).value })}
        ></textarea>
      </label>
      <p class="hint" id="embed-pairs-count">
        ${t(count === 1 ? 'embed.pairs.one' : 'embed.pairs.count', { count: integer(count) })}
        ${read.problemCount > 0 ? t('embed.pairs.left', { count: integer(read.problemCount) }) : nothing}
        ${t('embed.pairs.open')}
      </p>`;
  }

  private views(): TemplateResult {
    const { views } = this.choices;
    const toggle = (view: EmbedView, on: boolean): void => {
      // The whole lab has everything else in it.
      if (view === 'lab') this.choose({ views: on ? ['lab'] : ['machine', 'loss', 'translate'] });
      else {
        const others = views.filter((one) => one !== 'lab' && one !== view);
        const now = VIEWS.filter((one) => others.includes(one) || (on && one === view));
        // One at least: the box stays as it was.
        if (now.length > 0) this.choose({ views: now });
        else this.requestUpdate();
      }
    };
    return html`<fieldset>
      <legend>${t('embed.views')}</legend>
      <div class="embed-boxes">
        ${VIEWS.map(
          (view) =>
            html`<label>
              <input
                type="checkbox"
                .checked=${views.includes(view)}
                ?disabled=${views.length === 1 && views[0] === view && view !== 'lab'}
                @change=${(event: Event) => toggle(view, inputOf(event).checked)}
              />
              <span>${t(`embed.view.${view}`)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  private controls(): TemplateResult {
    const { controls, views } = this.choices;
    const there = (control: EmbedControl): boolean => {
      if (control === 'time') return views.includes('loss');
      return control === 'sentence' ? views.includes('translate') : true;
    };
    return html`<fieldset>
      <legend>${t('embed.controls')}</legend>
      <div class="embed-fields">
        ${CONTROLS.filter(there).map((control) =>
          this.select(
            t(`embed.control.${control}`),
            controls[control],
            STANDINGS[control].map((standing): Option => [standing, t(`embed.standing.${standing}`)]),
            (standing) => this.choose({ controls: { ...controls, [control]: standing as Standing } }),
          ),
        )}
      </div>
    </fieldset>`;
  }

  private start(): TemplateResult {
    const { start, steps, seed } = this.choices;
    const options = STARTS.map((one): Option => [one, t(`embed.start.${one}`), one !== 'weights' || this.able]);
    return html`<fieldset>
      <legend>${t('embed.start')}</legend>
      <div class="embed-fields">
        ${this.select(t('embed.model'), start, options, (chosen) => this.choose({ start: chosen as Start }))}
        ${
          start === 'steps'
            ? this.number(t('embed.steps'), steps, LIMITS.steps, (value) => this.choose({ steps: value ?? 1 }))
            : nothing
        }
        ${
          start === 'weights'
            ? nothing
            : this.number(
                t('embed.seed'),
                seed,
                [0, 2 ** 32 - 1],
                (value) => this.choose({ seed: value }),
                t('embed.seed.own'),
              )
        }
        ${this.head()} ${this.sentence()}
      </div>
    </fieldset>`;
  }

  private head(): TemplateResult | typeof nothing {
    const count = headsOf(this.choices);
    if (count === 1) return nothing;
    const options = Array.from({ length: count }, (_, at): Option => [String(at + 1), integer(at + 1)]);
    const shown = String(Math.min(this.choices.head, count - 1) + 1);
    return this.select(t('embed.head'), shown, options, (one) => this.choose({ head: Number(one) - 1 }));
  }

  private sentence(): TemplateResult {
    return html`<label class="embed-field row">
      <span>${t('embed.sentence')}</span>
      <input
        type="text"
        autocomplete="off"
        spellcheck="false"
        placeholder=${t('embed.sentence.own')}
        .value=${this.choices.sentence}
        @change=${(event: Event) => this.choose({ sentence: inputOf(event).value })}
      />
    </label>`;
  }

  private language(): TemplateResult {
    const options: Option[] = [['', t('embed.reader')], ...LANGUAGES.map((one): Option => [one, t(`language.${one}`)])];
    return this.select(t('nav.language'), this.choices.language ?? '', options, (value) =>
      this.choose({ language: LANGUAGES.find((one) => one === value) ?? null }),
    );
  }

  private theme(): TemplateResult {
    const themes = ['light', 'dark'] as const;
    const options: Option[] = [['', t('embed.reader')], ...themes.map((one): Option => [one, t(`theme.${one}`)])];
    return this.select(t('embed.theme'), this.choices.theme ?? '', options, (value) =>
      this.choose({ theme: themes.find((one) => one === value) ?? null }),
    );
  }

  private size(): TemplateResult {
    const { width, height } = this.choices;
    const presets = Object.entries(WIDTHS) as [keyof typeof WIDTHS, number][];
    return html`<fieldset>
      <legend>${t('embed.size')}</legend>
      <div class="embed-presets">
        ${presets.map(
          ([name, pixels]) =>
            html`<button
              type="button"
              class="quiet-button"
              aria-pressed=${width === pixels}
              @click=${() => this.choose({ width: pixels })}
            >
              ${t(`embed.width.${name}`)}
            </button>`,
        )}
      </div>
      <div class="embed-fields">
        ${this.number(t('embed.width'), width, LIMITS.width, (value) => this.choose({ width: value ?? WIDTHS.column }))}
        ${this.number(
          t('embed.height'),
          height,
          LIMITS.height,
          (value) => this.choose({ height: value }),
          t('embed.height.own'),
        )}
      </div>
    </fieldset>`;
  }
}
