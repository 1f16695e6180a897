/** What the tables of the arithmetic are made of: a term that leads on, rows that fold, the row of the sum. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Reference } from '../../explain/reference';
import { total, type Term } from '../../explain/workings';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import { nameText, roleOf, type Named } from './names';
import { printed, sign, type Printed } from './numbers';

/** What tables need of the panel that they stand in. */
export interface Sheet {
  known: Named;
  explain(ref: Reference): void;
  /** Of a long table: whether all its rows are shown. */
  open: boolean;
  toggle(): void;
  /** The order of a long table's rows; it stays as it is while the numbers change. */
  order(amounts: readonly number[]): readonly number[];
}

/** More rows than this are folded, down to the largest of them. */
const MANY = 8;
const SHOWN = 6;

export function termButton(sheet: Sheet, { ref, value }: Term, number: Printed = printed(value)): TemplateResult {
  const name = t('made.term', { number: number.text, name: nameText(sheet.known, ref) });
  return html`<button
    type="button"
    class="term ${roleOf(ref)}"
    aria-label=${name}
    title=${nameText(sheet.known, ref)}
    @click=${() => sheet.explain(ref)}
  >
    ${number.text}
  </button>`;
}

interface Folded {
  rows: readonly number[];
  hidden: readonly number[];
}

/** The rows that are shown, in the table's own order, and those that are folded away. `keep` is always shown. */
export function fold(sheet: Sheet, amounts: readonly number[], keep = -1): Folded {
  const all = amounts.map((_, index) => index);
  if (all.length <= MANY || sheet.open) return { rows: all, hidden: [] };
  const order = sheet.order(amounts);
  const shown = new Set(order.filter((index) => index !== keep).slice(0, keep < 0 ? SHOWN : SHOWN - 1));
  if (keep >= 0) shown.add(keep);
  const rows = order.filter((index) => shown.has(index));
  return { rows, hidden: all.filter((index) => !shown.has(index)) };
}

export function foldButton(sheet: Sheet, count: number): TemplateResult | typeof nothing {
  if (count <= MANY) return nothing;
  return html`<button
    type="button"
    class="quiet-button"
    aria-expanded=${sheet.open ? 'true' : 'false'}
    @click=${() => sheet.toggle()}
  >
    ${sheet.open ? t('made.fewer') : t('made.all', { count: integer(count) })}
  </button>`;
}

export function restRow(count: number, skip: number, rest: Printed): TemplateResult {
  return html`<tr class="rest">
    <th scope="row" colspan=${skip + 1}>${t('made.more', { count: integer(count) })}</th>
    <td class="amount">${rest.text}</td>
  </tr>`;
}

/** `written` are the sums that the formula above prints as well. */
export function sumRow(
  skip: number,
  addends: readonly Printed[],
  sum: Printed,
  written: readonly number[] = [],
): TemplateResult {
  return html`<tr class="sum">
    <th scope="row" colspan=${skip}>${t('made.sum')}</th>
    <td class="sign">${sign([total(addends.map((one) => one.value)), ...written], sum)}</td>
    <td class="amount">${sum.text}</td>
  </tr>`;
}
