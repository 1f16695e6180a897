import { html, type TemplateResult } from 'lit';
import { decimal } from '../../i18n/format';
import type { Rows } from '../rows';
import type { Role } from '../self-attention';

/** Numbers between brackets, as a matrix is written. */
export function numberGrid(rows: Rows, label: string, role: Role | 'input'): TemplateResult {
  return html`<table class="number-grid of-${role}" aria-label=${label}>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((value) => html`<td>${decimal(value)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
