import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import { weight } from '../i18n/format';
import type { Cell } from './heat/heat-map';
import { visible, type NamedMatrix } from './heat/matrix';
import { rowName } from './row-name';
import { numberButton, View, word } from './view';

/** A whole attention matrix in numbers. */
@customElement('matrix-table')
export class MatrixTable extends View {
  @property({ attribute: false }) matrix!: NamedMatrix;
  /** The selected cell; only the large table marks its column. */
  @property({ type: Number }) row = -1;
  @property({ type: Number }) column = -1;
  /** Numbers that have no arithmetic of their own. */
  @property({ type: Boolean }) plain = false;
  @property() label = '';

  override render(): TemplateResult {
    const { rows, columnTokens } = this.matrix;
    return html`<div class="table-place" tabindex="0" role="region" aria-label=${this.label}>
      <table class="matrix">
        <thead>
          <tr>
            <td></td>
            ${columnTokens.map((token, at) => html`<th scope="col" class=${this.mark(at)}>${word(token)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: rows }, (_, row) => this.line(row))}
        </tbody>
      </table>
    </div>`;
  }

  private line(row: number): TemplateResult {
    const { columns, rowNames, values } = this.matrix;
    const end = visible(this.matrix, row);
    return html`<tr class=${row === this.row ? 'on' : ''}>
      <th scope="row">${rowName(rowNames[row])}</th>
      ${Array.from({ length: columns }, (_, column) =>
        column < end
          ? html`<td class=${this.mark(column)}>
              ${this.number(weight(values[row * columns + column]!, end), { row, column })}
            </td>`
          : html`<td class="masked">${t(this.matrix.off ? 'off.short' : 'focus.masked')}</td>`,
      )}
    </tr>`;
  }

  private mark(column: number): string {
    return column === this.column ? 'on' : '';
  }

  private number(text: string, cell: Cell): unknown {
    return this.plain ? text : numberButton(text, () => this.explain(cell));
  }

  private explain(cell: Cell): void {
    this.dispatchEvent(new CustomEvent<Cell>('explain', { detail: cell }));
  }
}
