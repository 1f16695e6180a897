import { html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-order.css';
import type { Frame } from '../../engine/messages';
import { t } from '../../i18n';
import { decimal, integer } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { typeset, word } from '../../views/view';
import { swapped } from '../orders';
import { Figure } from './figure';
import { sentenceChoice, tinySentences } from './sentence-choice';
import { swapButton } from './swap-button';

/** The word's numbers, the position's, and what the two add up to. */
export const PARTS = ['source.embedding', 'source.position', 'source.sum'] as const;

/** Half of the drawing's sides, in its own units. */
const WIDE = 230;
const HIGH = 165;
/** Of the head of an arrow. */
const HEAD = 7;
/** From its tip to the middle of the dot behind. */
const GAP = 5.5;

/** The two numbers of each of these for the word at `row`. */
export const partsOf = ({ numbers }: Frame, row: number): [number, number][] =>
  PARTS.map((name) => [numbers[name]![row * 2]!, numbers[name]![row * 2 + 1]!]);

/** A model with two numbers a word: each word as a point, its position as an arrow, and where the arrow ends. */
@customElement('position-sum')
export class PositionSum extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  private reach = 0;
  private session = -1;

  override render(): TemplateResult {
    const { frame } = this.state;
    if (!frame || PARTS.some((name) => !frame.numbers[name])) return html`<div class="figure-waiting"></div>`;
    if (this.session !== frame.session || frame.step === 0) this.reach = 0;
    this.session = frame.session;
    const tokens = frame.shown.source.map(({ token }) => token);
    const rows = tokens.map((token, row) => ({ token, row, parts: partsOf(frame, row) }));
    // The plane grows with what is in it and does not shrink under it: what moves is the words.
    const sizes = rows.flatMap(({ parts }) => parts.flat().map(Math.abs));
    this.reach = Math.max(this.reach, 1.5, ...sizes);
    return html`<div class="position-sum ${this.lit ?? ''}">
      ${this.plane(rows)}
      ${sentenceChoice(tinySentences(this.state), frame.probe.source, (text) => this.send({ type: 'translate', text }))}
      <table class="sum-table">
        <caption class="sr">
          ${t('figure.sum.table')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('figure.sum.place')}</th>
            <th scope="col">${t('figure.sum.word')}</th>
            <th scope="col">${t('figure.sum.embedding')}</th>
            <th scope="col">${t('figure.sum.position')}</th>
            <th scope="col">${t('figure.sum.sum')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ token, row, parts }) =>
              html`<tr>
                <td>
                  ${integer(row)}
                  ${
                    row + 1 < tokens.length
                      ? swapButton(token, tokens[row + 1]!, () =>
                          this.send({ type: 'translate', text: swapped(tokens, row).join(' ') }),
                        )
                      : nothing
                  }
                </td>
                <th scope="row">${word(token)}</th>
                ${parts.map((part) => html`<td>${part.map((value) => html`<b>${decimal(value)}</b>`)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private plane(rows: readonly { token: string; row: number; parts: [number, number][] }[]): TemplateResult {
    const scale = (HIGH - 20) / this.reach;
    const at = ([x, y]: [number, number]): [number, number] => [x * scale, -y * scale];
    return html`<svg
      class="word-plane"
      viewBox="${-WIDE} ${-HIGH} ${2 * WIDE} ${2 * HIGH}"
      role="img"
      aria-label=${t('figure.sum.plane')}
    >
      <path class="axes" d="M${-WIDE} 0H${WIDE}M0 ${-HIGH}V${HIGH}" />
      ${rows.map(({ token, row, parts: [from, along, to] }) => {
        const [[x, y], [endX, endY]] = [at(from!), at(to!)];
        const [alongX, alongY] = at(along!);
        const angle = Math.atan2(alongY, alongX);
        // The tip touches the dot and is not hidden by it.
        const [tipX, tipY] = [endX - GAP * Math.cos(angle), endY - GAP * Math.sin(angle)];
        const barb = (turn: number): string =>
          `M${tipX} ${tipY}l${-HEAD * Math.cos(angle + turn)} ${-HEAD * Math.sin(angle + turn)}`;
        const left = endX > WIDE - 70;
        return svg`<path class="arrow" d="M${x} ${y}L${tipX} ${tipY}${barb(0.5)}${barb(-0.5)}" />
          <circle class="on start" cx=${x} cy=${y} r="4" />
          <circle class="end" cx=${endX} cy=${endY} r="4.5" />
          <text x=${endX + (left ? -10 : 10)} y=${endY} text-anchor=${left ? 'end' : 'start'}>${typeset(token)} ${integer(row)}</text>`;
      })}
    </svg>`;
  }
}
