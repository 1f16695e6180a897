import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import type { AppState } from '../../state/state';
import { typeset } from '../../views/view';

/** Sentences to show, the one on show marked. */
export function sentenceChoice(
  { frame }: AppState,
  sentences: readonly string[],
  choose: (source: string) => void,
): TemplateResult {
  return html`<p class="network-choices" role="group" aria-label=${t('figure.output.sentence')}>
    ${sentences.map(
      (source) =>
        html`<button
          type="button"
          class="quiet-button"
          aria-pressed=${source === frame?.probe.source ? 'true' : 'false'}
          @click=${() => choose(source)}
        >
          <bdi class="word">${typeset(source)}</bdi>
        </button>`,
    )}
  </p>`;
}
