import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Opened } from '../../engine/messages';
import type { TensorInfo } from '../../engine/types';
import { t } from '../../i18n';
import { errorText } from '../../i18n/errors';
import { integer } from '../../i18n/format';
import type { Experiments } from '../../state/experiments';
import type { Selection } from '../../state/state';
import { View } from '../view';
import { layoutOf, rowsWith, typedNumber, type Layout } from './tensor-rows';
import './weight-effect';
import './weight-grid';
import type { Spot, WeightGrid } from './weight-grid';

/** The chosen tensor's layout, the rows that the search has found, and the chosen place. */
interface Shown {
  layout: Layout;
  found: readonly number[] | null;
  at: Spot;
}

const firstWord = (words: readonly string[]): number =>
  Math.max(
    0,
    words.findIndex((word) => !word.startsWith('<')),
  );

/** Any weight of the model, to be found, read, typed over or dragged; beside it what that does. */
@customElement('weight-editor')
export class WeightEditor extends View {
  @property({ attribute: false }) experiments!: Experiments;
  @property({ attribute: false }) opened!: Opened;
  @property({ attribute: false }) selection!: Selection;
  /** Null until one is chosen. */
  @state() private spot: Spot | null = null;
  /** What stands in the search box. */
  @state() private question = '';
  @query('weight-grid') private grid!: WeightGrid | null;
  @query('.weight-value') private box!: HTMLInputElement | null;

  override render(): TemplateResult {
    const { tensors, name, effect, weightFailure } = this.experiments;
    const shown = this.shown();
    return html`<section aria-labelledby="weights-title">
      <h2 id="weights-title">${t('weights.title')}</h2>
      <p class="hint">${t('weights.explain')}</p>
      <div class="weight-work">
        <div class="weight-find">
          <label class="choice">
            <span>${t('weights.tensor')}</span>
            <select @change=${this.choose}>
              ${tensors.map(
                (one) => html`<option value=${one.name} ?selected=${one.name === name}>${one.name}</option>`,
              )}
            </select>
          </label>
          ${shown ? this.find(shown) : nothing}
          <div role="alert">${weightFailure ? html`<p class="wrong">${errorText(weightFailure)}</p>` : nothing}</div>
        </div>
        <div class="weight-numbers">${shown ? this.numbers(shown) : nothing} ${this.edited()}</div>
        <weight-effect .effect=${effect} .selection=${this.selection}></weight-effect>
      </div>
    </section>`;
  }

  /** The numbers may still be on their way. */
  private shown(): Shown | null {
    const { tensors, name, values } = this.experiments;
    const info = tensors.find((one) => one.name === name);
    if (!info || !values) return null;
    const layout = this.layout(info);
    if (layout.rows * layout.columns !== values.length) return null;
    const found =
      this.question.trim() === '' || layout.words.length === 0 ? null : rowsWith(this.question, layout.words);
    // A word that sentences have shows what its weights do; <PAD> would show nothing.
    const { row: wanted, column: across } = this.spot ?? { row: firstWord(layout.words), column: 0 };
    const row = Math.min(wanted, layout.rows - 1);
    const column = Math.min(across, layout.columns - 1);
    return { layout, found, at: { row: found && !found.includes(row) ? (found[0] ?? row) : row, column } };
  }

  private layout(info: TensorInfo): Layout {
    return layoutOf(info, this.opened.summary);
  }

  private find({ layout, found, at }: Shown): TemplateResult {
    return html`${layout.words.length > 0 ? this.search(found) : nothing}
    ${found?.length === 0 ? nothing : this.value(this.experiments.values![at.row * layout.columns + at.column]!)}`;
  }

  private numbers({ layout, found, at }: Shown): TemplateResult {
    return html`<weight-grid
      .experiments=${this.experiments}
      .layout=${layout}
      .found=${found}
      .at=${at}
      @pick=${(event: CustomEvent<Spot>) => (this.spot = event.detail)}
      @type=${this.type}
    ></weight-grid>`;
  }

