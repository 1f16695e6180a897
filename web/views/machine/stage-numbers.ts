import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/numbers.css';
import type { Frame, Opened } from '../../engine/messages';
import { t, type Key } from '../../i18n';
import { integer } from '../../i18n/format';
import {
  count,
  layerBlocks,
  outputBlock,
  wordBlock,
  type Block,
  type NumberMatrix,
  type Words,
} from '../../machine/blocks';
import { placesOf } from '../../state/wanted';
import { layersOf } from '../../machine/plan';
import { icons } from '../icons';
import { range } from '../range';
import { View } from '../view';
import './number-matrix';

/** Which part of the diagram these numbers belong to. */
export type Place = 'source' | 'encoder' | 'target' | 'decoder' | 'cross' | 'output';

/** Every number of one stage of the diagram: what the sentence made there, and the weights it was made with. */
@customElement('stage-numbers')
export class StageNumbers extends View {
  @property() of: Place = 'source';
  @property({ attribute: false }) frame!: Frame;
  @property({ attribute: false }) opened!: Opened;
  @state() private folded: ReadonlySet<string> = new Set();

  override connectedCallback(): void {
    super.connectedCallback();
    this.classList.add('figure');
  }

  override render(): TemplateResult {
    return html`${this.blocks().map((block) => this.block(block))}`;
  }

  private blocks(): Block[] {
    const { config, summary } = this.opened;
    const words: Words = {
      source: this.frame.shown.source.map(({ token }) => token),
      target: this.frame.shown.steps.map(({ input }) => input),
      places: placesOf(this.frame),
      sourceVocabulary: summary.sourceVocabulary,
      targetVocabulary: summary.targetVocabulary,
    };
    switch (this.of) {
      case 'source':
      case 'target':
        return [wordBlock(config, this.of, words)];
      case 'output':
        return [outputBlock(config, words)];
      case 'encoder':
        return range(config.encoderLayers).flatMap((layer) => layerBlocks(config, 'encoder', layer, words));
      // The diagram draws one layer; what follows the first self-attention stands with cross-attention.
      case 'decoder':
        return layerBlocks(config, 'decoder', 0, words).slice(0, 1);
      case 'cross':
        return range(layersOf(config, 'decoder'))
          .flatMap((layer) => layerBlocks(config, 'decoder', layer, words))
          .slice(1);
    }
  }

  private block(block: Block): TemplateResult {
    const key = `${block.note} ${block.layer}`;
    const many = block.layer !== null && this.opened.config.encoderLayers + this.opened.config.decoderLayers > 2;
    const name = t(`noteName.${block.note}` as Key);
    const title = many ? t('numbers.layer', { name, layer: integer(block.layer! + 1) }) : name;
    const size = block.weights.reduce((sum, { rows, columns }) => sum + count(rows) * count(columns), 0);
    return html`<section class="numbers-block" data-block=${block.note}>
      ${this.fold(key, title, 4)}
      ${
        this.folded.has(key)
          ? nothing
          : html`<div class="matrices">${block.values.map((matrix) => this.matrix(matrix))}</div>
              ${this.fold(`${key} weights`, t(size === 1 ? 'numbers.weight' : 'numbers.weights', { count: integer(size) }), 5)}
              ${
                this.folded.has(`${key} weights`)
                  ? nothing
                  : html`<div class="matrices weights">${block.weights.map((matrix) => this.matrix(matrix))}</div>`
              }`
      }
    </section>`;
  }

  private fold(key: string, title: string, level: 4 | 5): TemplateResult {
    const open = !this.folded.has(key);
    const button = html`<button
      type="button"
      class="fold"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => this.toggle(key)}
    >
      ${icons.fold}${title}
    </button>`;
    return level === 4 ? html`<h4>${button}</h4>` : html`<h5>${button}</h5>`;
  }

  private toggle(key: string): void {
    const next = new Set(this.folded);
    if (!next.delete(key)) next.add(key);
    this.folded = next;
  }

  private matrix(matrix: NumberMatrix): TemplateResult {
    return html`<number-matrix
      .matrix=${matrix}
      .values=${this.frame.numbers[matrix.tensor]}
      .place=${`${this.of} ${matrix.tensor} ${matrix.index(0, 0).join('.')}`}
    ></number-matrix>`;
  }
}
