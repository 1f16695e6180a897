import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { weightAt } from '../explain/reference';
import { rich, t } from '../i18n';
import { integer } from '../i18n/format';
import { finished, type AppState, type Selection } from '../state/state';
import type { Frame } from '../engine/messages';
import type { AttentionKind } from '../engine/types';
import { choice } from './attention/choice';
import type { Cell } from './heat/heat-map';
import { headOf, namedMatrix, ranked } from './heat/matrix';
import { icons } from './icons';
import './lesson-pairs';
import './machine/add-stage';
import './machine/attention-stage';
import './machine/embedding-stage';
import { ADDED, residualOut } from './machine/left-out';
import './machine/machine-wires';
import './machine/output-stage';
import type { Place } from './machine/stage-numbers';
import './machine/words-stage';
import './margin-note';
import { earlierSentence } from './note-words';
import './matrix-table';
import { part } from './parts';
import './row-bars';
import './sentence-form';
import { properties } from './styled';
import './to-do';
import { View } from './view';
import './written-tokens';

/** The smallest Transformer, drawn whole: an encoder lane, a decoder lane, and under them the row in full and the translation. */
@customElement('lets-go-view')
export class LetsGoView extends View {
  @property({ attribute: false }) state!: AppState;
  /** The machine alone. */
  @property({ type: Boolean }) alone = false;
  @state() private saving = false;

  override render(): TemplateResult {
    const { frame, selection } = this.state;
    if (!frame) return html`<section class="machine waiting"></section>`;
    const rows = Math.max(frame.maps.encoder.rows, frame.maps.decoder.rows);
    return html`${this.alone ? nothing : html`<to-do .state=${this.state}></to-do>`}
      <section
        class="machine ${this.state.textFailure ? 'earlier' : ''} ${rows > 2 ? 'long' : ''} ${this.state.machine.numbers ? 'every' : ''}"
        aria-label=${t('machine.label')}
      >
        <div class="note-place wrap">
          <margin-note
            .frame=${frame}
            .selection=${selection}
            .earlier=${earlierSentence(this.state)}
            .history=${this.state.history}
            .totalSteps=${this.state.totalSteps}
          ></margin-note>
          <p class="every-number">
            <button
              type="button"
              class="fold"
              aria-expanded=${this.state.machine.numbers ? 'true' : 'false'}
              @click=${() => this.send({ type: 'numbers', on: !this.state.machine.numbers })}
            >
              ${icons.fold}${t('machine.every')}
            </button>
          </p>
          ${this.gradient(() => this.caption('note'))}
        </div>
        ${this.encoder(frame, selection)} ${this.decoder(frame, selection)} ${this.wires(frame, selection)}
      </section>
      ${this.alone ? nothing : this.bench(frame, selection)}`;
  }

  private encoder(frame: Frame, selection: Selection): TemplateResult {
    const tokens = frame.maps.encoder.rowTokens;
    return html`<div class="band encoder" ${properties({ '--lane-rows': tokens.length })}>
      <div class="wrap lane">
        <words-stage
          lane="e"
          .heading=${t('lane.encoder')}
          .reads=${t('lane.reads')}
          .tokens=${tokens}
          .unknown=${frame.shown.unknownTokens}
        ></words-stage>
        <embedding-stage
          side="source"
          .tokens=${tokens}
          .numbers=${frame.numbers}
          .off=${frame.ablation.position ?? false}
        ></embedding-stage>
        ${this.numbers('source', frame)} ${this.attention('encoder', frame, selection)}
        ${this.sum('encoder', tokens, frame)} ${this.numbers('encoder', frame)}
      </div>
    </div>`;
  }

