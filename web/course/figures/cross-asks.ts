import { html, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import '../../styles/course-cross.css';
import { t } from '../../i18n';
import { decimal, weight } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import { properties } from '../../views/styled';
import { typeset, word } from '../../views/view';
import { alignmentOf, CROSSED, type Alignment } from '../cross';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';
import './word-choice';

/** Width of the line of a whole share, in px. */
const FULL = 12;

/** One word of the translation asks; every source word answers with a share. */
@customElement('cross-asks')
export class CrossAsks extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;

  override render(): TemplateResult {
    const alignment = alignmentOf(this.state);
    if (!alignment?.scores) return html`<div class="figure-waiting"></div>`;
    const { source, target, shares } = alignment;
    const row = this.row(alignment);
    const rows = Math.max(source.length, target.length);
    return html`<div class="cross-asks ${this.lit ?? ''}" ${properties({ '--rows': rows })}>
      ${sentenceChoice(CROSSED, this.state.frame!.probe.source, (text) => this.send({ type: 'translate', text }))}
      <div class="cross-heads">
        <p class="of-decoder">${t('figure.cross.decoder')} <span class="of-query">${t('figure.cross.query')}</span></p>
        <p class="of-encoder">
          ${t('figure.cross.encoder')}
          <span>
            <span class="of-key">${t('figure.cross.key')}</span>,
            <span class="of-value">${t('figure.cross.value')}</span>
          </span>
        </p>
      </div>
      <div class="cross-halves">
        <word-choice
          .tokens=${target}
          .chosen=${row}
          .label=${t('figure.cross.choose')}
          .choose=${(place: number) =>
            this.send({ type: 'select', selection: { kind: 'cross', layer: 0, head: 0, row: place } })}
        ></word-choice>
        <svg viewBox="0 0 100 ${rows}" preserveAspectRatio="none" aria-hidden="true">
          ${shares[row]!.map(
            (share, column) =>
              svg`<line x1="0" y1=${row + 0.5} x2="100" y2=${column + 0.5} stroke-width=${Math.max(0.75, FULL * share)} />`,
          )}
        </svg>
        ${this.answers(alignment, row)}
      </div>
    </div>`;
  }

  /** The lab's selected row, kept to the words of the translation. */
  private row({ target }: Alignment): number {
    const { kind, row } = this.state.selection;
    return kind === 'cross' ? Math.min(row, target.length - 1) : 0;
  }

  private answers({ source, target, shares, scores }: Alignment, row: number): TemplateResult {
    return html`<table class="cross-answers">
      <caption class="sr">
        ${t('figure.cross.shares', { word: typeset(target[row]!) })}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col" class="score">${t('figure.cross.score')}</th>
          <th scope="col" class="share">${t('figure.cross.share')}</th>
          <td class="handed of-value" aria-hidden="true">${t('figure.cross.taken')}</td>
        </tr>
      </thead>
      <tbody>
        ${source.map((token, column) => {
          const share = shares[row]![column]!;
          return html`<tr>
            <th scope="row">${word(token)}</th>
            <td class="score">${decimal(scores![row]![column]!)}</td>
            <td class="share">${weight(share, source.length, 2)}</td>
            <td class="handed" aria-hidden="true"><span ${properties({ '--share': share })}></span></td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  override updated(): void {
    const alignment = alignmentOf(this.state);
    if (!alignment || !finished(this.state) || this.state.selection.kind !== 'cross') return;
    this.saw(`listens:${this.state.frame!.probe.source}:${this.row(alignment)}`);
  }
}