  private search(found: readonly number[] | null): TemplateResult {
    const elsewhere = found?.length === 0 ? this.elsewhere() : undefined;
    return html`<div class="choice">
      <label for="weight-word">${t('weights.word')}</label>
      <input
        id="weight-word"
        type="search"
        autocomplete="off"
        spellcheck="false"
        data-typed
        .value=${this.question}
        @input=${(event: Event) => (this.question = (event.target as HTMLInputElement).value)}
        @keydown=${this.seek}
      />
      <span role="status" class="hint">
        ${
          found === null
            ? ''
            : found.length === 0
              ? t('weights.found.none')
              : t(found.length === 1 ? 'weights.found.one' : 'weights.found', { count: integer(found.length) })
        }
      </span>
      ${
        elsewhere
          ? html`<button type="button" class="quiet-button" @click=${() => this.open(elsewhere.name)}>
              ${t('weights.elsewhere', { name: elsewhere.name })}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Another parameter that has a row for what is searched: the two languages have a table each. */
  private elsewhere(): TensorInfo | undefined {
    return this.experiments.tensors.find((info) => rowsWith(this.question, this.layout(info).words).length > 0);
  }

  private edited(): TemplateResult {
    const { editedCount } = this.experiments;
    return html`<div class="row">
      <p role="status">
        ${
          editedCount === 0
            ? t('weights.trained')
            : t(editedCount === 1 ? 'weights.edited.one' : 'weights.edited', { count: integer(editedCount) })
        }
      </p>
      ${
        editedCount > 0
          ? html`<button type="button" class="quiet-button" @click=${() => this.send({ type: 'experiment-trained' })}>
              ${t('weights.back')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private value(now: number): TemplateResult {
    return html`<form class="choice" @submit=${this.submit}>
      <label for="weight-value">${t('weights.value')}</label>
      <input
        id="weight-value"
        class="weight-value"
        inputmode="decimal"
        autocomplete="off"
        aria-invalid=${this.experiments.weightFailure ? 'true' : 'false'}
        .value=${digits(now)}
        @input=${(event: Event) => ((event.target as HTMLInputElement).dataset.typed = '')}
      />
      <button type="submit" class="quiet-button">${t('weights.set')}</button>
    </form>`;
  }

  private choose(event: Event): void {
    this.open((event.target as HTMLSelectElement).value);
  }

  private open(name: string): void {
    this.spot = null;
    this.send({ type: 'experiment-tensor', name });
  }

  private seek(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.grid?.enter();
  }

  private type(event: CustomEvent<string>): void {
    if (!this.box) return;
    this.box.select();
    this.box.focus();
    if (event.detail !== '') this.box.value = event.detail;
  }

  private submit(event: Event): void {
    event.preventDefault();
    const shown = this.shown();
    if (!shown || !this.box) return;
    const index = shown.at.row * shown.layout.columns + shown.at.column;
    const text = this.box.value;
    // What nobody has changed is not rounded to the digits on show.
    if (text === digits(this.experiments.values![index]!)) return;
    this.send({ type: 'experiment-weight', index, value: typedNumber(text), more: false });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { aim } = this.experiments;
    if (aim === null || changed.get('experiments')?.aim === aim) return;
    this.spot = aim;
    this.question = '';
  }

  /** Somebody who comes for one weight finds the keyboard in its box, and the box in view. */
  protected override updated(): void {
    const { box } = this;
    if (this.experiments.aim === null || !box) return;
    this.send({ type: 'experiment-there' });
    box.focus({ preventScroll: true });
    box.select();
    // After the shelf, which shows its beginning when it opens.
    requestAnimationFrame(() => box.scrollIntoView({ block: 'center' }));
  }
}

/** A float's digits, as many as tell it from its neighbours in the page's own use. */
function digits(value: number): string {
  return String(Number(value.toPrecision(6)));
}
