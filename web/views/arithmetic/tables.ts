/** The terms of a number as tables; each term leads to how it was made itself. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Explanation } from '../../explain/explain';
import { placeOf } from '../../explain/name';
import type { Recipe } from '../../explain/recipe';
import { tokensOf } from '../../explain/wiring';
import { exponentials, lengthOf, products, squares, total, type Term } from '../../explain/workings';
import { rich, t } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import { palette, shadeOf } from '../heat/palette';
import { shade } from '../paint';
import { properties } from '../styled';
import { word } from '../view';
import { kindOf, nameRich, type Kind } from './names';
import { fold, foldButton, restRow, sumRow, termButton, type Sheet } from './sheet';
import { printed, printedShare, sign, writtenOut, type Printed } from './numbers';

export function tableOf(sheet: Sheet, explanation: Explanation): TemplateResult | typeof nothing {
  const { recipe, ref, value } = explanation;
  switch (recipe.form) {
    case 'products':
      return productsTable(sheet, kindOf(ref), recipe, value);
    case 'distance':
      return distanceTable(sheet, recipe, value);
    case 'softmax':
      return softmaxTable(sheet, kindOf(ref), recipe);
    case 'mean':
    case 'rstd':
      return termsTable(sheet, recipe.terms, recipe.form === 'rstd' ? [recipe.mean] : []);
    case 'cosine':
      return lengthsTable(sheet, recipe);
    case 'scaled':
    case 'gelu':
      return termsTable(sheet, [recipe.from]);
    case 'norm':
      return termsTable(sheet, [recipe.from, recipe.mean, recipe.rstd, recipe.weight, recipe.bias]);
    case 'sum':
      return termsTable(sheet, recipe.terms);
    case 'wave':
    case 'learned':
    case 'off':
    case 'masked':
      return nothing;
  }
}

/** What a line of a table is about: a word, or the place of a number within a vector. */
function lineName({ known }: Sheet, { ref }: Term, kind: Kind, index: number): unknown {
  if (kind !== 'heads') return integer(index + 1);
  const place = placeOf(ref.tensor);
  const memory = place.of === 'attention' && place.kind === 'decoder' ? 'decoder' : 'encoder';
  return word(tokensOf(known, memory)[ref.index[3]!] ?? '');
}

const LEFT: Partial<Record<Kind, 'raw_scores' | 'heads' | 'attended' | 'feed_forward'>> = {
  raw_scores: 'raw_scores',
  heads: 'heads',
  attended: 'attended',
  feed_forward: 'feed_forward',
};
const RIGHT: Partial<Record<Kind, 'raw_scores' | 'heads'>> = { raw_scores: 'raw_scores', heads: 'heads' };

function productsTable(
  sheet: Sheet,
  kind: Kind,
  recipe: Recipe<Term> & { form: 'products' },
  value: number,
): TemplateResult {
  const { left, right, bias, relu } = recipe;
  const amounts = products(recipe);
  const { rows, hidden } = fold(sheet, amounts);
  const rest = printed(total(hidden.map((index) => amounts[index]!)));
  const shown = rows.map((index) => printed(amounts[index]!));
  const offset = bias === null ? null : printed(bias.value);
  const addends = [...shown, ...(hidden.length > 0 ? [rest] : []), ...(offset ? [offset] : [])];
  const sum = relu ? printed(total(amounts) + (bias?.value ?? 0)) : printed(value);
  const share = (one: number): Printed => (kind === 'heads' ? printedShare(one, left.length) : printed(one));
  return html`<table class="made-table products">
      <thead>
        <tr>
          <th scope="col">${t(kind === 'heads' ? 'made.column.word' : 'made.column.unit')}</th>
          <th scope="col" class=${kind === 'raw_scores' ? 'of-query' : ''}>
            ${t(`made.left.${LEFT[kind] ?? 'projection'}`)}
          </th>
          <td></td>
          <th scope="col" class=${roleOfRight(kind)}>${t(`made.right.${RIGHT[kind] ?? 'projection'}`)}</th>
          <td></td>
          <th scope="col">${t('made.column.product')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((index, line) => {
          const [one, other] = [left[index]!, right[index]!];
          const [a, b, product] = [share(one.value), printed(other.value), shown[line]!];
          return html`<tr data-row=${index}>
            <th scope="row">${lineName(sheet, one, kind, index)}</th>
            <td>${termButton(sheet, one, a)}</td>
            <td class="sign">×</td>
            <td>${termButton(sheet, other, b)}</td>
            <td class="sign">${sign(a.value * b.value, product)}</td>
            <td class="amount">${product.text}</td>
          </tr>`;
        })}
        ${hidden.length > 0 ? restRow(hidden.length, 4, rest) : nothing}
        ${
          bias
            ? html`<tr>
                <th scope="row" colspan="5">${t('made.bias')}</th>
                <td class="amount">${termButton(sheet, bias)}</td>
              </tr>`
            : nothing
        }
      </tbody>
      <tfoot>
        ${sumRow(4, addends, sum, writtenOut(recipe)?.sums)}
      </tfoot>
    </table>
    ${foldButton(sheet, amounts.length)} ${relu ? html`<p class="hint">${t('made.floor')}</p>` : nothing}`;
}

