import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Evaluation } from '../engine/types';
import { t, type Key } from '../i18n';
import { integer, loss, share } from '../i18n/format';
import { altered, exhausted, finished, lookingBack, scoredAsShown, type AppState } from '../state/state';
import { icons } from './icons';
import './film-strip';
import { noted } from './machine/noted';
import { part } from './parts';
import { speedChoice } from './speed-choice';
import { trainButtons } from './train-buttons';
import { setProperties, View } from './view';

/** Training at a glance: start and stop it, how fast it goes, the loss, the numbers of the last step. */
@customElement('transport-bar')
export class TransportBar extends View {
  @property({ attribute: false }) state!: AppState;

  /** What is focused must not scroll to behind this bar. */
  private readonly resized = new ResizeObserver(() => {
    setProperties(document.documentElement, { '--transport': `${this.offsetHeight}px` });
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  override render(): TemplateResult {
    return html`<footer class="transport" aria-label=${t('transport.label')}>
      <div class="wrap">
        ${this.buttons()}
        <div class="time">
          ${this.chart()}
          <film-strip
            .history=${this.state.history}
            .selection=${this.state.selection}
            .end=${Math.max(this.state.totalSteps, this.state.losses.length, 1)}
          ></film-strip>
        </div>
        ${this.numbers()} ${this.turbo()}
      </div>
    </footer>`;
  }

  /** Before the first step there is nothing to plot, and no need for what plots it. */
  private chart(): unknown {
    const { state } = this;
    const empty = html`<div class="no-chart" role="img" aria-label=${t('chart.empty')}></div>`;
    if (state.phase !== 'training' && state.losses.length + state.previousLosses.length === 0) return empty;
    return part('chart', () => (state.frame ? html`<time-line .state=${state}></time-line>` : empty), empty);
  }

  private buttons(): TemplateResult {
    const { state } = this;
    const able = state.frame !== null && state.phase === 'ready';
    return html`<div class="buttons">
      ${trainButtons(state, (action) => this.send(action))}
      <button
        class="round"
        type="button"
        aria-label=${t(state.replaying ? 'transport.replay.stop' : 'transport.replay')}
        title=${t(state.replaying ? 'transport.replay.stop' : 'transport.replay')}
        ?disabled=${!able || state.frame!.latest === state.frame!.first}
        @click=${() => this.send({ type: 'replay', on: !state.replaying })}
      >
        ${state.replaying ? icons.stop : icons.replay}
      </button>
      ${speedChoice(state, (action) => this.send(action))} ${this.remark()} ${this.aside()}
    </div>`;
  }

  private turbo(): TemplateResult {
    const { canTurbo, turbo } = this.state;
    return html`<div class="turbo">
      <input
        type="checkbox"
        role="switch"
        aria-label=${t('turbo.label')}
        .checked=${turbo}
        ?disabled=${!canTurbo}
        @change=${(event: Event) => this.send({ type: 'turbo', on: (event.target as HTMLInputElement).checked })}
      />${noted('turbo', html`${t('turbo.label')}<span>${t(canTurbo ? 'turbo.more' : 'turbo.none')}</span>`)}
    </div>`;
  }

  private numbers(): TemplateResult {
    const { frame, variant } = this.state;
    const report = frame?.report ?? null;
    const measured = report ? null : measuredNow(this.state);
    const none = t('number.none');
    const rate = frame?.stepsPerSecond ?? 0;
    const lossNow = report?.loss ?? measured?.loss;
    const accuracyNow = report?.tokenAccuracy ?? measured?.tokenAccuracy;
    // What the step has told is of the model as training left it, and stays so while parts of that are left out.
    const was = report !== null && altered(this.state);
    const told = was ? t('number.was.long', { step: integer(report.step) }) : measured ? t('number.measured') : nothing;
    const short = was ? t('number.was.short') : nothing;
    const heard = was ? html`<span class="sr">, ${t('number.was')}</span>` : nothing;
    return html`<dl class="numbers">
      <div class="big">
        <dt>${noted('step', t('number.step'))}</dt>
        <dd data-number="step">${integer(frame?.step ?? 0)}</dd>
      </div>
      <div class="big ${was ? 'was' : ''}" title=${told} data-was-short=${short}>
        <dt>${noted('loss', t('number.loss'))}</dt>
        <dd data-number="loss">${lossNow === undefined ? none : loss(lossNow)}${heard}</dd>
      </div>
      <div
        class="small accuracy ${was ? 'was' : ''}"
        title=${told}
        data-was=${was ? t('number.was') : nothing}
        data-was-short=${short}
      >
        <dt>${noted('accuracy', t('number.accuracy'))}</dt>
        <dd data-number="accuracy">${accuracyNow === undefined ? none : share(accuracyNow)}${heard}</dd>
      </div>
      <div class="small wider">
        <dt>${t('number.rate')}</dt>
        <dd data-number="rate">${rate > 0 ? integer(rate) : none}</dd>
      </div>
      <div class="small variant">
        <dt>${noted('engine', t('number.variant'))}</dt>
        <dd data-number="variant">${variant ?? none}</dd>
      </div>
    </dl>`;
  }

  /** Where one is, and the way to the present. */
  private back(): TemplateResult {
    const { step, latest } = this.state.frame!;
    return html`<p class="remark" role="status">
      ${t('transport.back', { step: integer(step), latest: integer(latest) })}
      <button type="button" class="quiet-button" @click=${() => this.send({ type: 'latest' })}>
        ${t('transport.latest')}
      </button>
    </p>`;
  }

  /** Weights set by hand in the middle of the run: what came later has not happened to them. */
  private forked(): TemplateResult {
    const { latest, end } = this.state.frame!;
    return html`<p class="remark" role="status">
      ${t('transport.forked', { step: integer(latest + 1), end: integer(end) })}
      <button type="button" class="quiet-button" @click=${() => this.send({ type: 'experiment-trained' })}>
        ${t('transport.setBack')}
      </button>
    </p>`;
  }

  /** The way back from a new run to the model that it has replaced. */
  private aside(): unknown {
    const { aside } = this.state.kept;
    if (aside === null) return nothing;
    return html`<button type="button" class="quiet-button back-to" @click=${() => this.send({ type: 'aside-back' })}>
      ${t('transport.aside', { step: integer(aside) })}
    </button>`;
  }

  /** What has to be said at the end of a plan, and of a time line without pictures. */
  private remark(): TemplateResult | typeof nothing {
    const { state } = this;
    if (lookingBack(state) && !state.replaying) return this.back();
    if (state.phase === 'ready' && state.frame && state.frame.end > state.frame.latest) return this.forked();
    const said = (key: Key): TemplateResult => html`<p class="remark" role="status">${t(key)}</p>`;
    if (state.phase === 'ready' && finished(state))
      return said(exhausted(state) ? 'transport.exhausted' : 'transport.finished');
    return state.film ? said(`film.${state.film}`) : nothing;
  }
}

/** A model that was opened from a file has not told of its last step; what it is worth now has been measured instead. */
function measuredNow({ frame, scores }: AppState): Evaluation | null {
  return frame !== null && frame.step > 0 && scoredAsShown({ frame, scores }) ? scores.train : null;
}
