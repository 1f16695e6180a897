import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import { decimal } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { typeset, word } from '../../views/view';
import { SOURCE_TABLE, wordsIn } from '../tables';
import { Figure } from './figure';
import { sentenceChoice, tinySentences } from './sentence-choice';
import './word-choice';

/** In units of the drawing, which is as wide as its place. */
const ROW = 62;
const TOP = 34;
const IN = 118;
const OUT = 330;
const RADIUS = 17;
const WIDTH = 460;

/** The network that turns a word into numbers: an input for every word, a weight on every line, the identity at its end. */
@customElement('embedding-network')
export class EmbeddingNetwork extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  /** The word whose input is one. */
  @state() private chosen = '';

  override render(): TemplateResult {
    const { frame, opened } = this.state;
    const table = frame?.numbers[SOURCE_TABLE];
    if (!frame || !opened || !table) return html`<div class="figure-waiting"></div>`;
    const vocabulary = opened.summary.sourceVocabulary;
    const words = wordsIn(vocabulary);
    const width = opened.config.dModel;
    const chosen = words.includes(this.chosen) ? this.chosen : words[0]!;
    const weight = (token: string, unit: number): number => table[vocabulary.indexOf(token) * width + unit]!;
    const y = (row: number): number => TOP + ROW * row + ROW / 2;
    const outY = (unit: number): number => TOP + ROW * (unit + (words.length - width) / 2) + ROW / 2;
    const height = TOP + ROW * words.length + 6;
    return html`<div class="embedding-network ${this.lit ?? ''}">
      <word-choice
        class="network-words"
        .tokens=${words}
        .chosen=${words.indexOf(chosen)}
        .label=${t('figure.network.choose')}
        .choose=${(place: number) => this.choose(words[place]!, chosen)}
      ></word-choice>
      <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${this.says(chosen, width, weight)}>
        <text class="head" x=${IN} y="16">${t('figure.network.inputs')}</text>
        <text class="head" x=${(IN + OUT) / 2} y="16">${t('figure.network.weights')}</text>
        <text class="head" x=${OUT} y="16">${t('figure.network.outputs')}</text>
        ${words.map((token, row) =>
          Array.from({ length: width }, (_, unit) => {
            const on = token === chosen;
            const share = 0.3 + 0.28 * (unit / Math.max(1, width - 1));
            const [x, at] = [IN + (OUT - IN) * share, y(row) + (outY(unit) - y(row)) * share];
            return svg`<line class="weight ${on ? 'on' : ''}" x1=${IN + RADIUS} y1=${y(row)} x2=${OUT - RADIUS} y2=${outY(unit)} />
              ${on ? svg`<text class="weight-number" x=${x} y=${at - 5}>${decimal(weight(token, unit))}</text>` : nothing}`;
          }),
        )}
        ${words.map((token, row) => {
          const on = token === chosen;
          return svg`<circle class="input ${on ? 'on' : ''}" cx=${IN} cy=${y(row)} r=${RADIUS} />
            <text class="input-number ${on ? 'on' : ''}" x=${IN} y=${y(row)}>${on ? '1' : '0'}</text>`;
        })}
        ${Array.from({ length: width }, (_, unit) => {
          const at = outY(unit);
          return svg`<circle class="output" cx=${OUT} cy=${at} r=${RADIUS} />
            <path class="identity" d="M${OUT - 8} ${at + 8}L${OUT + 8} ${at - 8}" />
            <path class="leaves" d="M${OUT + RADIUS} ${at}h18" />
            <text class="output-number" x=${OUT + RADIUS + 24} y=${at}>${decimal(weight(chosen, unit))}</text>`;
        })}
      </svg>
      ${this.sentence()}
    </div>`;
  }

  /** The sentence on show: every word with what the table has for it. */
  private sentence(): TemplateResult {
    const { frame, opened } = this.state;
    const width = opened!.config.dModel;
    const vectors = frame!.numbers['source.embedding'] ?? new Float32Array();
    return html`<div class="network-sentence">
      ${sentenceChoice(tinySentences(this.state), frame!.probe.source, (source) => this.show(source))}
      <ol class="network-vectors">
        ${frame!.shown.source.map(
          ({ token }, row) =>
            html`<li>
              ${word(token)}
              <span class="numbers"
                >${[...vectors.slice(row * width, (row + 1) * width)].map((value) => html`<b>${decimal(value)}</b>`)}</span
              >
            </li>`,
        )}
      </ol>
    </div>`;
  }

  private says(chosen: string, width: number, weight: (token: string, unit: number) => number): string {
    const numbers = Array.from({ length: width }, (_, unit) => decimal(weight(chosen, unit))).join('; ');
    return t('figure.network.says', { word: typeset(chosen), numbers });
  }

  /** The word that was on show before has been seen, too. */
  private choose(token: string, before: string): void {
    this.chosen = token;
    this.saw(`word:${before}`);
    this.saw(`word:${token}`);
  }

  private show(source: string): void {
    this.send({ type: 'translate', text: source });
    this.saw(`sentence:${source}`);
  }
}
