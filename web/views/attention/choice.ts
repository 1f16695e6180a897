import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import type { Action } from '../../state/actions';
import type { AttentionView } from '../../state/state';

/** The ways in which an attention can be shown here, one of them chosen. The choice is said: what it changes stands elsewhere. */
export function choice(
  ways: readonly AttentionView[],
  chosen: AttentionView,
  name: string,
  send: (action: Action) => void,
): TemplateResult {
  return html`<div class="choice" role="group" aria-label=${t('as.label')}>
    ${ways.map(
      (way) =>
        html`<button
          type="button"
          aria-pressed=${way === chosen ? 'true' : 'false'}
          @click=${() => {
            send({ type: 'attention', as: way });
            send({ type: 'say', text: `${name}: ${t(`as.${way}`)}.` });
          }}
        >
          ${t(`as.${way}`)}
        </button>`,
    )}
  </div>`;
}
