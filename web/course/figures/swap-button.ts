import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import { typeset } from '../../views/view';

/** Between two words of a sentence: puts each in the other's place. */
export function swapButton(one: string, other: string, press: () => void): TemplateResult {
  const label = t('figure.swap', { one: typeset(one), other: typeset(other) });
  return html`<button type="button" class="swap" aria-label=${label} title=${label} @click=${press}>
    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3" /></svg>
  </button>`;
}
