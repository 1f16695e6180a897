import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MAX_VOCABULARY } from '../../engine/defaults';
import { t } from '../../i18n';
import { integer } from '../../i18n/format';
import type { Preview } from '../../lessons/preview';
import { View, word } from '../view';
import { countsOf } from './pair-report';

/** What the text in the box would become: the first pairs, how many there are and are kept back, the words of both sides. */
@customElement('pair-preview')
export class PairPreview extends View {
  @property({ attribute: false }) preview: Preview | null = null;

  override render(): TemplateResult | typeof nothing {
    const { preview } = this;
    if (preview === null || preview.pairs === 0) return nothing;
    const { report, pairs, heldOut, sourceWords, targetWords } = preview;
    const rare = Math.max(sourceWords, targetWords) > MAX_VOCABULARY;
    return html`<section class="preview" aria-labelledby="preview-title">
      <h3 id="preview-title">${t('own.preview')}</h3>
      <p role="status">
        ${countsOf(report, pairs, heldOut)}
        ${t('own.words', { source: integer(sourceWords), target: integer(targetWords) })}
        ${rare ? t('own.rare', { count: integer(MAX_VOCABULARY) }) : nothing}
      </p>
      <ul class="pairs" aria-label=${t('own.first')}>
        ${report.pairs.map(
          ({ source, target }) =>
            html`<li>${word(source)} <span class="to" aria-hidden="true">→</span> ${word(target)}</li>`,
        )}
        ${pairs > report.pairs.length ? html`<li class="hint" aria-hidden="true">…</li>` : nothing}
      </ul>
    </section>`;
  }
}
