import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { rich, t } from '../../i18n';
import { loss, probability } from '../../i18n/format';
import type { Effect, Outcome } from '../../state/outcomes';
import type { AppState } from '../../state/state';
import { rowName } from '../row-name';
import { properties } from '../styled';
import { typeset, View, word } from '../view';
import { runPictures } from './run-picture';

/** What the last change did to the sentence on show, beside the number that was changed: the picture itself may be far away. */
@customElement('weight-effect')
export class WeightEffect extends View {
  @property({ attribute: false }) effect!: Effect;
  @property({ attribute: false }) selection!: AppState['selection'];

  override render(): TemplateResult | typeof nothing {
    const { before, now } = this.effect;
    if (now === null) return nothing;
    const sides = before === null ? [now] : [before, now];
    const columns = before === null ? [t('effect.now')] : [t('effect.before'), t('effect.now')];
    return html`<section class="effect" aria-labelledby="effect-title">
      <div class="effect-head">
        <h3 id="effect-title">${rich('effect.title', { sentence: html`<i>${word(now.source)}</i>` })}</h3>
        <p role="status">${lead(before, now)}</p>
      </div>
      <table class="outcome">
        <thead>
          <tr>
            <td></td>
            ${columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${line(
            t('compare.translation'),
            sides.map(({ translation }) => written(translation)),
          )}
          ${now.words.map(({ place }, index) =>
            line(
              rich('effect.word', { word: rowName(place) }),
              sides.map(({ words }) => chance(words[index]!.probability)),
            ),
          )}
        </tbody>
      </table>
      ${runPictures(
        this.selection,
        now.words.length > 0,
        sides.map((side, index) => ({ ...side, name: columns[index]! })),
      )}
    </section>`;
  }
}

const written = (translation: string): TemplateResult =>
  html`<bdi class="word">${typeset(translation) || t('number.none')}</bdi>`;

function lead(before: Outcome | null, now: Outcome): unknown {
  if (before === null) return t('effect.none');
  const parts = { before: written(before.translation), now: written(now.translation) };
  const became = rich(before.translation === now.translation ? 'effect.same' : 'effect.other', parts);
  if (before.loss === null || now.loss === null) return became;
  return [became, ' ', t('effect.loss', { before: loss(before.loss), now: loss(now.loss) })];
}

function line(name: unknown, cells: readonly unknown[]): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

function chance(share: number): TemplateResult {
  return html`${probability(share, 1)}<span class="chance"><b ${properties({ '--share': share })}></b></span>`;
}
