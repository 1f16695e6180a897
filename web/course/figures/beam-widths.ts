import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import '../../styles/course-output.css';
import '../../styles/decoding.css';
import { t } from '../../i18n';
import { integer, share } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import { word } from '../../views/view';
import '../../views/decoding/beam-tree';
import { waysOf, type Way } from '../beams';
import { momentOf, SENTENCES } from '../output';
import { Figure } from './figure';
import { sentence, sentenceChoice } from './sentence-choice';

/** The first of them keeps one beginning, as greedy decoding does. */
export const WIDTHS = [1, 2, 3] as const;
export const GIVEN_UP = 'given-up';

/** Beam search of several widths, the tree of the beginnings that it kept, and why each of them ended. */
@customElement('beam-widths')
export class BeamWidths extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @state() private pressed: string | null = null;
  /** What each width has written of this sentence at this step. */
  private readonly written = new Map<number, { text: string; probability: number }>();
  private moment = '';

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { frame } = this.state;
    const moment = momentOf(this.state);
    if (moment !== this.moment) {
      this.written.clear();
      this.pressed = null;
    }
    this.moment = moment;
    const width = frame?.decoding.beam;
    if (width) {
      const { text, logProbability } = frame.written;
      this.written.set(width, { text, probability: Math.exp(logProbability) });
    }
  }

  override updated(): void {
    const { frame, decoding } = this.state;
    if (frame && !decoding.beam) this.widen(WIDTHS[0]);
  }

  /** Sums of logarithms are compared as they are: the most probable sentence wins, however long it is. */
  private widen(beam: number): void {
    this.pressed = null;
    this.send({ type: 'decode', decoding: { beam, lengthPenalty: 0 } });
  }

  override render(): TemplateResult {
    const { frame, decoding } = this.state;
    if (!frame?.decoding.beam) return html`<div class="figure-waiting"></div>`;
    const { beamTree, beams } = frame.written;
    const ways = waysOf(beamTree, beams);
    return html`<div class="output-figure beam-widths lit-${this.lit ?? 'none'}">
      ${sentenceChoice(SENTENCES, this.state.frame!.probe.source, (text) => this.send({ type: 'translate', text }))}
      <div class="asked-choice" role="group" aria-label=${t('figure.beams.width')}>
        <p>${t('figure.beams.width')}</p>
        <p class="network-choices">
          ${WIDTHS.map(
            (width) =>
              html`<button
                type="button"
                class="quiet-button"
                aria-pressed=${width === decoding.beam ? 'true' : 'false'}
                @click=${() => this.widen(width)}
              >
                ${integer(width)}
              </button>`,
          )}
        </p>
      </div>
      ${this.table(frame.decoding.beam)}
      <beam-tree .nodes=${beamTree} .beams=${beams}></beam-tree>
      <div class="beam-ways">
        <p id="beam-ways">${t('figure.beams.ways')}</p>
        <ul aria-labelledby="beam-ways">
          ${ways.map((way) => this.way(way))}
        </ul>
        <p class="way-said" role="status">${this.says(ways)}</p>
      </div>
    </div>`;
  }

  private table(shown: number): TemplateResult {
    return html`<table class="found-table">
      <thead>
        <tr>
          <th scope="col">${t('figure.beams.widthHead')}</th>
          <th scope="col">${t('figure.beams.writes')}</th>
          <th scope="col" class="of-whole">${t('figure.next.whole')}</th>
        </tr>
      </thead>
      <tbody>
        ${WIDTHS.map((width) => {
          const one = this.written.get(width);
          return html`<tr class=${width === shown ? 'on' : ''} data-width=${width}>
            <td>${integer(width)}</td>
            <th scope="row">${one ? sentence(one.text) : t('number.none')}</th>
            <td class="of-whole">${one ? share(one.probability, 1) : nothing}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private way(way: Way): TemplateResult {
    const name = way.tokens.join(' ');
    return html`<li>
      <button
        type="button"
        class="quiet-button"
        aria-pressed=${name === this.pressed ? 'true' : 'false'}
        @click=${() => this.press(way)}
      >
        ${way.tokens.map((token) => html`${word(token)} `)}
      </button>
    </li>`;
  }

  private press(way: Way): void {
    this.pressed = way.tokens.join(' ');
    if (way.end !== 'kept' && finished(this.state)) this.saw(GIVEN_UP);
  }

  private says(ways: readonly Way[]): string {
    const way = ways.find(({ tokens }) => tokens.join(' ') === this.pressed);
    if (!way) return '';
    const { frame } = this.state;
    return t(`figure.beams.${way.end}`, {
      probability: share(way.probability, 1),
      width: integer(frame!.decoding.beam ?? 1),
    });
  }
}
