import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Frame, Opened } from '../engine/messages';
import type { AttentionKind } from '../engine/types';
import { rich, t } from '../i18n';
import { integer } from '../i18n/format';
import type { OpenStage } from '../state/machine';
import type { Selection } from '../state/state';
import { meanOverHeads } from './heat/matrix';
import './heat/heat-thumb';
import { icons } from './icons';
import { noted } from './machine/noted';
import { View } from './view';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The whole machine in one line: its size, its stages, and the mean of each layer's heads. A stage unfolds below it. */
@customElement('machine-strip')
export class MachineStrip extends View {
  @property({ attribute: false }) frame!: Frame;
  @property({ attribute: false }) opened!: Opened;
  @property({ attribute: false }) selection!: Selection;
  @property({ attribute: false }) open: OpenStage | null = null;

  override render(): TemplateResult {
    const { config, summary } = this.opened;
    const { maps } = this.frame;
    const tokens = maps.encoder.rows;
    const count = t(tokens === 1 ? 'strip.token' : 'strip.tokens', { count: integer(tokens) });
    return html`<div class="wrap">
      <h2 class="lead">
        ${rich('about.lead', { count: html`<span class="count">${integer(summary.parameterCount)}</span>` })}
      </h2>
      <ol class="stages encoder">
        <li class="minor">${noted('tokens', count)}</li>
        <li>${this.opener({ stack: 'embedding', layer: 0 }, t('stage.embedding'))}</li>
        ${range(config.encoderLayers).map((layer) => this.layer('encoder', layer, t('strip.encoder', { layer: layer + 1 })))}
      </ol>
      <ol class="stages decoder">
        ${range(config.decoderLayers).map((layer) => this.layer('cross', layer, t('strip.decoder', { layer: layer + 1 })))}
        <li>${this.opener({ stack: 'output', layer: 0 }, t('strip.softmax'))}</li>
      </ol>
    </div>`;
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
    return html`<li class=${here ? `here of-${selection.kind}` : ''}>
      ${this.opener(
        { stack: kind === 'encoder' ? 'encoder' : 'decoder', layer },
        html`<heat-thumb .gap=${0.4} .matrix=${matrix}></heat-thumb><span>${name}</span>`,
      )}
    </li>`;
  }
}
