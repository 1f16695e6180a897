import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/layers.css';
import type { Frame, Opened } from '../../engine/messages';
import type { AttentionKind } from '../../engine/types';
import { t, type Key } from '../../i18n';
import { decimal, integer, probability } from '../../i18n/format';
import { inputOf, layersOf, SIDE, steps, wordSteps, type Side, type Step } from '../../machine/plan';
import { scaleOf } from '../../machine/scale';
import type { Flow } from '../../state/flow';
import type { OpenStage } from '../../state/machine';
import type { Selection } from '../../state/state';
import { placesOf, type RowName } from '../../state/wanted';
import { headOf } from '../heat/matrix';
import '../heat/heat-thumb';
import { seen } from '../gradient/size';
import { icons } from '../icons';
import { part } from '../parts';
import { rowName } from '../row-name';
import { properties } from '../styled';
import { View, word } from '../view';
import { noted } from './noted';
import './signed-legend';
import './vector-strips';

/** One stage of the strip, unfolded: what the sentence becomes in it, step by step. */
@customElement('layer-machine')
export class LayerMachine extends View {
  @property({ attribute: false }) frame!: Frame;
  @property({ attribute: false }) opened!: Opened;
  @property({ attribute: false }) open!: OpenStage;
  @property({ attribute: false }) selection!: Selection;
  /** The gradient of the last step, in slow motion. */
  @property({ attribute: false }) back: Flow | null = null;
  /** The place whose probabilities are listed. */
  @state() private row = 0;
  private watching = '';

  override render(): TemplateResult {
    const { open } = this;
    const place = open.stack === 'encoder' ? 'encoder' : 'decoder';
    const shown = this.watched().flatMap((name) => this.frame.numbers[name] ?? []);
    const scale = scaleOf(shown);
    return html`<section class="layer-machine unfolds-${open.stack} ${place}" aria-label=${this.heading()}>
      <div class="wrap">
        <header>
          <h2>${this.heading()}</h2>
          <signed-legend .scale=${scale}></signed-legend>
          <button type="button" class="shut" aria-label=${t('layer.close')} @click=${this.shut}>${icons.close}</button>
        </header>
        ${this.flow(scale)}
      </div>
    </section>`;
  }

  override updated(): void {
    // Only what is open is read from the engine, at every frame.
    const key = `${this.opened.session} ${this.open.stack} ${this.open.layer}`;
    if (key === this.watching) return;
    this.watching = key;
    this.send({ type: 'watch', tensors: this.watched() });
  }

  private heading(): string {
    const { stack, layer } = this.open;
    return t(`layer.${stack}`, { layer: integer(layer + 1) });
  }

  private shut(): void {
    const { stack, layer } = this.open;
    const opener = document.querySelector<HTMLElement>(`machine-strip [data-open="${stack} ${layer}"]`);
    this.send({ type: 'layer', open: null });
    opener?.focus();
  }

  /** The tensors that are drawn. */
  private watched(): string[] {
    const { config } = this.opened;
    const { stack, layer } = this.open;
    switch (stack) {
      case 'embedding':
        return (['source', 'target'] as const).flatMap((side) => wordSteps(config, side).map(({ tensor }) => tensor));
      case 'output':
        return [inputOf(config, 'decoder', layersOf(config, 'decoder')), 'logits'];
      default:
        return [
          inputOf(config, stack, layer),
          ...steps(config, stack, layer).flatMap((step) =>
            step.kind === 'feedForward' ? [`${step.prefix}hidden`, step.tensor] : [step.tensor],
          ),
        ];
    }
  }

  private flow(scale: number): TemplateResult {
    const { config } = this.opened;
    const { stack, layer } = this.open;
    if (stack === 'embedding') {
      const words = (side: Side): TemplateResult =>
        html`<div class="flow">
          ${wordSteps(config, side).map(({ note, tensor }) => this.vectors(note, `${note}:${side}`, tensor, side, scale))}
        </div>`;
      return html`${words('source')} ${words('target')}`;
    }
    if (stack === 'output') {
      const input = inputOf(config, 'decoder', layersOf(config, 'decoder'));
      return html`<div class="flow">${this.vectors(null, 'in', input, 'target', scale)} ${this.choice()}</div>`;
    }
    const side = SIDE[stack];
    return html`<div class="flow">
      ${this.vectors(null, 'in', inputOf(config, stack, layer), side, scale)}
      ${steps(config, stack, layer).map((step) => this.step(step, scale))}
    </div>`;
  }

  private step(step: Step, scale: number): TemplateResult {
    const place = `${step.note}:${step.tensor}`;
    const { config } = this.opened;
    if (step.kind === 'attention')
      return html`${this.heads(step.attention!, place)}
      ${this.vectors('mix', `mix:${step.tensor}`, step.tensor, step.side, scale, { parts: config.heads })}`;
    if (step.kind !== 'feedForward') return this.vectors(step.note, place, step.tensor, step.side, scale);
    const widths = [config.dModel, config.dFf, config.dModel].map((width) => integer(width)).join(' → ');
    return html`${this.vectors('feedForward', place, `${step.prefix}hidden`, step.side, scale, { width: config.dFf, aside: widths })}
    ${this.vectors(null, 'out', step.tensor, step.side, scale)}`;
  }

