import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { rich, t } from '../../i18n';
import { decimal } from '../../i18n/format';
import { properties } from '../../views/styled';
import { typeset, word } from '../../views/view';
import { isDone } from '../progress';
import { ROLES, type SelfAttention } from '../self-attention';
import { AttentionFigure, type Chosen } from './attention-figure';
import type { Arrow } from './arrow-plane';
import './arrow-plane';
import './hand-product';
import { numberGrid } from './number-grid';

/** The task after which the other similarities are told. */
export const BY_HAND = 'by-hand';

/** What three tables make of one word; its query beside the keys; and a similarity that the reader computes. */
@customElement('query-key')
export class QueryKey extends AttentionFigure {
  protected override draw(attention: SelfAttention, chosen: Chosen): TemplateResult {
    const { tokens, query, key } = attention;
    const { row, column } = chosen;
    const asker = tokens[row]!;
    const arrows: Arrow[] = [
      ...tokens.map((token, place) => {
        const [x = 0, y = 0] = key[place]!;
        return { role: 'key' as const, token, x, y, on: place === column };
      }),
      { role: 'query', token: asker, x: query[row]![0]!, y: query[row]![1]!, on: true },
    ];
    return html`<div class="query-key ${this.lit ?? ''}">
      ${this.sentences()}
      <div class="query-key-sides">
        <div class="projections">
          <div class="asked-choice">
            <p>${t('figure.asks.asks')}</p>
            ${this.askers(attention, chosen, t('figure.qkv.choose'))}
          </div>
          ${this.projections(attention, row)}
        </div>
        <arrow-plane .arrows=${arrows} .label=${t('figure.qkv.plane', { word: typeset(asker) })}></arrow-plane>
      </div>
      <div class="asked-choice pair-choice">
        <p>${rich('figure.qkv.pair', { word: word(asker) })}</p>
        <word-choice
          .tokens=${tokens}
          .chosen=${column}
          .label=${t('figure.qkv.key')}
          .choose=${(place: number) => this.choose(row, place)}
        ></word-choice>
      </div>
      <hand-product
        .query=${query[row]!}
        .key=${key[column]!}
        .exact=${attention.similarities[row]![column]!}
        .solved=${this.solved}
      ></hand-product>
      ${this.similarities(attention, row)}
    </div>`;
  }

  private readonly solved = (): void => {
    this.saw(BY_HAND);
    this.requestUpdate();
  };

  /** The word's numbers once, and beside them what each table makes of them. */
  private projections({ tokens, input, tables, ...made }: SelfAttention, row: number): TemplateResult {
    const name = typeset(tokens[row]!);
    return html`<div class="projection">
      <div class="projection-input">
        <span class="projection-name">${t('figure.qkv.input')}</span>
        ${numberGrid([input[row]!], t('figure.qkv.inputOf', { word: name }), 'input')}
      </div>
      ${ROLES.map(
        (role) =>
          html`<div class="projection-table of-${role}">
            <span class="sign" aria-hidden="true">×</span>
            ${numberGrid(tables[role], t(`figure.qkv.table.${role}`), role)}
            <span class="sign" aria-hidden="true">=</span>
            <span class="projection-made">
              <span class="projection-name">${t(`figure.qkv.name.${role}`)}</span>
              ${numberGrid([made[role][row]!], t(`figure.qkv.of.${role}`, { word: name }), role)}
            </span>
          </div>`,
      )}
    </div>`;
  }

  /** Not before one of them has been computed by hand. */
  private similarities({ tokens, similarities }: SelfAttention, row: number): TemplateResult {
    const open = isDone(BY_HAND);
    return html`<div class="similarities">
      <p>${rich('figure.qkv.all', { word: word(tokens[row]!) })}</p>
      <ul ${properties({ '--most': this.most })}>
        ${tokens.map(
          (token, column) =>
            html`<li>
              ${word(token)} <b>${open ? decimal(similarities[row]![column]!) : t('figure.qkv.unknown')}</b>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}
