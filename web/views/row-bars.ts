import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { weightAt } from '../explain/reference';
import { rich, t } from '../i18n';
import { weight as weightText } from '../i18n/format';
import type { Selection } from '../state/state';
import { rowOf, visible, type NamedMatrix } from './heat/matrix';
import { palette, shadeOf } from './heat/palette';
import { shade } from './paint';
import { rowName } from './row-name';
import { properties } from './styled';
import { numberButton, View, word } from './view';

/** The whole selected row: every word with its weight, as a table that can be read without seeing the picture. */
@customElement('row-bars')
export class RowBars extends View {
  @property({ attribute: false }) matrix!: NamedMatrix;
  @property({ attribute: false }) selection!: Selection;
  /** What tells how the weights are made, where they have no arithmetic of their own. */
  @property({ attribute: false }) made: unknown = null;

  override render(): TemplateResult {
    const { row, column, kind } = this.selection;
    const weights = rowOf(this.matrix, row);
    const count = visible(this.matrix, row);
    const css = palette(shade()).css;
    return html`<table class="row-bars">
        <caption>
          ${rich(`row.caption.${kind}`, { word: rowName(this.matrix.rowNames[row]) })}
        </caption>
        <thead class="sr">
          <tr>
            <th scope="col">${t('row.word')}</th>
            <td></td>
            <th scope="col">${t('legend.attention')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.matrix.columnTokens.slice(0, count).map((token, index) => {
            const weight = weights[index]!;
            return html`<tr
              class=${index === column ? 'on' : ''}
              @click=${() => this.send({ type: 'select', selection: { column: index } })}
            >
              <th scope="row">${word(token)}</th>
              <td class="cell">
                <b ${properties({ '--share': weight, '--weight': css[shadeOf(0.3 + 0.7 * weight)]! })}></b>
              </td>
              <td class="number">${this.number(weightText(weight, count), index)}</td>
            </tr>`;
          })}
          ${
            this.matrix.columnTokens.length > count
              ? html`<tr class="hidden-words">
                  <td colspan="3">${t(this.matrix.off ? 'off.short' : 'row.masked')}</td>
                </tr>`
              : nothing
          }
        </tbody>
      </table>
      ${
        this.made ??
        html`<button type="button" class="quiet-button how-made" @click=${() => this.explain(column)}>
          ${t('explain.entry')}
        </button>`
      }`;
  }

  private number(text: string, column: number): unknown {
    return this.made ? text : numberButton(text, () => this.explain(column));
  }

  private explain(column: number): void {
    this.send({ type: 'explain', ref: weightAt({ ...this.selection, column }), fresh: true });
  }
}
