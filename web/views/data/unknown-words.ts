import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Example } from '../../engine/types';
import { t } from '../../i18n';
import { nearest } from '../../lessons/nearest';
import { frequencies, pieces, type Piece } from '../../lessons/words';
import '../../styles/data.css';
import { typeset, View } from '../view';

/** The sentence once more, its unknown words marked; where a known word is near, pressing puts it there. */
@customElement('unknown-words')
export class UnknownWords extends View {
  @property() text = '';
  @property({ attribute: false }) unknown: readonly string[] = [];
  @property({ attribute: false }) vocabulary: readonly string[] = [];
  @property({ attribute: false }) train: readonly Example[] = [];
  private counted: readonly Example[] | null = null;
  private counts = new Map<string, number>();

  override render(): TemplateResult | typeof nothing {
    const parts = pieces(this.text);
    if (!parts.some(({ token }) => this.unknown.includes(token))) return nothing;
    return html`<p class="echo" aria-label=${t('data.echo')} role="group">
      ${parts.map((piece, index) => (this.unknown.includes(piece.token) ? this.marked(parts, piece, index) : piece.text))}
    </p>`;
  }

  private marked(parts: readonly Piece[], piece: Piece, index: number): TemplateResult {
    const known = nearest(piece.token, this.vocabulary, (token) => this.count(token));
    if (known === null) return html`<u><bdi>${piece.text}</bdi></u>`;
    return html`<button
      type="button"
      aria-label=${t('data.replace', { word: piece.text, known: typeset(known) })}
      @click=${() => this.replace(parts, index, known)}
    >
      <u><bdi>${piece.text}</bdi></u
      ><span aria-hidden="true"> → <bdi>${typeset(known)}</bdi></span>
    </button>`;
  }

  private count(token: string): number {
    if (this.counted !== this.train) {
      this.counted = this.train;
      this.counts = frequencies(this.train.map(({ source }) => source));
    }
    return this.counts.get(token) ?? 0;
  }

  private replace(parts: readonly Piece[], index: number, known: string): void {
    const text = parts.map((piece, at) => (at === index ? known : piece.text)).join('');
    // The button that was pressed goes with its word: the keyboard goes on in the box.
    this.closest('sentence-form')?.querySelector('input')?.focus();
    this.send({ type: 'translate', text });
  }
}
