import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/bench.css';
import '../../styles/course-unseen.css';
import type { Frame } from '../../engine/messages';
import { rich, t } from '../../i18n';
import { probability } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { properties } from '../../views/styled';
import '../../views/sentence-form';
import { typeset, word } from '../../views/view';
import { isBuilt, pastTheMark } from '../build';
import { kindOfInput, rightAnswer, type Kind } from '../right-answer';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';

/** Of the lesson's kind, and just beyond it. */
const TO_TRY = {
  dates: ['Friday, March 13, 1987', 'Monday, January 5, 1804'],
  numbers: ['2026', '12345'],
} as const;

/** No right answer is longer; an untrained model may not find its end, and that can be seen from so many. */
const SHOWN = 10;

/** What the reader types, in the pieces that the model reads, and what it writes. */
@customElement('unseen-input')
export class UnseenInput extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  private shown: AppState | null = null;

  override render(): TemplateResult {
    if (this.state.frame && this.state.opened) this.shown = this.state;
    const { shown } = this;
    const frame = shown?.frame;
    if (!frame || !isBuilt(shown.lesson)) return html`<div class="figure-waiting"></div>`;
    const { text, textFailure, opened, train, lesson } = shown;
    return html`<div class="unseen-input ${this.lit ?? ''}">
      <sentence-form
        .text=${text}
        .failure=${textFailure}
        .translation=${frame.written}
        .vocabulary=${opened!.summary.sourceVocabulary}
        .train=${train}
      ></sentence-form>
      ${sentenceChoice(TO_TRY[lesson], frame.probe.source, (one) => this.send({ type: 'translate', text: one }))}
      ${this.pieces(frame)} ${this.written(frame)} ${this.judged(frame)}
    </div>`;
  }

  private pieces({ shown }: Frame): TemplateResult {
    return html`<div class="unseen-line">
      <h4 id="unseen-reads">${t('figure.unseen.reads')}</h4>
      <ol class="unseen-pieces" aria-labelledby="unseen-reads">
        ${shown.source.map(({ token, known }) => html`<li class=${known ? '' : 'strange'}>${word(token)}</li>`)}
      </ol>
    </div>`;
  }

  private written({ written }: Frame): TemplateResult {
    const cut = written.steps.length > SHOWN;
    return html`<div class="unseen-line">
      <h4 id="unseen-writes">${t('figure.unseen.writes')}</h4>
      <ol class="unseen-words" aria-labelledby="unseen-writes">
        ${written.steps.slice(0, SHOWN).map(
          ({ token, probability: sure }, place) =>
            html`<li>
              <span>${word(token)}${cut && place === SHOWN - 1 ? ' …' : nothing}</span>
              <span class="bar" aria-hidden="true"><b ${properties({ '--share': sure })}></b></span>
              <small>${probability(sure)}</small>
            </li>`,
        )}
      </ol>
    </div>`;
  }

  /** What the reader typed is judged as well: the rule is known, whatever the model has made of it. */
  private judged(frame: Frame): TemplateResult {
    const found = judge(this.shown!, frame);
    if (!found) return html`<p class="unseen-judged" role="status"></p>`;
    const { kind, right, good } = found;
    return html`<p class="unseen-judged" role="status">
      ${t(`figure.unseen.kind.${kind}`)}
      ${
        right === null
          ? nothing
          : good
            ? t('figure.unseen.right')
            : rich('figure.unseen.wrong', { right: html`<bdi class="word">${typeset(right)}</bdi>` })
      }
    </p>`;
  }

  override updated(): void {
    const { state } = this;
    if (!state.frame || !pastTheMark(state)) return;
    const found = judge(state, state.frame);
    if (found?.kind === 'new' && found.own && found.good) this.saw('typed:new');
    if (found?.kind === 'other') this.saw('typed:other');
  }
}

interface Judged {
  kind: Kind;
  right: string | null;
  good: boolean;
  /** Neither the lesson nor this page has thought of it. */
  own: boolean;
}

function judge({ lesson, train, heldOut }: AppState, { probe, written }: Frame): Judged | null {
  if (!isBuilt(lesson)) return null;
  const { source } = probe;
  const right = rightAnswer(lesson, source);
  const known = heldOut.some((example) => example.source === source) || TO_TRY[lesson].some((one) => one === source);
  return { kind: kindOfInput(lesson, source, train), right, good: right === written.text, own: !known };
}
