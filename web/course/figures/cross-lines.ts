import { html, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-cross.css';
import { rich, t } from '../../i18n';
import { finished, type AppState } from '../../state/state';
import { properties } from '../../views/styled';
import { typeset, word } from '../../views/view';
import { alignmentOf, cross, isEmpty, type Alignment } from '../cross';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';

/** Width of the line of a whole share, in px; what is thinner than the other is not drawn. */
const FULL = 9;
const THINNEST = 0.4;

/** Two words of a trained model's translation have been found whose lines cross. */
export const CROSSING = 'crossing';

/** A translation and its sentence with the attention between them as lines: the reader finds two that cross. */
@customElement('cross-lines')
export class CrossLines extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) sentences: readonly string[] = [];
  /** Words of the longest of their translations. */
  @property({ type: Number }) longest = 0;
  @property() lit: string | null = null;
  /** At most two places of the translation, the one that was chosen first before the other. */
  @state() private chosen: readonly number[] = [];
  private source = '';

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const source = this.state.frame?.probe.source ?? '';
    if (source !== this.source) this.chosen = [];
    this.source = source;
  }

  override render(): TemplateResult {
    const alignment = alignmentOf(this.state);
    if (alignment === null) return html`<div class="figure-waiting"></div>`;
    const { source, target } = alignment;
    const rows = Math.max(source.length, target.length);
    return html`<div class="cross-lines ${this.lit ?? ''}" ${properties({ '--rows': rows, '--longest': this.longest })}>
      ${sentenceChoice(this.sentences, this.source, (text) => this.send({ type: 'translate', text }))}
      <div class="cross-heads">
        <p class="of-decoder">${t('figure.cross.decoder')}</p>
        <p class="of-encoder">${t('figure.cross.encoder')}</p>
      </div>
      <div class="cross-halves">
        <ul class="cross-targets" aria-label=${t('figure.lines.choose')}>
          ${target.map((token, place) => this.word(alignment, token, place))}
        </ul>
        ${this.lines(alignment, rows)}
        <ol class="cross-sources" aria-hidden="true">
          ${source.map((token) => html`<li>${word(token)}</li>`)}
        </ol>
      </div>
      <p class="cross-verdict" role="status">${this.verdict(alignment)}</p>
    </div>`;
  }

  private word({ source, most }: Alignment, token: string, place: number): TemplateResult {
    return html`<li>
      <button
        type="button"
        aria-pressed=${this.chosen.includes(place) ? 'true' : 'false'}
        @click=${() => this.choose(place)}
      >
        ${word(token)}<span class="sr">, ${t('figure.lines.to', { word: typeset(source[most[place]!]!) })}</span>
      </button>
    </li>`;
  }

  private lines({ shares, most }: Alignment, rows: number): TemplateResult {
    const crossed = (row: number, column: number): boolean =>
      column === most[row] && most.some((_, other) => cross(most, row, other));
    return html`<svg viewBox="0 0 100 ${rows}" preserveAspectRatio="none" aria-hidden="true">
      ${shares.flatMap((columns, row) =>
        columns.flatMap((share, column) => {
          const width = FULL * share;
          const on = this.chosen.includes(row) && column === most[row];
          const part = `${on ? 'on ' : ''}${crossed(row, column) ? 'crossed' : ''}`;
          return width < THINNEST
            ? []
            : [svg`<path class=${part} d=${curve(row + 0.5, column + 0.5)} stroke-width=${width.toFixed(2)} />`];
        }),
      )}
    </svg>`;
  }

  private choose(place: number): void {
    this.chosen = this.chosen.includes(place)
      ? this.chosen.filter((one) => one !== place)
      : [...this.chosen.slice(-1), place];
  }

  private verdict({ target, most }: Alignment): unknown {
    if (this.chosen.length < 2) return t('figure.lines.two');
    // What is said here is what the task counts.
    if (!finished(this.state)) return t('figure.lines.untrained');
    const [one = 0, other = 0] = [...this.chosen].sort((a, b) => a - b);
    const names = { one: word(target[one]!), other: word(target[other]!) };
    if (!cross(most, one, other)) return rich('figure.lines.straight', names);
    const empty = [one, other].find((place) => isEmpty(target[place]!));
    if (empty !== undefined) return rich('figure.lines.empty', { word: word(target[empty]!) });
    return rich('figure.lines.cross', names);
  }

  override updated(): void {
    const alignment = alignmentOf(this.state);
    const [one, other] = this.chosen;
    if (!alignment || one === undefined || other === undefined || !finished(this.state)) return;
    const { target, most } = alignment;
    if (cross(most, one, other) && !isEmpty(target[one]!) && !isEmpty(target[other]!)) this.saw(CROSSING);
  }
}

/** From the middle of a row on the left to the middle of one on the right, level at both ends. */
const curve = (from: number, to: number): string => `M0 ${from}C45 ${from} 55 ${to} 100 ${to}`;