  private decoder(frame: Frame, selection: Selection): TemplateResult {
    const tokens = frame.maps.decoder.rowTokens;
    return html`<div class="band decoder" ${properties({ '--lane-rows': tokens.length })}>
      <div class="wrap lane">
        <words-stage lane="d" .heading=${t('lane.decoder')} .reads=${t('lane.writes')} .tokens=${tokens}></words-stage>
        <embedding-stage
          side="target"
          .tokens=${tokens}
          .numbers=${frame.numbers}
          .off=${frame.ablation.position ?? false}
        ></embedding-stage>
        ${this.numbers('target', frame)} ${this.attention('decoder', frame, selection)}
        ${this.sum('decoder', tokens, frame)} ${this.numbers('decoder', frame)}
        ${this.attention('cross', frame, selection)} ${this.sum('cross', tokens, frame)} ${this.numbers('cross', frame)}
        <output-stage
          .tokens=${tokens}
          .steps=${frame.shown.steps}
          .vocabulary=${this.state.opened?.summary.targetVocabulary ?? []}
        ></output-stage>
        ${this.numbers('output', frame)}
      </div>
    </div>`;
  }

  private sum(of: AttentionKind, tokens: readonly string[], { ablation }: Frame): TemplateResult {
    const off = residualOut(ablation, ADDED[of], 0);
    return html`<add-stage .of=${of} .tokens=${tokens} .off=${off}></add-stage>`;
  }

  /** Every number of a stage, when they are wanted. */
  private numbers(of: Place, frame: Frame): unknown {
    const { machine, opened, flow } = this.state;
    if (!opened) return nothing;
    const numbers = (): unknown => html`<stage-numbers .of=${of} .frame=${frame} .opened=${opened}></stage-numbers>`;
    return html`${this.gradient(
      () => html`<gradient-place .of=${of} .flow=${flow} .config=${opened.config}></gradient-place>`,
    )}${machine.numbers ? part('numbers', numbers) : nothing}`;
  }

  /** What slow motion adds. */
  private gradient(draw: () => unknown, otherwise: unknown = nothing): unknown {
    return this.state.speed === 'slow' ? part('gradient', draw, otherwise) : otherwise;
  }

  private caption(place: string): TemplateResult {
    return html`<gradient-caption .flow=${this.state.flow} .place=${place}></gradient-caption>`;
  }

  private attention(kind: AttentionKind, frame: Frame, selection: Selection): TemplateResult {
    const matrix = namedMatrix(frame, { ...selection, kind, layer: 0, head: 0, mean: undefined });
    const selected = selection.kind === kind ? { row: selection.row, column: selection.column } : null;
    return html`<attention-stage
      class="attention ${kind}"
      .kind=${kind}
      .tokens=${frame.maps[kind].rowTokens}
      .matrix=${matrix}
      .selected=${selected}
    ></attention-stage>`;
  }

  private wires(frame: Frame, selection: Selection): TemplateResult {
    const { encoder, decoder } = frame.maps;
    const { flow, opened } = this.state;
    const gradient = (): unknown =>
      flow && opened ? html`<gradient-wires .flow=${flow} .config=${opened.config}></gradient-wires>` : nothing;
    // Below the wires, whose labels and colours stay to be seen.
    return html`${this.gradient(gradient)}
      <machine-wires
        .shape=${[...encoder.rowTokens, ...decoder.rowTokens, frame.shown.steps[0]?.token, this.state.language].join(' ')}
        .sourceRows=${encoder.rows}
        .targetRows=${decoder.rows}
        .selection=${selection}
        .ablation=${frame.ablation}
      ></machine-wires>`;
  }

  private bench(frame: Frame, selection: Selection): TemplateResult {
    const { kind, row } = selection;
    const { state } = this;
    const explaining = state.explaining !== null;
    return html`<div class="wrap bench ${explaining ? 'explaining' : ''}">
      ${explaining ? this.arithmetic() : this.selectedRow(frame, selection)}
      <section class="translate ${state.textFailure ? 'refused' : ''}" aria-labelledby="translate-title">
        <h2 id="translate-title">${t('translate.title')}</h2>
        <sentence-form
          .text=${state.text}
          .failure=${state.textFailure}
          .translation=${frame.written}
          .vocabulary=${state.opened?.summary.sourceVocabulary ?? []}
          .train=${state.train}
        ></sentence-form>
        <written-tokens
          class="answer"
          .translation=${frame.written}
          .vocabulary=${state.opened?.summary.targetVocabulary ?? []}
          .selected=${kind === 'cross' ? row : -1}
          @pick=${(event: CustomEvent<number>) => this.pick(event.detail)}
        ></written-tokens>
        ${frame.step === 0 ? html`<p class="hint">${t('translate.untrained')}</p>` : ''}
      </section>
    </div>`;
  }

