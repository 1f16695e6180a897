/** What the figures with two models of the same task share: the letters that both read, and what each has come to. */
import { html, nothing, type TemplateResult } from 'lit';
import '../../styles/course-twins.css';
import { t } from '../../i18n';
import { loss, share } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { word } from '../../views/view';
import { swapped } from '../orders';
import { swapButton } from './swap-button';

/** The share of words that training has not seen and the model writes without a mistake; null until it has been counted. */
export const shareRight = ({ scores, frame }: AppState): number | null =>
  scores.validation && scores.step === frame?.step ? scores.validation.exactMatch : null;

/** The word that both read, letter by letter; two that stand side by side can be swapped. */
export function letterRow(
  letters: readonly string[],
  label: string,
  id: string,
  read: (text: string) => void,
): TemplateResult {
  return html`<div class="letter-row">
    <span id=${id}>${label}</span>
    <ol aria-labelledby=${id}>
      ${letters.map(
        (letter, at) =>
          html`<li>
            ${word(letter)}
            ${
              at + 1 < letters.length
                ? swapButton(letter, letters[at + 1]!, () => read(swapped(letters, at).join('')))
                : nothing
            }
          </li>`,
      )}
    </ol>
  </div>`;
}

/** Rows of a table with a column for each model: its loss, its share of new words and what it writes, which should be `right`. */
export function outcomeRows(both: readonly AppState[], right: string, writes: string): TemplateResult {
  const row = (name: string, part: string, cell: (of: AppState) => unknown): TemplateResult =>
    html`<tr class="of-${part}">
      <th scope="row">${name}</th>
      ${both.map((one) => html`<td>${cell(one)}</td>`)}
    </tr>`;
  return html`${row(t('number.loss'), 'loss', ({ frame }) => (frame?.report ? loss(frame.report.loss) : t('number.none')))}
  ${row(t('figure.with.share'), 'share', (one) => {
    const found = shareRight(one);
    return found === null ? t('number.none') : share(found);
  })}
  ${row(writes, 'writes', ({ frame }) => {
    const text = frame?.written.text ?? '';
    const verdict = text === right ? 'figure.orders.right' : 'figure.orders.wrong';
    return html`<bdi class="word">${text || t('number.none')}</bdi>
      ${text ? html`<small>${t(verdict)}</small>` : nothing}`;
  })}`;
}
