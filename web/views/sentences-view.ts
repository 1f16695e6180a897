import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Frame } from '../engine/messages';
import type { DecodeStep } from '../engine/types';
import { t } from '../i18n';
import { integer, probability } from '../i18n/format';
import { isTask } from '../lessons/ids';
import '../styles/sentences.css';
import '../styles/ribbons.css';
import '../styles/sentences-narrow.css';
import type { AppState, Selection } from '../state/state';
import { isRight } from '../state/wanted';
import './attention/attention-grid';
import { meanParts } from './attention/mean-parts';
import { placeText } from './attention/place';
import './focus-view';
import { crossOf, matrixOf, namedMatrix, ranked } from './heat/matrix';
import './machine-strip';
import { earlierSentence, noteSentence } from './note-words';
import { part } from './parts';
import './ribbons-view';
import { Room } from './room';
import './row-bars';
import './score-panel';
import './sentence-form';
import './sentence-picker';
import { properties } from './styled';
import './to-do';
import { numberButton, View, word } from './view';

/** Listed probabilities that leave out more than this get a line for the others, so that they add up. */
const WORTH_A_LINE = 0.01;

/** A lesson with sentences: all heads, one of them large, its row in words, the translation in ribbons, the scores. */
@customElement('sentences-view')
export class SentencesView extends View {
  @property({ attribute: false }) state!: AppState;
  /** The machine alone. */
  @property({ type: Boolean }) alone = false;
  private readonly room = new Room('.shown, .side row-bars, .note-text, .ask, .ribbon-place, .ribbon-side');

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room.stop();
  }

  override updated(): void {
    const { opened, attention, selection, language, explaining } = this.state;
    const { kind, layer, head, mean } = selection;
    this.room.watch(
      this,
      [opened?.session, attention, kind, layer, head, mean, language, explaining !== null].join(' '),
    );
  }

  override render(): TemplateResult {
    const { frame, opened, selection } = this.state;
    if (!frame || !opened) return html`<section class="strip waiting"></section>`;
    return html`${this.alone ? nothing : html`<to-do .state=${this.state}></to-do>`}
      <machine-strip
        class="strip"
        .frame=${frame}
        .opened=${opened}
        .selection=${selection}
        .open=${this.state.machine.open}
        .slow=${this.state.speed === 'slow'}
        .flow=${this.state.flow}
      ></machine-strip>
      ${this.unfolded(frame, selection)} ${this.alone ? nothing : this.bench(frame, selection)}`;
  }

  private bench(frame: Frame, selection: Selection): TemplateResult {
    return html`<div class="wrap grid ${this.state.textFailure ? 'earlier' : ''}">
        <attention-grid class="heads" .maps=${frame.maps} .selection=${selection}></attention-grid>
        <focus-view
          class="focus"
          .frame=${frame}
          .selection=${selection}
          .as=${this.state.attention}
          .lesson=${this.state.lesson}
        ></focus-view>
        ${this.side(frame, selection)}
      </div>
      <div class="wrap">${this.translation(frame, selection)}</div>`;
  }

  /** The stage of the strip that stands open. */
  private unfolded(frame: Frame, selection: Selection): unknown {
    const { machine, opened } = this.state;
    const { open } = machine;
    if (!open || !opened) return nothing;
    return part(
      'layers',
      () =>
        html`<layer-machine
          .frame=${frame}
          .opened=${opened}
          .open=${open}
          .selection=${selection}
          .back=${this.state.flow}
        ></layer-machine>`,
    );
  }

  private side(frame: Frame, selection: Selection): TemplateResult {
    if (this.state.explaining !== null) {
      return html`<section class="side arithmetic">
        ${part('arithmetic', () => html`<arithmetic-panel .state=${this.state}></arithmetic-panel>`)}
      </section>`;
    }
    const matrix = namedMatrix(frame, selection);
    const map = frame.maps[selection.kind];
    // What all heads do together, the decoder does.
    const oneHead = map.heads * map.layers === 1 || selection.mean !== undefined;
    return html`<section class="side" aria-label=${t('row.title')}>
      ${this.whatToLookFor()}
      <div class="note-text">${earlierSentence(this.state) ?? noteSentence(frame, selection, matrix, oneHead)}</div>
      <row-bars
        .matrix=${matrix}
        .selection=${selection}
        .made=${selection.mean ? meanParts(map, selection, (action) => this.send(action)) : null}
      ></row-bars>
      <score-panel .state=${this.state}></score-panel>
    </section>`;
  }

  private whatToLookFor(): TemplateResult | typeof nothing {
    const { lesson } = this.state;
    if (!isTask(lesson)) return nothing;
    return html`<p class="look">${t(`look.${lesson}`)}</p>`;
  }

  private translation(frame: Frame, selection: Selection): TemplateResult {
    const { state } = this;
    const of = crossOf(selection, frame.maps.cross);
    const { row } = of;
    // The selected row is the right translation's; what the model writes may have ended before it.
    const step = frame.written.steps[Math.max(0, row)];
    const many = frame.maps.cross.layers * frame.maps.cross.heads > 1;
    return html`<section class="ribbon ${state.textFailure ? 'refused' : ''}" aria-labelledby="translate-title">
      <div class="ribbon-main">
        <h2 id="translate-title" class="sr">${t('translate.title')}</h2>
        <div class="ask">
          <sentence-form
            .text=${state.text}
            .failure=${state.textFailure}
            .translation=${frame.written}
            .vocabulary=${state.opened!.summary.sourceVocabulary}
            .train=${state.train}
          ></sentence-form>
          <sentence-picker
            .train=${state.train}
            .heldOut=${state.heldOut}
            .chosen=${frame.probe.source}
            .heading=${t(isTask(state.lesson) ? 'picker.examples' : 'picker.title')}
          ></sentence-picker>
          ${
            many
              ? html`<p class="ribbon-caption answer">
                  ${t('ribbon.head', { place: placeText(of, frame.maps.cross) })}
                </p>`
              : nothing
          }
        </div>
        <div class="ribbon-place">
          <ribbons-view
            .translation=${frame.written}
            .cross=${frame.writtenCross}
            .of=${of}
            @pick=${(event: CustomEvent<number>) => this.pick(event.detail, of)}
          ></ribbons-view>
        </div>
        <p class="sr" role="status" data-text=${frame.written.text}>${this.spoken(frame)}</p>
      </div>
      <div class="ribbon-side answer">
        ${step ? this.alternatives(frame, step, Math.max(0, row)) : nothing} ${this.wanted(frame)}
      </div>
    </section>`;
  }

  /** The translation for a live region: only while nothing is training, else it would never stop talking. */
  private spoken(frame: Frame): string {
    return this.state.phase === 'training' || this.state.textFailure
      ? ''
      : t('translate.spoken', { text: frame.written.text });
  }

  private alternatives(frame: Frame, step: DecodeStep, row: number): TemplateResult {
    const shown = step.top.slice(0, 3);
    const rest = 1 - shown.reduce((sum, { probability: p }) => sum + p, 0);
    return html`<h2>
        ${t(isRight(frame) === false ? 'alternatives.own' : 'alternatives.title', {
          row: integer(row + 1),
          count: integer(frame.written.steps.length),
        })}
      </h2>
      <div class="alternatives">
        ${shown.map(
          ({ token, probability: p }) =>
            html`<span class="w">${word(token)}</span>
              <span class="bar"><b ${properties({ '--share': p })}></b></span>
              <span class="p">${numberButton(probability(p, 1), () => this.explain(row, token))}</span>`,
        )}
        ${
          rest > WORTH_A_LINE
            ? html`<span class="other">${t('alternatives.other')}</span>
                <span class="bar"><b ${properties({ '--share': rest })}></b></span>
                <span class="p">${probability(rest, 1)}</span>`
            : nothing
        }
      </div>`;
  }

  private explain(row: number, token: string): void {
    const word = this.state.opened!.summary.targetVocabulary.indexOf(token);
    this.send({ type: 'explain', ref: { tensor: 'probabilities', index: [row, word] }, run: 'written', fresh: true });
  }

  private wanted(frame: Frame): TemplateResult | typeof nothing {
    const { target } = frame.probe;
    if (target === null) return nothing;
    return html`<p class="wanted">
      <span>${t(isRight(frame) ? 'translate.right' : 'translate.wanted')}</span> ${word(target)}
    </p>`;
  }

  private pick(row: number, of: Selection): void {
    const map = this.state.frame!.maps.cross;
    if (row >= map.rows) return;
    const column = ranked(matrixOf(map, of), row)[0]?.column ?? 0;
    this.send({ type: 'select', selection: { ...of, row, column } });
  }
}