  private arithmetic(): TemplateResult {
    return html`<section class="arithmetic">
      ${part('arithmetic', () => html`<arithmetic-panel .state=${this.state}></arithmetic-panel>`)}
    </section>`;
  }

  private selectedRow(frame: Frame, selection: Selection): TemplateResult {
    const { kind, row } = selection;
    const matrix = namedMatrix(frame, { ...selection, layer: 0, head: 0, mean: undefined });
    const { state } = this;
    // The heatmap stands in the diagram.
    const lines = state.attention === 'lines';
    const explain = ({ detail }: CustomEvent<Cell>): void =>
      this.send({ type: 'explain', ref: weightAt({ ...selection, ...detail }), fresh: true });
    return html`<section class="about">
        ${this.gradient(() => this.caption('about'), this.lead())}
        <lesson-pairs .pairs=${state.train} .chosen=${frame.probe.source} .label=${t('about.pairs')}></lesson-pairs>
      </section>
      <section class="whole-row" aria-labelledby="whole-row-title">
        <h2 id="whole-row-title">${t('row.title')} <span class="of-${kind}">${t(`kind.${kind}`)}</span></h2>
        <row-bars .matrix=${matrix} .selection=${selection}></row-bars>
        <div class="all-rows">
          <h3>${t('row.matrix')}</h3>
          ${choice(['lines', 'table'], lines ? 'lines' : 'table', t('row.matrix'), (action) => this.send(action))}
          <button
            type="button"
            class="quiet-button"
            aria-expanded=${this.saving ? 'true' : 'false'}
            @click=${() => {
              this.saving = !this.saving;
            }}
          >
            ${t('save.label')}
          </button>
          ${
            this.saving
              ? part(
                  'save',
                  () =>
                    html`<save-picture
                      .matrix=${matrix}
                      .selection=${selection}
                      .maps=${frame.maps}
                      .lesson=${state.lesson}
                      .step=${frame.step}
                      .lines=${lines}
                    ></save-picture>`,
                )
              : nothing
          }
        </div>
        ${
          lines
            ? part(
                'lines',
                () =>
                  html`<lines-view
                    .matrix=${matrix}
                    .selected=${selection}
                    .label=${t(`kind.${kind}`)}
                    @pick=${({ detail }: CustomEvent<Cell>) => this.send({ type: 'select', selection: detail })}
                    @explain=${explain}
                  ></lines-view>`,
              )
            : html`<matrix-table
                .matrix=${matrix}
                .row=${row}
                .label=${t('row.matrix')}
                @explain=${explain}
              ></matrix-table>`
        }
      </section>`;
  }

  private lead(): TemplateResult {
    const count = integer(this.state.opened?.summary.parameterCount ?? 0);
    return html`<h2 class="lead">${rich('about.lead', { count: html`<span class="count">${count}</span>` })}</h2>
      <p class="task">${this.task()}</p>`;
  }

  /** What is there to do, which is another thing once it has been done. */
  private task(): unknown {
    const { state } = this;
    const { step, report, ablation } = state.frame!;
    if (state.phase !== 'training' && step === 0) return t('about.letsGo');
    const learned =
      finished(state) &&
      report?.tokenAccuracy === 1 &&
      !state.experiments?.editedCount &&
      Object.keys(ablation).length === 0;
    return part(
      'chart',
      () =>
        state.phase === 'training'
          ? t('about.training')
          : t(learned ? 'about.learned' : 'about.between', { step: integer(step) }),
      t('about.letsGo'),
    );
  }

  private pick(row: number): void {
    const cross = headOf(this.state.frame!.maps.cross, 0, 0);
    if (row >= cross.rows) return;
    const column = ranked(cross, row)[0]?.column ?? 0;
    this.send({ type: 'select', selection: { kind: 'cross', layer: 0, head: 0, row, column } });
  }
}
