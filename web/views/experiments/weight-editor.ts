import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Opened } from '../../engine/messages';
import { t } from '../../i18n';
import { errorText } from '../../i18n/errors';
import { decimal, integer } from '../../i18n/format';
import type { Experiments } from '../../state/experiments';
import { View, word } from '../view';
import { layoutOf, typedNumber, type Layout } from './tensor-rows';

const ROWS = 10;
const WIDE = matchMedia('(min-width: 700px)');
/** A drag of this many pixels changes a number by the largest of its tensor. */
const DRAG = 200;
const SMALLEST_SPAN = 0.2;

interface Drag {
  index: number;
  x: number;
  value: number;
  perPixel: number;
  moved: boolean;
}

/** Any weight of the model, to be read, typed over or dragged. */
@customElement('weight-editor')
export class WeightEditor extends View {
  @property({ attribute: false }) experiments!: Experiments;
  @property({ attribute: false }) opened!: Opened;
  @state() private row = 0;
  @state() private column = 0;
  @query('.weights td[tabindex="0"]') private cell!: HTMLElement | null;
  @query('.weight-value') private box!: HTMLInputElement | null;
  private drag: Drag | null = null;
  private readonly widened = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    WIDE.addEventListener('change', this.widened);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    WIDE.removeEventListener('change', this.widened);
  }

  override render(): TemplateResult {
    const { tensors, name, editedCount, weightFailure } = this.experiments;
    return html`<section aria-labelledby="weights-title">
      <h2 id="weights-title">${t('weights.title')}</h2>
      <p class="hint">${t('weights.explain')}</p>
      <label class="choice">
        <span>${t('weights.tensor')}</span>
        <select @change=${this.choose}>
          ${tensors.map((one) => html`<option value=${one.name} ?selected=${one.name === name}>${one.name}</option>`)}
        </select>
      </label>
      ${this.table()}
      <div role="alert">${weightFailure ? html`<p class="wrong">${errorText(weightFailure)}</p>` : nothing}</div>
      <div class="row">
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
      </div>
    </section>`;
  }

  /** The chosen tensor's layout, and the selected place within it. */
  private layout(): (Layout & { at: { row: number; column: number } }) | null {
    const { tensors, name, values } = this.experiments;
    const info = tensors.find((one) => one.name === name);
    if (!info || !values) return null;
    const layout = layoutOf(info, this.opened.summary);
    if (layout.rows * layout.columns !== values.length) return null;
    const at = { row: Math.min(this.row, layout.rows - 1), column: Math.min(this.column, layout.columns - 1) };
    return { ...layout, at };
  }

  private table(): TemplateResult | typeof nothing {
    const layout = this.layout();
    if (!layout) return nothing;
    const { rows, columns, at } = layout;
    const width = WIDE.matches ? 8 : 5;
    const top = Math.floor(at.row / ROWS) * ROWS;
    const left = Math.floor(at.column / width) * width;
    const places = (from: number, count: number, end: number): number[] =>
      Array.from({ length: Math.min(count, end - from) }, (_, index) => from + index);
    const shown = places(left, width, columns);
    return html`<table
        class="weights"
        role="grid"
        aria-label=${t('weights.grid', { name: this.experiments.name })}
        aria-rowcount=${rows + 1}
        aria-colcount=${columns + 1}
        @keydown=${this.key}
      >
        <thead>
          <tr aria-rowindex="1">
            <td></td>
            ${shown.map((column) => html`<th scope="col" aria-colindex=${column + 2}>${integer(column + 1)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${places(top, ROWS, rows).map(
            (row) =>
              html`<tr aria-rowindex=${row + 2}>
                <th scope="row">${this.rowName(layout, row)}</th>
                ${shown.map((column) => this.number(layout, row, column))}
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="row pages">
        ${rows > ROWS ? this.pages('rows', top, ROWS, rows, (row) => this.go(row, at.column)) : nothing}
        ${columns > width ? this.pages('columns', left, width, columns, (to) => this.go(at.row, to)) : nothing}
      </div>
      ${this.value(layout)}`;
  }

  private rowName(layout: Layout, row: number): unknown {
    const name = layout.row(row);
    return 'token' in name ? word(name.token) : name.text;
  }

  private number(
    layout: Layout & { at: { row: number; column: number } },
    row: number,
    column: number,
  ): TemplateResult {
    const { values, edited } = this.experiments;
    const index = row * layout.columns + column;
    const selected = row === layout.at.row && column === layout.at.column;
    return html`<td
      tabindex=${selected ? 0 : -1}
      aria-selected=${selected ? 'true' : 'false'}
      aria-colindex=${column + 2}
      class=${edited.has(index) ? 'edited' : ''}
      @focus=${() => this.select(row, column)}
      @pointerdown=${(event: PointerEvent) => this.grasp(event, index)}
      @pointermove=${this.move}
      @pointerup=${this.release}
      @pointercancel=${this.release}
    >
      ${decimal(values![index]!, 3)}
    </td>`;
  }

  private pages(
    what: 'rows' | 'columns',
    from: number,
    size: number,
    end: number,
    go: (to: number) => void,
  ): TemplateResult {
    const last = Math.min(from + size, end);
    return html`<span class="page">
      <button
        type="button"
        class="quiet-button"
        aria-label=${t(`weights.back.${what}`)}
        ?disabled=${from === 0}
        @click=${() => go(from - size)}
      >
        ←
      </button>
      ${t(`weights.${what}`, { from: integer(from + 1), to: integer(last), count: integer(end) })}
      <button
        type="button"
        class="quiet-button"
        aria-label=${t(`weights.on.${what}`)}
        ?disabled=${last === end}
        @click=${() => go(from + size)}
      >
        →
      </button>
    </span>`;
  }

  private value({ at, columns }: Layout & { at: { row: number; column: number } }): TemplateResult {
    const now = this.experiments.values![at.row * columns + at.column]!;
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
    this.row = this.column = 0;
    this.send({ type: 'experiment-tensor', name: (event.target as HTMLSelectElement).value });
  }

  private select(row: number, column: number): void {
    this.row = row;
    this.column = column;
  }

  private go(row: number, column: number): void {
    this.select(Math.max(0, row), Math.max(0, column));
  }

  private key(event: KeyboardEvent): void {
    const layout = this.layout();
    if (!layout || event.ctrlKey || event.metaKey || event.altKey) return;
    const { row, column } = layout.at;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - ROWS, column],
      PageDown: [row + ROWS, column],
      Home: [row, 0],
      End: [row, layout.columns - 1],
    };
    const to = moves[event.key];
    if (to) {
      event.preventDefault();
      const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));
      this.select(within(to[0], layout.rows), within(to[1], layout.columns));
      void this.updateComplete.then(() => this.cell?.focus());
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.box?.select();
    } else if (/^[-\d.,]$/.test(event.key) && this.box) {
      // Typing over a number begins a new one.
      event.preventDefault();
      this.box.focus();
      this.box.value = event.key;
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    const layout = this.layout();
    if (!layout || !this.box) return;
    const index = layout.at.row * layout.columns + layout.at.column;
    const text = this.box.value;
    // What nobody has changed is not rounded to the digits on show.
    if (text === digits(this.experiments.values![index]!)) return;
    this.send({ type: 'experiment-weight', index, value: typedNumber(text), more: false });
  }

  private grasp(event: PointerEvent, index: number): void {
    if (event.button !== 0) return;
    const values = this.experiments.values!;
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), SMALLEST_SPAN);
    this.drag = { index, x: event.clientX, value: values[index]!, perPixel: largest / DRAG, moved: false };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const { drag } = this;
    if (!drag) return;
    const by = event.clientX - drag.x;
    // A click is not quite still.
    if (!drag.moved && Math.abs(by) < 3) return;
    const value = drag.value + by * drag.perPixel;
    this.send({ type: 'experiment-weight', index: drag.index, value, more: drag.moved });
    drag.moved = true;
  }

  private release(): void {
    this.drag = null;
  }
}

/** A float's digits, as many as tell it from its neighbours in the page's own use. */
function digits(value: number): string {
  return String(Number(value.toPrecision(6)));
}
