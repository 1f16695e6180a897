import { html, mathml, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decoding } from '../../engine/messages';
import type { Translation } from '../../engine/types';
import { t } from '../../i18n';
import { decimal, integer, plain } from '../../i18n/format';
import { DRAWN_AT_ONCE, drawsOf } from '../../state/decoding';
import type { AppState } from '../../state/state';
import '../../styles/decoding.css';
import { properties } from '../styled';
import { typeset, View, word } from '../view';
import './beam-tree';

const WIDTHS = [2, 3, 4, 6, 8, 12, 16];
const FIRST_BEAM: Decoding = { beam: 4, lengthPenalty: 1 };
const FIRST_DRAW: Decoding = { temperature: 1, seed: 1 };
/** Of what was drawn, so many different translations are listed. */
const LISTED = 8;

/** How each word of the translation is chosen: the most probable, the best of several sentences, or by chance. */
@customElement('decoding-panel')
export class DecodingPanel extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { decoding, frame } = this.state;
    const kind = kindOf(decoding);
    return html`<div class="decoding-grid">
      <section aria-labelledby="decoding-title">
        <h2 id="decoding-title">${t('decoding.title')}</h2>
        <fieldset>
          <legend class="sr">${t('decoding.title')}</legend>
          ${this.way('greedy', kind, {})} ${this.way('beam', kind, FIRST_BEAM)} ${this.way('chance', kind, FIRST_DRAW)}
        </fieldset>
        ${kind === 'beam' ? this.beam(decoding) : kind === 'chance' ? this.chance(decoding) : nothing}
      </section>
      <section aria-labelledby="found-title">
        <h2 id="found-title">${t(`decoding.found.${kind}`)}</h2>
        ${frame ? this.found(kind, decoding, frame.written) : nothing}
      </section>
    </div>`;
  }

  private way(name: Way, chosen: Way, decoding: Decoding): TemplateResult {
    return html`<label class="way">
      <input
        type="radio"
        name="decoding"
        .checked=${name === chosen}
        @change=${() => this.send({ type: 'decode', decoding })}
      />
      <span>${t(`decoding.${name}`)} <small>${t(`decoding.${name}.explain`)}</small></span>
    </label>`;
  }

  private change(change: Decoding): void {
    this.send({ type: 'decode', decoding: { ...this.state.decoding, ...change } });
  }

  private slider(
    name: string,
    min: number,
    max: number,
    value: number,
    change: (value: number) => void,
  ): TemplateResult {
    return html`<label
      >${name}
      <input
        type="range"
        min=${min}
        max=${max}
        step="0.1"
        .value=${String(value)}
        aria-valuetext=${plain(value)}
        @input=${(event: Event) => change((event.target as HTMLInputElement).valueAsNumber)}
      />
      <output>${plain(value)}</output></label
    >`;
  }

  private beam({ beam = 4, lengthPenalty = 1 }: Decoding): TemplateResult {
    return html`<div class="row decoding-controls">
        <label
          >${t('decoding.width')}
          <select @change=${(event: Event) => this.change({ beam: Number((event.target as HTMLSelectElement).value) })}>
            ${WIDTHS.map((width) => html`<option value=${width} ?selected=${width === beam}>${integer(width)}</option>`)}
          </select></label
        >
        ${this.slider(t('decoding.penalty'), 0, 2, lengthPenalty, (value) => this.change({ lengthPenalty: value }))}
      </div>
      <p class="formula">
        <math
          >${mathml`<mrow><mi mathvariant="normal">${t('decoding.score')}</mi><mo>=</mo><mfrac><mrow><mo>∑</mo><mi mathvariant="normal">ln</mi><mi>p</mi></mrow><msup><mi>n</mi><mi>α</mi></msup></mfrac><mo>,</mo><mspace width="1em"/><mi>α</mi><mo>=</mo><mn>${plain(lengthPenalty)}</mn></mrow>`}</math
        >
      </p>`;
  }

  private chance({ temperature = 1, seed = 1 }: Decoding): TemplateResult {
    const { phase, draws } = this.state;
    return html`<div class="row decoding-controls">
        ${this.slider(t('decoding.temperature'), 0.1, 3, temperature, (value) => this.change({ temperature: value }))}
        <button type="button" class="quiet-button" @click=${() => this.change({ seed: seed + 1 })}>
          ${t('decoding.again')}
        </button>
        <button
          type="button"
          class="quiet-button"
          ?disabled=${phase === 'training' || draws?.busy === true}
          @click=${() => this.send({ type: 'draw-many', temperature })}
        >
          ${t('decoding.many', { count: integer(DRAWN_AT_ONCE) })}
        </button>
      </div>
      <p class="formula">
        <math
          >${mathml`<mrow><msub><mi>p</mi><mi>i</mi></msub><mo>=</mo><mfrac><msup><mi>e</mi><mrow><msub><mi>z</mi><mi>i</mi></msub><mo>/</mo><mi>T</mi></mrow></msup><mrow><munder><mo>∑</mo><mi>j</mi></munder><msup><mi>e</mi><mrow><msub><mi>z</mi><mi>j</mi></msub><mo>/</mo><mi>T</mi></mrow></msup></mrow></mfrac><mo>,</mo><mspace width="1em"/><mi>T</mi><mo>=</mo><mn>${plain(temperature)}</mn></mrow>`}</math
        >
      </p>`;
  }

  private found(kind: Way, decoding: Decoding, written: Translation): unknown {
    switch (kind) {
      case 'greedy':
        return this.list([{ text: written.text, logProbability: written.logProbability }]);
      case 'beam':
        return html`${this.list(written.beams)}
          <beam-tree .nodes=${written.beamTree} .beams=${written.beams}></beam-tree>`;
      case 'chance':
        return html`<p class="hint" role="status">
            ${t('decoding.draw', { seed: integer(this.state.frame?.decoding.seed ?? 1) })}
          </p>
          ${this.list([{ text: written.text, logProbability: written.logProbability }])}
          ${this.drawn(decoding.temperature ?? 1)}`;
    }
  }

  private list(found: readonly { text: string; logProbability: number; score?: number }[]): TemplateResult {
    const scored = found.some(({ score }) => score !== undefined);
    return html`<table class="found">
      <thead>
        <tr>
          <th scope="col">${t('decoding.sentence')}</th>
          <th scope="col">${t('decoding.log')}</th>
          ${scored ? html`<th scope="col">${t('decoding.score')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${found.map(
          ({ text, logProbability, score }, rank) =>
            html`<tr class=${rank === 0 ? 'on' : ''}>
              <th scope="row">${sentence(text)}</th>
              <td>${decimal(logProbability)}</td>
              ${score === undefined ? nothing : html`<td>${decimal(score)}</td>`}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** How often each translation came. */
  private drawn(temperature: number): TemplateResult | typeof nothing {
    const { draws } = this.state;
    if (draws === null || draws.of !== drawsOf(this.state, temperature)) return nothing;
    if (draws.busy) return html`<p class="hint" role="status">${t('decoding.drawing')}</p>`;
    const shown = draws.counted.slice(0, LISTED);
    const rest = draws.counted.slice(LISTED).reduce((sum, { count }) => sum + count, 0);
    const line = (name: unknown, count: number): TemplateResult =>
      html`<tr>
        <th scope="row">${name}</th>
        <td class="bar"><b ${properties({ '--share': count / DRAWN_AT_ONCE })}></b></td>
        <td>${integer(count)}</td>
      </tr>`;
    return html`<table class="found draws">
      <caption>
        ${t('decoding.drawn', { count: integer(DRAWN_AT_ONCE), different: integer(draws.counted.length) })}
      </caption>
      <tbody>
        ${shown.map(({ text, count }) => line(sentence(text), count))}
        ${rest > 0 ? line(t('decoding.others'), rest) : nothing}
      </tbody>
    </table>`;
  }
}

type Way = 'greedy' | 'beam' | 'chance';

const kindOf = ({ beam, temperature }: Decoding): Way =>
  (beam ?? 0) > 0 ? 'beam' : (temperature ?? 0) > 0 ? 'chance' : 'greedy';

/** What ends at once has no words. */
const sentence = (text: string): TemplateResult =>
  text === '' ? word('<EOS>') : html`<bdi class="word">${typeset(text)}</bdi>`;
