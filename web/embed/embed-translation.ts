import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n';
import type { AppState } from '../state/state';
import { crossOf, matrixOf, ranked } from '../views/heat/matrix';
import { part } from '../views/parts';
import '../views/sentence-form';
import { typeset, View } from '../views/view';
import '../views/written-tokens';
import type { EmbedSettings } from './settings';

/** A sentence, and what the model makes of it: word by word, or in ribbons where there is more than a word or two. */
@customElement('embed-translation')
export class EmbedTranslation extends View {
  @property({ attribute: false }) state!: AppState;
  @property({ attribute: false }) settings!: EmbedSettings;

  override render(): TemplateResult {
    const { state } = this;
    return html`<h2>${t('translate.title')}</h2>
      <div class=${state.textFailure ? 'refused' : ''}>${this.sentence()}</div>
      <div class="answer">${this.answer()}</div>`;
  }

  private sentence(): unknown {
    const { state, settings } = this;
    const frame = state.frame!;
    if (!settings.controls.includes('sentence') || settings.locked.includes('sentence'))
      return html`<p class="embed-sentence">${typeset(frame.probe.source)}</p>`;
    return html`<sentence-form
      .text=${state.text}
      .failure=${state.textFailure}
      .translation=${frame.written}
      .vocabulary=${state.opened!.summary.sourceVocabulary}
      .train=${state.train}
    ></sentence-form>`;
  }

  private answer(): unknown {
    const { state } = this;
    const frame = state.frame!;
    const of = crossOf(state.selection, frame.maps.cross);
    const pick = ({ detail }: CustomEvent<number>): void => {
      const map = frame.maps.cross;
      if (detail >= map.rows) return;
      const column = ranked(matrixOf(map, of), detail)[0]?.column ?? 0;
      this.send({ type: 'select', selection: { ...of, row: detail, column } });
    };
    const words = html`<written-tokens
      .translation=${frame.written}
      .vocabulary=${state.opened!.summary.targetVocabulary}
      .selected=${state.selection.kind === 'cross' ? state.selection.row : -1}
      @pick=${pick}
    ></written-tokens>`;
    if (state.lesson === 'lets-go') return words;
    return html`${part(
        'sentences',
        () =>
          html`<div class="ribbon-place">
            <ribbons-view
              .translation=${frame.written}
              .cross=${frame.writtenCross}
              .of=${of}
              @pick=${pick}
            ></ribbons-view>
          </div>`,
        nothing,
      )}
      <p class="sr" role="status" data-text=${frame.written.text}>${typeset(frame.written.text)}</p>`;
  }
}
