import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../styles/scores.css';
import type { Evaluation, Example } from '../engine/types';
import { t } from '../i18n';
import { integer, score } from '../i18n/format';
import { isTask } from '../lessons/ids';
import { samePartsOff, type AppState } from '../state/state';
import './lesson-pairs';
import { properties } from './styled';
import { View } from './view';

/** A few are enough to try, and one where they are so long that each takes two lines; the picker above has more. */
const LISTED = 2;
const ONE_LINE = 48;

/** How many sentences come out without a single wrong word, of those it was trained on and of those it never saw. */
@customElement('score-panel')
export class ScorePanel extends View {
  @property({ attribute: false }) state!: AppState;

  override render(): TemplateResult {
    const { scores, opened, frame, heldOut, lesson } = this.state;
    const task = isTask(lesson);
    const held = opened?.summary.validationExamples ?? 0;
    const scored = scores.step !== null && frame !== null;
    const before = scored && scores.step !== frame.step;
    const switched = scored && !samePartsOff(scores.ablation, frame.ablation);
    return html`<header>
        <h2>${t(task ? 'score.examples' : 'score.title')}</h2>
        <button
          type="button"
          class="quiet-button"
          ?disabled=${scores.busy}
          @click=${() => this.send({ type: 'score' })}
        >
          ${t(scores.busy ? 'score.busy' : 'score.now')}
        </button>
      </header>
      <dl class="scores ${scores.busy || before || switched ? 'stale' : ''}" aria-live="polite">
        ${this.line(t('score.train'), scores.train)}
        ${held > 0 ? this.line(t('score.heldOut'), scores.validation) : nothing}
      </dl>
      <p class="hint">
        ${
          scores.step === null
            ? task
              ? t('score.explainExamples', { count: integer(held) })
              : t(held > 0 ? 'score.explain' : 'score.noHeldOut')
            : t(before ? 'score.stale' : switched ? 'score.switched' : task ? 'score.atExamples' : 'score.at', {
                step: integer(scores.step),
              })
        }
        ${Object.keys(scores.ablation).length > 0 && !switched ? t('score.off') : nothing}
      </p>
      ${
        heldOut.length > 0
          ? html`<h3>${t('score.try')}</h3>
              <lesson-pairs
                .pairs=${sample(heldOut)}
                .chosen=${frame?.probe.source ?? ''}
                .label=${t('score.try')}
              ></lesson-pairs>`
          : nothing
      }`;
  }

  private line(name: string, evaluation: Evaluation | null): TemplateResult {
    return html`<dt>${name}</dt>
      <dd class="bar" aria-hidden="true"><b ${properties({ '--share': evaluation?.exactMatch ?? 0 })}></b></dd>
      <dd class="number">
        ${evaluation ? score(evaluation.exactMatch) : t('score.none')}
        <small>${evaluation ? t('score.of', { count: integer(evaluation.examples) }) : nothing}</small>
      </dd>`;
  }
}

/** Spread over the list, so that they are not all of one kind; the same ones every time. */
function sample(list: readonly Example[]): Example[] {
  const stride = Math.max(1, Math.floor(list.length / LISTED));
  const few = list.filter((_, index) => index % stride === 0).slice(0, LISTED);
  return few.some(({ source, target }) => source.length + target.length > ONE_LINE) ? few.slice(0, 1) : few;
}
