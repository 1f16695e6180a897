/** What a row is called, wherever it is named: "sopa (after esta)", the word to be written and the one that was just read. */
import { html, type TemplateResult } from 'lit';
import { rich, t } from '../i18n';
import type { RowName } from '../state/wanted';
import { typeset, word } from './view';

/** As it is set. Where there is little room the second half is cut first. */
export function rowName(name: RowName | undefined): TemplateResult {
  if (name === undefined || typeof name === 'string') return word(name ?? '');
  return html`<span class="row-name" title=${rowText(name)}
    >${word(name.token)} <small class="after">${rich('row.after', { word: word(name.after) })}</small></span
  >`;
}

/** As it is read out and saved. */
export function rowText(name: RowName | undefined, spelt: (token: string) => string = typeset): string {
  if (name === undefined || typeof name === 'string') return spelt(name ?? '');
  return `${spelt(name.token)} ${t('row.after', { word: spelt(name.after) })}`;
}
