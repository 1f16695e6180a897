import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t, type Key } from '../../i18n';
import { decimal, integer, weight } from '../../i18n/format';
import { count, flat, type Labels, type NumberMatrix } from '../../machine/blocks';
import { range } from '../range';
import { rowName, rowText } from '../row-name';
import { View } from '../view';
import { noted } from './noted';

const ARROWS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A small matrix in print. Each number is a button that asks how it was made; Tab finds the matrix, arrow keys its numbers. */
@customElement('number-matrix')
export class NumberMatrixView extends View {
  @property({ attribute: false }) matrix!: NumberMatrix;
  @property({ attribute: false }) values: Float32Array | undefined;
  /** What tells its note's button from others of that name. */
  @property() place = '';
  @state() private cursor: [number, number] = [0, 0];

  override render(): TemplateResult {
    const { matrix } = this;
    const { name, rows, columns } = matrix;
    const title = 'note' in name ? noted(`${name.note}:${this.place}`, this.named()) : symbol(name.symbol, name.below);
    return html`<table class="numbers-of">
      <caption>
        ${title}
      </caption>
      ${
        typeof columns === 'number'
          ? ''
          : html`<thead>
              <tr>
                ${typeof rows === 'number' && rows === 1 ? '' : html`<td></td>`}${columns.map((token) => html`<th scope="col">${rowName(token)}</th>`)}
              </tr>
            </thead>`
      }
      <tbody @keydown=${this.key}>
        ${range(count(rows)).map(
          (row) =>
            html`<tr>
              ${typeof rows === 'number' ? '' : html`<th scope="row">${rowName(rows[row])}</th>`}
              ${
                typeof rows === 'number' && rows > 1 && typeof columns !== 'number'
                  ? html`<th scope="row" class="place-number">${integer(row + 1)}</th>`
                  : ''
              }
              ${range(count(columns)).map((column) => html`<td>${this.number(row, column)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private named(): string {
    const { name } = this.matrix;
    return 'note' in name ? t(`number.${name.note}` as Key) : name.symbol + (name.below ?? '');
  }

  private number(row: number, column: number): TemplateResult {
    const { matrix } = this;
    const value = this.values?.[flat(matrix, row, column)];
    const [cursorRow, cursorColumn] = this.cursor;
    const tab =
      Math.min(cursorRow, count(matrix.rows) - 1) === row &&
      Math.min(cursorColumn, count(matrix.columns) - 1) === column;
    const text = value === undefined ? '' : printed(value, matrix, row, column);
    return html`<button
      type="button"
      class="num"
      tabindex=${tab ? 0 : -1}
      data-tensor=${matrix.tensor}
      data-index=${matrix.index(row, column).join(',')}
      aria-label=${t('number.label', {
        name: this.named(),
        row: label(matrix.rows, row),
        column: label(matrix.columns, column),
        value: text,
      })}
      @focus=${() => (this.cursor = [row, column])}
      @click=${() => this.send({ type: 'explain', ref: { tensor: matrix.tensor, index: matrix.index(row, column) } })}
    >
      ${text}
    </button>`;
  }

  private key(event: KeyboardEvent): void {
    const way = ARROWS[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const inside = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));
    const row = inside(this.cursor[0] + way[0], count(this.matrix.rows));
    const column = inside(this.cursor[1] + way[1], count(this.matrix.columns));
    const buttons = this.querySelectorAll<HTMLElement>('.num');
    buttons[row * count(this.matrix.columns) + column]?.focus();
  }
}

const label = (labels: Labels, index: number): string =>
  typeof labels === 'number' ? integer(index + 1) : rowText(labels[index]);

/** A share is never printed as nothing or as certainty, except where the mask leaves no other choice. */
function printed(value: number, { shares }: NumberMatrix, row: number, column: number): string {
  if (value === -Infinity) return '\u2212∞';
  const words = shares?.(row);
  if (words !== undefined && column < words) return weight(value, words, 2);
  return decimal(value);
}

const symbol = (letter: string, below?: string): TemplateResult =>
  below === undefined
    ? html`<math><mi>${letter}</mi></math>`
    : html`<math
        ><msub><mi>${letter}</mi><mi>${below}</mi></msub></math
      >`;
