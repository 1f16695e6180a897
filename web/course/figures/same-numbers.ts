import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rich, t } from '../../i18n';
import { decimal } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { typeset, word } from '../../views/view';
import { areSame, rowOf, SOURCE_TABLE, wordsIn } from '../tables';
import { Figure } from './figure';
import './word-plane';

/** The words of *Let's go* in the plane of their two numbers, and what the model makes of a sentence. */
@customElement('same-numbers')
export class SameNumbers extends Figure {
  @property({ attribute: false }) state!: AppState;
  /** The word that is given the numbers of another one, and that one. */
  @property() given = '';
  @property() taken = '';

  override render(): TemplateResult {
    const { frame, opened, experiments } = this.state;
    if (!frame?.numbers[SOURCE_TABLE] || !opened) return html`<div class="figure-waiting"></div>`;
    const words = wordsIn(opened.summary.sourceVocabulary);
    const points = words.map((token) => {
      const [x = 0, y = 0] = rowOf(this.state, token);
      return { token, x, y, named: true };
    });
    const reach = Math.max(1, ...points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
    return html`<div class="same-numbers">
      <word-plane .points=${points} .reach=${reach} .label=${t('figure.plane.label')}></word-plane>
      <table class="plane-table">
        <caption class="sr">
          ${t('figure.same.table')}
        </caption>
        ${points.map(
          ({ token, x, y }) =>
            html`<tr>
              <th scope="row">${word(token)}</th>
              <td>${decimal(x)}</td>
              <td>${decimal(y)}</td>
            </tr>`,
        )}
      </table>
      <p class="same-translation" role="status">
        ${rich('figure.same.translation', {
          source: html`<bdi class="word">${typeset(frame.probe.source)}</bdi>`,
          target: html`<bdi class="word">${frame.written.text || t('number.none')}</bdi>`,
        })}
      </p>
      <p class="figure-buttons">
        <button
          type="button"
          class="quiet-button"
          ?disabled=${areSame(this.state, this.given, this.taken) || this.state.phase !== 'ready'}
          @click=${this.give}
        >
          ${rich('figure.same.give', { to: word(this.given), of: word(this.taken) })}
        </button>
        <button
          type="button"
          class="quiet-button"
          ?disabled=${!experiments?.canUndo}
          @click=${() => this.send({ type: 'experiment-undo' })}
        >
          ${t('figure.same.undo')}
        </button>
      </p>
    </div>`;
  }

  private readonly give = (): void => {
    const { opened } = this.state;
    const numbers = rowOf(this.state, this.taken);
    const start = opened!.summary.sourceVocabulary.indexOf(this.given) * numbers.length;
    const values = [...numbers].map((value, unit) => ({ index: start + unit, value }));
    this.send({ type: 'experiment-set', name: SOURCE_TABLE, values });
  };
}
