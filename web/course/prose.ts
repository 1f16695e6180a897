/** Sets a text of the course: `*word*` for a word of a language, `<EOS>` and its kind as they are, `[[part|text]]` for a part of the figure, `{name}` for a number. */
import { html, type TemplateResult } from 'lit';
import { fill, raw, type Key } from '../i18n';
import { word } from '../views/view';

const PIECES = /(\*[^*]+\*|<[A-Z]+>|\[\[[a-z-]+\|[^\]]+\]\]|\{\w+\})/;

/** `point` is told the part that the reader points at, and null afterwards. */
export function prose(
  key: Key,
  values: Record<string, string>,
  lit: string | null,
  point: (part: string | null) => void,
): TemplateResult[] {
  return raw(key)
    .split(PIECES)
    .filter((piece) => piece !== '')
    .map((piece) => set(piece, values, lit, point));
}

/** The same as one string, for a screen reader. */
export function spoken(key: Key, values: Record<string, string>): string {
  return fill(raw(key), values)
    .replace(/\[\[[a-z-]+\|([^\]]+)\]\]/g, '$1')
    .replaceAll('*', '');
}

function set(
  piece: string,
  values: Record<string, string>,
  lit: string | null,
  point: (part: string | null) => void,
): TemplateResult {
  if (piece.startsWith('<')) return word(piece);
  if (piece.startsWith('*')) return html`<bdi class="word">${piece.slice(1, -1)}</bdi>`;
  if (piece.startsWith('[[')) {
    const [part = '', text = ''] = piece.slice(2, -2).split('|');
    return html`<button
      type="button"
      class="figure-term"
      data-part=${part}
      aria-pressed=${part === lit ? 'true' : 'false'}
      @pointerenter=${() => point(part)}
      @pointerleave=${() => point(null)}
      @focus=${() => point(part)}
      @blur=${() => point(null)}
      @click=${() => point(part)}
    >
      ${text}
    </button>`;
  }
  if (piece.startsWith('{')) return html`<data class="bound">${values[piece.slice(1, -1)] ?? '–'}</data>`;
  return html`${piece}`;
}
