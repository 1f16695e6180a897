import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import type { Frame } from '../../engine/messages';
import { typeset } from '../../views/view';
import { strangers } from '../strangers';

/** An untrained model finds no end: its first words say enough. */
const MOST = 8;

/** What the model writes by itself, its wrong words struck out, below what would be right. It is read out when it changes where `live`. */
export function judgedWords({ written }: Frame, target: string, live: boolean): TemplateResult {
  const words = written.text === '' ? [] : written.text.split(' ');
  const wrong = strangers(words, target.split(' '));
  const verdict = written.text === target ? 'figure.orders.right' : 'figure.orders.wrong';
  return html`<dl class="judged-words">
    <dt>${t('figure.multi.wanted')}</dt>
    <dd><bdi class="word">${typeset(target)}</bdi></dd>
    <dt>${t('figure.multi.writes')}</dt>
    <dd class="judged-written" aria-live=${live ? 'polite' : 'off'} aria-atomic="true">
      ${
        words.length === 0
          ? t('number.none')
          : words.slice(0, MOST).map((one, at) => {
              const set = html`<bdi class="word">${typeset(one)}</bdi>`;
              return html`${wrong.has(at) ? html`<s>${set}</s>` : set} `;
            })
      }${words.length > MOST ? '… ' : nothing}<span class="sr">${t(verdict)}</span>
    </dd>
  </dl>`;
}
