import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Evaluation } from '../../engine/types';
import { t } from '../../i18n';
import { integer, score } from '../../i18n/format';
import { altered, samePartsOff, type AppState } from '../../state/state';
import { View } from '../view';

/** A Mac writes the sign of the key, and has it where others have Ctrl. */
const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/**
 * Stays at the top of the window as long as one switches parts or sets weights below it: takes the last change back, and says
 * what the model is worth with it and was worth before.
 */
@customElement('change-bar')
export class ChangeBar extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { canUndo, canRedo } = this.state.experiments!;
    return html`<div class="row experiment-undo">
        ${this.button('undo', canUndo)} ${this.button('redo', canRedo)}
        <kbd aria-hidden="true" title=${t('experiments.keys')}>${MAC ? '\u2318 Z' : 'Ctrl Z'}</kbd>
      </div>
      ${this.worth()}`;
  }

  private button(what: 'undo' | 'redo', able: boolean): TemplateResult {
    const shift = what === 'redo' ? 'Shift+' : '';
    return html`<button
      type="button"
      class="quiet-button"
      aria-keyshortcuts="Control+${shift}Z Meta+${shift}Z"
      ?disabled=${!able}
      @click=${() => this.send({ type: `experiment-${what}` })}
    >
      ${t(`experiments.${what}`)}
    </button>`;
  }

  /** Of the sentences that were never seen, where there are any: they tell best what a part does. */
  private worth(): TemplateResult {
    const { scores, opened } = this.state;
    const frame = this.state.frame!;
    const { validationExamples, trainExamples } = opened!.summary;
    const [split, count] =
      validationExamples > 0 ? (['validation', validationExamples] as const) : (['train', trainExamples] as const);
    const before = scores.whole;
    const whole = before !== null && before.step === frame.step ? before[split] : null;
    const taken = scores.step === frame.step && samePartsOff(scores.ablation, frame.ablation);
    const now = taken && !scores.busy ? scores[split] : null;
    return html`<div class="worth" role="group" aria-labelledby="worth-of" aria-busy=${scores.busy ? 'true' : 'false'}>
      <p id="worth-of">${t(split === 'validation' ? 'worth.heldOut' : 'worth.train', { count: integer(count) })}</p>
      <dl>
        ${this.line('worth.exact', whole, now, ({ exactMatch }) => exactMatch)}
        ${this.line('worth.words', whole, now, ({ tokenAccuracy }) => tokenAccuracy)}
      </dl>
    </div>`;
  }

  private line(
    name: 'worth.exact' | 'worth.words',
    whole: Evaluation | null,
    now: Evaluation | null,
    of: (evaluation: Evaluation) => number,
  ): TemplateResult {
    const waiting = this.state.scores.busy ? '…' : t('number.none');
    const text = (evaluation: Evaluation | null): string => (evaluation ? score(of(evaluation)) : waiting);
    const changed = altered(this.state);
    const was = html`<span class="was"><span class="sr">${t('effect.before')} </span>${text(whole)}</span>
      <span class="to" aria-hidden="true">→</span>`;
    return html`<div>
      <dt>${t(name)}</dt>
      <dd>
        ${changed ? was : nothing}
        <span class="now">${changed ? html`<span class="sr">${t('effect.now')} </span>` : nothing}${text(now)}</span>
      </dd>
    </div>`;
  }
}