  /** What the vectors belong to: words as they enter, and behind that, in the decoder, the places that are to write one. */
  private rows(side: Side): readonly RowName[] {
    const { shown } = this.frame;
    if (side === 'source') return shown.source.map(({ token }) => token);
    return this.open.stack === 'embedding' ? shown.steps.map(({ input }) => input) : placesOf(this.frame);
  }

  private names(rows: readonly RowName[]): TemplateResult {
    return html`<div class="names" aria-hidden="true">${rows.map((name) => html`<span>${rowName(name)}</span>`)}</div>`;
  }

  /** Vectors as strips. What has no note, as the input, has a plain name. */
  private vectors(
    note: string | null,
    place: string,
    tensor: string,
    side: Side,
    scale: number,
    { width = this.opened.config.dModel, parts = 1, aside = '' } = {},
  ): TemplateResult {
    const rows = this.rows(side);
    const name = note === null ? t(`layer.${place}` as Key) : t(`noteName.${note}` as Key);
    return html`<figure class="figure" data-tensor=${tensor}>
      <h3>
        ${note === null ? name : noted(place, name)}${aside ? html` <small>${aside}</small>` : nothing}
        ${this.gradient(tensor, name)}
      </h3>
      <div class="strips">
        ${this.names(rows)}
        <vector-strips
          class=${width > this.opened.config.dModel ? 'wide' : ''}
          .label=${name}
          .tensor=${tensor}
          .names=${rows}
          .values=${this.frame.numbers[tensor]}
          .width=${width}
          .parts=${parts}
          .scale=${scale}
        ></vector-strips>
      </div>
    </figure>`;
  }

  /** How large the gradient of these vectors was. */
  private gradient(tensor: string, stage: string): unknown {
    const { back } = this;
    if (back?.norms[tensor] === undefined) return nothing;
    const { lit, size } = seen(back, this.opened.config, [tensor]);
    const number = html`<gradient-size class=${lit ? 'lit' : ''} .stage=${stage} .size=${size}></gradient-size>`;
    return part('gradient', () => number);
  }

  private heads(kind: AttentionKind, place: string): TemplateResult {
    const { layer } = this.open;
    const { selection } = this;
    const map = this.frame.maps[kind];
    return html`<figure class="figure" data-attention=${kind}>
      <h3 class="of-${kind}">${noted(place, t(`noteName.attention.${kind}`))}</h3>
      <div class="head-row">
        ${Array.from({ length: map.heads }, (_, head) => {
          const on = selection.kind === kind && selection.layer === layer && selection.head === head;
          return html`<button
            type="button"
            aria-pressed=${on ? 'true' : 'false'}
            aria-label=${t('heads.button', { name: t(`kind.${kind}.long`), layer: layer + 1, head: head + 1 })}
            @click=${() => this.send({ type: 'select', selection: { kind, layer, head, row: 0, column: 0 } })}
          >
            <heat-thumb .matrix=${headOf(map, layer, head)}></heat-thumb>
            <span>${t('heads.head', { head: integer(head + 1) })}</span>
          </button>`;
        })}
      </div>
    </figure>`;
  }

  /** The five most probable words at one place, with their logits. */
  private choice(): TemplateResult {
    const { steps: written } = this.frame.shown;
    const vocabulary = this.opened.summary.targetVocabulary;
    const row = Math.min(this.row, written.length - 1);
    const logits = this.frame.numbers.logits;
    return html`<figure class="figure choice">
      <h3>${noted('output:strip', t('noteName.output'))}</h3>
      <div class="places" role="group" aria-label=${t('layer.place')}>
        ${placesOf(this.frame).map(
          (place, index) =>
            html`<button
              type="button"
              aria-pressed=${index === row ? 'true' : 'false'}
              @click=${() => (this.row = index)}
            >
              ${rowName(place)}
            </button>`,
        )}
      </div>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${noted('logit:strip', t('number.logit'))}</th>
            <th scope="col" colspan="2">${noted('probability:strip', t('number.probability'))}</th>
          </tr>
        </thead>
        <tbody>
          ${written[row]!.top.map(({ token, probability: p }) => {
            const index = [row, vocabulary.indexOf(token)];
            const explain = (tensor: string): void => this.send({ type: 'explain', ref: { tensor, index } });
            const logit = logits?.[row * vocabulary.length + index[1]!];
            return html`<tr>
              <th scope="row">${word(token)}</th>
              <td>
                <button type="button" class="figure-number" data-tensor="logits" @click=${() => explain('logits')}>
                  ${logit === undefined ? '' : decimal(logit)}
                </button>
              </td>
              <td class="bar-cell">
                <span class="bar"><b ${properties({ '--share': p })}></b></span>
              </td>
              <td>
                <button
                  type="button"
                  class="figure-number"
                  data-tensor="probabilities"
                  @click=${() => explain('probabilities')}
                >
                  ${probability(p, 1)}
                </button>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    </figure>`;
  }
}