const roleOfRight = (kind: Kind): string => (kind === 'raw_scores' ? 'of-key' : kind === 'heads' ? 'of-value' : '');

function distanceTable(sheet: Sheet, recipe: Recipe<Term> & { form: 'distance' }, value: number): TemplateResult {
  const amounts = squares(recipe);
  const { rows, hidden } = fold(sheet, amounts);
  const shown = rows.map((index) => printed(-amounts[index]!));
  const rest = printed(-total(hidden.map((index) => amounts[index]!)));
  return html`<table class="made-table products">
      <thead>
        <tr>
          <th scope="col">${t('made.column.unit')}</th>
          <th scope="col" class="of-query">${t('made.left.raw_scores')}</th>
          <td></td>
          <th scope="col" class="of-key">${t('made.right.raw_scores')}</th>
          <td></td>
          <th scope="col">${'\u2212'} ${t('made.column.square')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((index, line) => {
          const [one, other] = [recipe.left[index]!, recipe.right[index]!];
          const difference = printed(one.value).value - printed(other.value).value;
          return html`<tr data-row=${index}>
            <th scope="row">${integer(index + 1)}</th>
            <td>${termButton(sheet, one)}</td>
            <td class="sign">${'\u2212'}</td>
            <td>${termButton(sheet, other)}</td>
            <td class="sign">${sign(-(difference ** 2), shown[line]!)}</td>
            <td class="amount">${shown[line]!.text}</td>
          </tr>`;
        })}
        ${hidden.length > 0 ? restRow(hidden.length, 4, rest) : nothing}
      </tbody>
      <tfoot>
        ${sumRow(4, [...shown, ...(hidden.length > 0 ? [rest] : [])], printed(value))}
      </tfoot>
    </table>
    ${foldButton(sheet, amounts.length)}`;
}

