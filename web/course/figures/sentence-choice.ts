import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n';
import type { AppState } from '../../state/state';
import { typeset, word } from '../../views/view';
import { END } from '../../engine/tokens';

/** Buttons with sentences, the one on show pressed. */
export function sentenceChoice(
  sentences: readonly string[],
  shown: string,
  choose: (source: string) => void,
): TemplateResult {
  return html`<p class="network-choices" role="group" aria-label=${t('course.sentence')}>
    ${sentences.map(
      (source) =>
        html`<button
          type="button"
          class="quiet-button"
          aria-pressed=${source === shown ? 'true' : 'false'}
          @click=${() => choose(source)}
        >
          <bdi class="word">${typeset(source)}</bdi>
        </button>`,
    )}
  </p>`;
}

/** A translation, which ended before it had a word where it has none. */
export const sentence = (text: string): TemplateResult =>
  text === '' ? word(END) : html`<bdi class="word">${typeset(text)}</bdi>`;

/** A sentence of *Let's go* in which a word comes twice. */
export const REPEATED = 'go to go';

/** The lesson's sentences, and that one. */
export const tinySentences = ({ train }: AppState): string[] => [...train.map(({ source }) => source), REPEATED];
