import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-heads.css';
import { t } from '../../i18n';
import { decimal, integer, plain } from '../../i18n/format';
import { scaleOf } from '../../machine/scale';
import type { AppState } from '../../state/state';
import { typeset } from '../../views/view';
import { askerOf, joined, JOINED_TENSORS, RESIDUAL, residualOff, SENTENCES, sizeOf } from '../multi-head';
import { Figure } from './figure';
import { judgedWords } from './judged-words';
import { sentenceChoice } from './sentence-choice';
import './strip-picture';
import './word-choice';

/** From minus one to one, for the legend. */
const RAMP = Float32Array.from({ length: 65 }, (_, at) => at / 32 - 1);

/** From a word's numbers over both heads to their sum and, with the word itself, to what goes on. */
@customElement('joined-heads')
export class JoinedHeads extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  /** Somebody is in this figure: the other one of this model need not say the same. */
  @state() private here = false;

  override render(): TemplateResult {
    const { frame, opened } = this.state;
    const row = askerOf(this.state);
    const found = frame && opened ? joined(row, opened.config, (name) => frame.numbers[name]) : null;
    if (!frame || !found) return html`<div class="figure-waiting"></div>`;
    const { word, beside, parts, answer, sum } = found;
    const scale = scaleOf(JOINED_TENSORS.flatMap((name) => (name.endsWith('weight') ? [] : frame.numbers[name]!)));
    const off = residualOff(frame.ablation);
    const heads = parts.map((_, head) => t('figure.multi.head', { head: integer(head + 1) }));
    const strip = (name: string, part: string, values: Float32Array, sign = '', cut = 1): TemplateResult =>
      html`<tr class="of-${part}">
        <th scope="row"><span class="join-sign" aria-hidden="true">${sign}</span>${name}</th>
        <td class="join-strip">
          <strip-picture
            .values=${values}
            .width=${values.length}
            .scale=${scale}
            .parts=${cut}
            .label=${t('figure.join.strip', { name, count: integer(values.length) })}
          ></strip-picture>
        </td>
        <td class="join-size">${cut > 1 ? nothing : decimal(sizeOf(values), 2)}</td>
      </tr>`;
    const tokens = frame.maps.encoder.rowTokens;
    const target = SENTENCES.find(({ source }) => source === frame.probe.source)?.target;
    const both = heads.join(' · ');
    return html`<div
      class="joined-heads ${this.lit ?? ''}"
      @focusin=${() => (this.here = true)}
      @focusout=${() => (this.here = false)}
    >
      ${sentenceChoice(
        SENTENCES.map(({ source }) => source),
        frame.probe.source,
        (text) => this.send({ type: 'translate', text }),
      )}
      <word-choice
        .tokens=${tokens}
        .chosen=${row}
        .label=${t('figure.join.choose')}
        .choose=${(place: number) =>
          this.send({ type: 'select', selection: { kind: 'encoder', layer: 0, row: place, column: place } })}
      ></word-choice>
      <table class="join-table">
        <caption class="sr">
          ${t('figure.join.table', { word: typeset(tokens[row] ?? '') })}
        </caption>
        <thead>
          <tr>
            <td></td>
            <td class="join-legend">
              <span>
                ${plain(-scale)}
                <strip-picture
                  .values=${RAMP}
                  .width=${RAMP.length}
                  .label=${t('figure.join.legend', { scale: plain(scale) })}
                ></strip-picture>
                ${plain(scale)}
              </span>
            </td>
            <th scope="col">${t('figure.join.size')}</th>
          </tr>
        </thead>
        <tbody>
          ${strip(both, 'heads', beside, '', parts.length)}
          ${parts.map((values, head) => strip(t('figure.join.from', { head: integer(head + 1) }), 'parts', values, head === 0 ? '' : '+'))}
          ${strip(t('figure.join.answer'), 'answer', answer, '=')}
          ${strip(t('figure.join.word'), off ? 'word left' : 'word', word, '+')}
          ${strip(t('figure.join.sum'), 'sum', sum, '=')}
        </tbody>
      </table>
      <label class="head-switch">
        <input
          type="checkbox"
          role="switch"
          .checked=${!off}
          @change=${(event: Event) =>
            this.send({ type: 'experiment-switch', part: RESIDUAL, off: !(event.target as HTMLInputElement).checked })}
        />
        <span>${t('figure.join.residual')}</span>
      </label>
      ${target === undefined ? nothing : judgedWords(frame, target, this.here && this.state.phase === 'ready')}
    </div>`;
  }
}
