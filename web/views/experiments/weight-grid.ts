import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import type { Experiments } from '../../state/experiments';
import { View, word } from '../view';
import type { Layout } from './tensor-rows';

const ROWS = 10;
const WIDE = matchMedia('(min-width: 700px)');
/** A drag of this many pixels changes a number by the largest of its tensor. */
const DRAG = 200;
const SMALLEST_SPAN = 0.2;

export interface Spot {
  row: number;
  column: number;
}

interface Drag {
  index: number;
  x: number;
  value: number;
  perPixel: number;
  moved: boolean;
}

/** A window on the numbers of a parameter. It says `pick` of the chosen one, and `type` of what is typed on it. */
@customElement('weight-grid')
export class WeightGrid extends View {
  @property({ attribute: false }) experiments!: Experiments;
  @property({ attribute: false }) layout!: Layout;
  /** The rows that a search has found, in its order; null for all of them. */
  @property({ attribute: false }) found: readonly number[] | null = null;
  @property({ attribute: false }) at: Spot = { row: 0, column: 0 };
  @query('td[tabindex="0"]') private cell!: HTMLElement | null;
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

  /** The keyboard goes to the chosen number. */
  enter(): void {
    void this.updateComplete.then(() => this.cell?.focus());
  }

  /** How many rows there are to go through, and the one that stands at a place among them. */
  private get count(): number {
    return this.found?.length ?? this.layout.rows;
  }

  private row(place: number): number {
    return this.found?.[place] ?? place;
  }

  private get place(): number {
    return this.found ? Math.max(0, this.found.indexOf(this.at.row)) : this.at.row;
  }

  override render(): TemplateResult | typeof nothing {
    const { layout, at, count, place } = this;
    if (count === 0) return nothing;
    const { columns } = layout;
    const width = WIDE.matches ? 8 : 5;
    const top = Math.floor(place / ROWS) * ROWS;
    const left = Math.floor(at.column / width) * width;
    const places = (from: number, size: number, end: number): number[] =>
      Array.from({ length: Math.min(size, end - from) }, (_, index) => from + index);
    const shown = places(left, width, columns);
    return html`<table
        class="weights"
        role="grid"
        aria-label=${t('weights.grid', { name: this.experiments.name })}
        aria-rowcount=${count + 1}
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
          ${places(top, ROWS, count).map(
            (line) =>
              html`<tr aria-rowindex=${line + 2}>
                <th scope="row">${this.rowName(this.row(line))}</th>
                ${shown.map((column) => this.number(this.row(line), column, line === place && column === at.column))}
              </tr>`,
          )}
        </tbody>
      </table>
      <div class="row pages">
        ${count > ROWS ? this.pages('rows', top, ROWS, count, (to) => this.go(to, at.column)) : nothing}
        ${columns > width ? this.pages('columns', left, width, columns, (to) => this.go(place, to)) : nothing}
      </div>`;
  }

  private rowName(row: number): unknown {
    const name = this.layout.row(row);
    return 'token' in name ? word(name.token) : name.text;
  }

  private number(row: number, column: number, selected: boolean): TemplateResult {
    const { values, edited } = this.experiments;
    const index = row * this.layout.columns + column;
    return html`<td
      tabindex=${selected ? 0 : -1}
      aria-selected=${selected ? 'true' : 'false'}
      aria-colindex=${column + 2}
      class=${edited.has(index) ? 'edited' : ''}
      @focus=${() => this.pick({ row, column })}
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

  private pick(spot: Spot): void {
    this.at = spot;
    this.dispatchEvent(new CustomEvent<Spot>('pick', { detail: spot }));
  }

  private go(place: number, column: number): void {
    const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));
    this.pick({ row: this.row(within(place, this.count)), column: within(column, this.layout.columns) });
  }

  private type(text: string): void {
    this.dispatchEvent(new CustomEvent<string>('type', { detail: text }));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { place, at } = this;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [place - 1, at.column],
      ArrowDown: [place + 1, at.column],
      ArrowLeft: [place, at.column - 1],
      ArrowRight: [place, at.column + 1],
      PageUp: [place - ROWS, at.column],
      PageDown: [place + ROWS, at.column],
      Home: [place, 0],
      End: [place, this.layout.columns - 1],
    };
    const to = moves[event.key];
    if (to) {
      event.preventDefault();
      this.go(...to);
      this.enter();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.type('');
    } else if (/^[-\d.,]$/.test(event.key)) {
      // Typing over a number begins a new one.
      event.preventDefault();
      this.type(event.key);
    }
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
