import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Frame, Opened } from '../engine/messages';
import type { AttentionKind } from '../engine/types';
import { rich, t } from '../i18n';
import { integer } from '../i18n/format';
import { inputOf } from '../machine/plan';
import type { Flow } from '../state/flow';
import type { OpenStage } from '../state/machine';
import type { Selection } from '../state/state';
import { seen } from './gradient/size';
import { meanOverHeads } from './heat/matrix';
import './heat/heat-thumb';
import { icons } from './icons';
import { noted } from './machine/noted';
import { part } from './parts';
import { properties } from './styled';
import { range } from './range';
import { View } from './view';

/** The whole machine in one line: its size, its stages, and the mean of each layer's heads. A stage unfolds below it. */
@customElement('machine-strip')
export class MachineStrip extends View {
  @property({ attribute: false }) frame!: Frame;
  @property({ attribute: false }) opened!: Opened;
  @property({ attribute: false }) selection!: Selection;
  @property({ attribute: false }) open: OpenStage | null = null;
  /** Whether steps are shown with their gradient, and that of the last one. */
  @property({ type: Boolean }) slow = false;
  @property({ attribute: false }) flow: Flow | null = null;

  override render(): TemplateResult {
    const { config, summary } = this.opened;
    const { maps } = this.frame;
    const tokens = maps.encoder.rows;
    const count = t(tokens === 1 ? 'strip.token' : 'strip.tokens', { count: integer(tokens) });
    const lead = html`<h2 class="lead">
      ${rich('about.lead', { count: html`<span class="count">${integer(summary.parameterCount)}</span>` })}
    </h2>`;
    const word = (side: string): string => `${side}_embedding.weight`;
    const embedding = t('stage.embedding');
    const softmax = t('strip.softmax');
    return html`<div class="wrap">
      ${this.slow ? part('gradient', () => this.caption(), lead) : lead}
      <ol class="stages encoder">
        ${this.stage([word('src'), word('tgt')], count, noted('tokens', count), 'minor')}
        ${this.stage(['source.sum', 'target.sum'], embedding, this.opener({ stack: 'embedding', layer: 0 }, embedding))}
        ${range(config.encoderLayers).map((layer) => this.layer('encoder', layer, t('strip.encoder', { layer: layer + 1 })))}
      </ol>
      <ol class="stages decoder">
        ${range(config.decoderLayers).map((layer) => this.layer('cross', layer, t('strip.decoder', { layer: layer + 1 })))}
        ${this.stage(['logits'], softmax, this.opener({ stack: 'output', layer: 0 }, softmax))}
      </ol>
    </div>`;
  }

  private caption(): TemplateResult {
    return html`<gradient-caption short place="strip" .flow=${this.flow}></gradient-caption>`;
  }

  /** A stage with the gradient of what it hands on, which is also that of the wire behind it. */
  private stage(tensors: readonly string[], name: string, shown: unknown, kind = ''): TemplateResult {
    const { flow } = this;
    if (flow === null) return html`<li class=${kind}>${shown}</li>`;
    const { lit, size, width } = seen(flow, this.opened.config, tensors);
    return html`<li class="${kind} ${lit ? 'lit' : ''}" ${properties({ '--width': width })}>
      ${shown} ${part('gradient', () => html`<gradient-size .stage=${name} .size=${size}></gradient-size>`)}
    </li>`;
  }

  private opener(stage: OpenStage, name: unknown): TemplateResult {
    const open = this.open?.stack === stage.stack && this.open.layer === stage.layer;
    return html`<button
      type="button"
      class="fold"
      data-open="${stage.stack} ${stage.layer}"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => this.send({ type: 'layer', open: open ? null : stage })}
    >
      ${icons.fold}${name}
    </button>`;
  }

  private layer(kind: AttentionKind, layer: number, name: string): TemplateResult {
    const { selection } = this;
    const one = selection.mean !== 'all' && selection.layer === layer;
    const here = one && (selection.kind === 'encoder') === (kind === 'encoder');
    // The decoder shows the attention that is selected in it, cross-attention while the encoder is.
    const shown = kind !== 'encoder' && selection.kind === 'decoder' ? 'decoder' : kind;
    const matrix = meanOverHeads(this.frame.maps[shown], layer);
    const stack = kind === 'encoder' ? 'encoder' : 'decoder';
    const thumb = html`<heat-thumb .gap=${0.4} .matrix=${matrix}></heat-thumb><span>${name}</span>`;
    return this.stage(
      [inputOf(this.opened.config, stack, layer + 1)],
      name,
      this.opener({ stack, layer }, thumb),
      here ? `here of-${selection.kind}` : '',
    );
  }
}