function softmaxTable(sheet: Sheet, kind: Kind, recipe: Recipe<Term> & { form: 'softmax' }): TemplateResult {
  const { scores, at } = recipe;
  const { shift, powers, sum } = exponentials(scores);
  const { rows, hidden } = fold(sheet, powers, at);
  const css = palette(shade()).css;
  const attention = kind === 'weights';
  const whole = (indices: readonly number[]): number => total(indices.map((index) => powers[index]!));
  return html`<table class="made-table softmax">
      <thead>
        <tr>
          <th scope="col">${t('made.column.word')}</th>
          <th scope="col">${t(attention ? 'made.column.score' : 'made.column.logit')}</th>
          <th scope="col">${exponentHead(attention, shift)}</th>
          <td></td>
          <th scope="col">${t(attention ? 'legend.attention' : 'stage.probability')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((index) => {
          const share = powers[index]! / sum;
          return html`<tr class=${index === at ? 'on' : ''} data-row=${index}>
            <th scope="row">${softmaxWord(sheet, scores[index]!)}</th>
            <td>${termButton(sheet, scores[index]!)}</td>
            <td>${printed(powers[index]!).text}</td>
            <td class="cell">
              <b
                ${properties({ '--share': share, '--weight': attention ? css[shadeOf(0.3 + 0.7 * share)]! : 'var(--ink)' })}
              ></b>
            </td>
            <td class="amount">${printedShare(share, scores.length).text}</td>
          </tr>`;
        })}
        ${
          hidden.length > 0
            ? html`<tr class="rest">
                <th scope="row" colspan="2">${t('made.more', { count: integer(hidden.length) })}</th>
                <td>${printed(whole(hidden)).text}</td>
                <td></td>
                <td class="amount">${printed(whole(hidden) / sum).text}</td>
              </tr>`
            : nothing
        }
      </tbody>
      <tfoot>
        <tr class="sum">
          <th scope="row" colspan="2">${t('made.sum')}</th>
          <td>${printed(sum).text}</td>
          <td></td>
          <td class="amount">${decimal(1, 0)}</td>
        </tr>
      </tfoot>
    </table>
    ${foldButton(sheet, scores.length)}
    ${shift === 0 ? nothing : html`<p class="hint">${t(attention ? 'made.shift' : 'made.shift.logit')}</p>`}`;
}

function exponentHead(attention: boolean, shift: number): TemplateResult {
  const letter = attention ? 's' : 'ℓ';
  if (shift === 0) return html`<i>e</i><sup><i>${letter}</i></sup>`;
  const { text } = printed(Math.abs(shift));
  return html`<i>e</i><sup><i>${letter}</i> ${shift > 0 ? '\u2212' : '+'} ${text}</sup>`;
}

function softmaxWord({ known }: Sheet, { ref }: Term): unknown {
  const place = placeOf(ref.tensor);
  if (place.of !== 'attention') return word(known.targetVocabulary[ref.index[1]!] ?? '');
  return word(tokensOf(known, place.kind === 'decoder' ? 'decoder' : 'encoder')[ref.index[3]!] ?? '');
}

function termsTable(sheet: Sheet, terms: readonly Term[], after: readonly Term[] = []): TemplateResult {
  const { rows, hidden } = fold(
    sheet,
    terms.map(({ value }) => value),
  );
  const lines = [...rows.map((index) => terms[index]!), ...after];
  return html`<table class="made-table terms">
      <thead class="sr">
        <tr>
          <th scope="col">${t('made.column.term')}</th>
          <th scope="col">${t('made.column.amount')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          (term) =>
            html`<tr>
              <th scope="row">${nameRich(sheet.known, term.ref)}</th>
              <td class="amount">${termButton(sheet, term)}</td>
            </tr>`,
        )}
        ${
          hidden.length > 0
            ? restRow(hidden.length, 0, printed(total(hidden.map((index) => terms[index]!.value))))
            : nothing
        }
      </tbody>
    </table>
    ${foldButton(sheet, terms.length)}`;
}

function lengthsTable(sheet: Sheet, recipe: Recipe<Term> & { form: 'cosine' }): TemplateResult {
  const line = (name: unknown, number: unknown): TemplateResult =>
    html`<tr>
      <th scope="row">${name}</th>
      <td class="amount">${number}</td>
    </tr>`;
  const length = (vector: readonly Term[], key: 'made.left.raw_scores' | 'made.right.raw_scores'): TemplateResult =>
    line(rich('made.length', { name: t(key) }), printed(lengthOf(vector)).text);
  return html`<table class="made-table terms">
    <tbody>
      ${line(nameRich(sheet.known, recipe.dot.ref), termButton(sheet, recipe.dot))}
      ${length(recipe.left, 'made.left.raw_scores')} ${length(recipe.right, 'made.right.raw_scores')}
    </tbody>
  </table>`;
}
