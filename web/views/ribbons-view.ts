import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AttentionPicture } from '../engine/messages';
import type { Translation } from '../engine/types';
import { t } from '../i18n';
import { integer, probability } from '../i18n/format';
import type { Selection } from '../state/state';
import { matrixOf } from './heat/matrix';
import { palette, shadeOf } from './heat/palette';
import { shade } from './paint';
import { properties } from './styled';
import { setProperties, typeset, View, word } from './view';

/** Below this a ribbon would be a hair. */
const VISIBLE = 0.05;

/** Columns that there are at least, however short the source. */
const FEWEST = 4;

/** Where the words stand, within this element. */
interface Places {
  sources: DOMRect[];
  words: DOMRect[];
  upright: boolean;
}

/** The sentence and its translation, joined by ribbons as wide as the attention between their words. */
@customElement('ribbons-view')
export class RibbonsView extends View {
  @property({ attribute: false }) translation!: Translation;
  @property({ attribute: false }) cross!: AttentionPicture;
  /** Which cross-attention they are, and the written word that is selected, if any. */
  @property({ attribute: false }) of!: Selection;
  @state() private places: Places = { sources: [], words: [], upright: false };
  private measured = '';
  private readonly resized = new ResizeObserver(() => this.measure());

  override render(): TemplateResult {
    const { source, steps } = this.translation;
    const { columns } = this.cross;
    const hidden = steps.length - this.shown().length;
    return html`<svg aria-hidden="true">${this.ribbons()}</svg> ${source
        .slice(0, columns)
        .map(
          ({ token, known }, index) =>
            html`<span class="source ${known ? '' : 'unknown'}" ${properties({ '--at': index + 1 })}
              >${word(token)}</span
            >`,
        )}
      ${this.shown().map(
        (step, index) =>
          html`<button
            type="button"
            class="written-token"
            aria-pressed=${index === this.of.row ? 'true' : 'false'}
            aria-label=${t('ribbon.word', { word: typeset(step.token), probability: probability(step.probability, 1) })}
            ${properties({ '--at': index + 1 })}
            @click=${() => this.dispatchEvent(new CustomEvent<number>('pick', { detail: index }))}
          >
            <span class="t">${word(step.token)}</span>
            <span class="bar"><b ${properties({ '--share': step.probability })}></b></span>
            <small>${probability(step.probability, 1)}</small>
          </button>`,
      )}
      ${
        hidden > 0
          ? html`<span class="cut" ${properties({ '--at': steps.length - hidden + 1 })}
              >${t('ribbon.more', { count: integer(hidden) })}</span
            >`
          : nothing
      }`;
  }

  /** What never came to its end is mostly the same word over and over: no more of it than the source is long. */
  private shown(): Translation['steps'] {
    const { source, steps, finished } = this.translation;
    const room = Math.max(FEWEST, source.length);
    return finished || steps.length <= room ? steps : steps.slice(0, room - 1);
  }

  override firstUpdated(): void {
    this.resized.observe(this);
  }

  override updated(): void {
    const { source, steps: all } = this.translation;
    const steps = this.shown();
    setProperties(this, { '--count': Math.max(source.length, steps.length + (all.length > steps.length ? 1 : 0)) });
    // Weights change at every step, places only with the words: measuring makes the browser lay out the page.
    const words = [...source, ...steps].map(({ token }) => token).join(' ');
    if (words === this.measured) return;
    this.measured = words;
    this.measure();
  }

  private measure(): void {
    const origin = this.getBoundingClientRect();
    const boxes = (selector: string): DOMRect[] =>
      [...this.querySelectorAll(selector)].map((element) => {
        const box = element.getBoundingClientRect();
        return new DOMRect(box.x - origin.x, box.y - origin.y, box.width, box.height);
      });
    this.places = {
      sources: boxes('.source'),
      words: boxes('.written-token .t'),
      upright: getComputedStyle(this).getPropertyValue('--upright').trim() === '1',
    };
  }

  private ribbons(): SVGTemplateResult[] {
    const { sources, words, upright } = this.places;
    const matrix = matrixOf(this.cross, this.of);
    const css = palette(shade()).css;
    const rows = words.map((_, row) => row).filter((row) => row < matrix.rows && row !== this.of.row);
    // The selected word's ribbons lie over the others.
    if (this.of.row >= 0 && this.of.row < Math.min(words.length, matrix.rows)) rows.push(this.of.row);
    return rows.flatMap((row) =>
      sources.flatMap((from, column) => {
        const weight = column < matrix.columns ? matrix.values[row * matrix.columns + column]! : 0;
        if (weight < VISIBLE) return [];
        const d = upright ? across(from, words[row]!) : down(from, words[row]!);
        const width = (1 + weight * 7).toFixed(1);
        return row === this.of.row
          ? svg`<path class="chosen" d=${d} stroke-width=${width}/>`
          : svg`<path d=${d} stroke=${css[shadeOf(0.25 + 0.75 * weight)]!} stroke-width=${width}/>`;
      }),
    );
  }
}

function down(from: DOMRect, to: DOMRect): string {
  const [x1, y1] = [(from.left + from.right) / 2, from.bottom + 2];
  const [x2, y2] = [(to.left + to.right) / 2, to.top - 1];
  const bend = (y2 - y1) * 0.55;
  return `M${x1},${y1}C${x1},${y1 + bend} ${x2},${y2 - bend} ${x2},${y2}`;
}

function across(from: DOMRect, to: DOMRect): string {
  const [x1, y1] = [from.right + 6, (from.top + from.bottom) / 2];
  const [x2, y2] = [to.left - 6, (to.top + to.bottom) / 2];
  const bend = (x2 - x1) * 0.5;
  return `M${x1},${y1}C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
}
