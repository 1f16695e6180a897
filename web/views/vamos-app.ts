import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n';
import { ACTION, type Action } from '../state/actions';
import { effectOf, isTyping } from '../state/keys';
import { fitsDiagram } from '../state/fits-diagram';
import type { AppState, Store } from '../state/state';
import './dead-end';
import './lets-go-view';
import './mast-head';
import './lab-shelf';
import './page-notice';
import { part } from './parts';
import './transport-bar';
import { View } from './view';

/** The page: hands the state down and the reader's actions up. */
@customElement('vamos-app')
export class VamosApp extends View {
  @property({ attribute: false }) store!: Store;
  @property({ attribute: false }) do: (action: Action) => void = () => undefined;
  /** In somebody else's page: no masthead, and no ways to other lessons. */
  @property({ type: Boolean }) bare = false;
  @state() private state!: AppState;
  @state() private said = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.state = this.store.state;
    this.store.subscribe((next) => {
      // Until a model with other options has its first picture the page stays, and with it the place that one looks at.
      const between = next.experiments?.busy === true && next.frame === null && next.notice === null;
      if (!between || next.phase === 'failed') this.state = next;
    });
    addEventListener('keydown', this.key);
    this.addEventListener(ACTION, (event) => {
      const action = (event as CustomEvent<Action>).detail;
      if (action.type === 'say') this.said = action.text;
      this.do(action);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.key);
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (isTyping(event)) return;
    const effect = effectOf(event.key, this.state);
    if (effect === null) return;
    event.preventDefault();
    if ('action' in effect) this.do(effect.action);
    else this.querySelector<HTMLElement>(effect.focus)?.focus();
  };

  override render(): TemplateResult {
    const { state } = this;
    const stuck = state.phase === 'failed' || state.phase === 'unsupported';
    const waiting = state.phase === 'starting' && state.notice === null;
    if (state.chapter !== null && state.phase !== 'unsupported') return this.course(state.chapter);
    return html`<a class="skip" href="#main" @click=${this.skip}>${t('nav.skip')}</a>
      ${stuck ? nothing : html`<a class="skip" href="#train" @click=${this.skipToTraining}>${t('nav.skip.train')}</a>`}
      ${this.head()}
      ${
        stuck
          ? html`<main id="main" tabindex="-1"><dead-end .failure=${state.notice}></dead-end></main>`
          : html`<page-notice .failure=${state.notice} .stuck=${state.phase === 'starting'}></page-notice>
              ${state.kept.resume ? part('resume', () => html`<resume-offer .state=${state}></resume-offer>`) : nothing}
              <main id="main" tabindex="-1" data-phase=${state.phase} data-lesson=${state.lesson}>
                ${waiting ? html`<p class="loading wrap" role="status">${t('page.loading')}</p>` : nothing}
                ${this.note()} ${this.off()} ${this.chosen()} ${this.lesson()}
                ${state.frame ? html`<lab-shelf .state=${state}></lab-shelf>` : nothing}
              </main>
              <transport-bar id="train" .state=${state}></transport-bar>`
      }
      ${this.sheet()}`;
  }

  private head(): unknown {
    return this.bare ? nothing : html`<mast-head .state=${this.state}></mast-head>`;
  }

  private course(chapter: number): TemplateResult {
    const { state } = this;
    return html`<a class="skip" href="#main" @click=${this.skip}>${t('nav.skip')}</a>
      ${this.head()}
      <main id="main" tabindex="-1" data-chapter=${chapter}>
        ${part('course', () => html`<course-view .state=${state}></course-view>`)}
      </main>
      ${this.sheet()}`;
  }

  private sheet(): TemplateResult {
    const { state } = this;
    return html`${state.help ? part('help', () => html`<help-sheet .letters=${state.letterKeys}></help-sheet>`) : nothing}
      <div class="sr" aria-live="polite">${this.said}</div>`;
  }

  /** What a stage of the machine does, beside the name that was pressed. */
  private note(): unknown {
    const { machine, opened } = this.state;
    if (machine.note === null || !opened) return nothing;
    return part('machine', () => html`<stage-note .note=${machine.note} .config=${opened.config}></stage-note>`);
  }

  /** What is left out of the model, as long as the switches are out of sight. */
  private off(): unknown {
    const { experiments, shelf } = this.state;
    if (!experiments || experiments.off.length === 0 || shelf === 'experiments') return nothing;
    return part('off', () => html`<off-note .off=${experiments.off}></off-note>`);
  }

  /** How the words are chosen, when it is not as always and out of sight. */
  private chosen(): unknown {
    const { decoding, shelf, frame } = this.state;
    if (frame === null || Object.keys(decoding).length === 0 || shelf === 'decoding') return nothing;
    return part('decoding', () => html`<decoding-note .decoding=${decoding}></decoding-note>`);
  }

  private lesson(): unknown {
    const { state } = this;
    switch (state.lesson) {
      case 'lets-go':
        if (state.opened && !fitsDiagram(state.opened.config)) return this.sentences();
        return html`<lets-go-view .state=${state}></lets-go-view>`;
      case 'your-own':
        return html`${part('own', () => html`<own-data .state=${state}></own-data>`)}
        ${state.phase === 'empty' ? nothing : this.sentences()}`;
      default:
        return this.sentences();
    }
  }

  private sentences(): unknown {
    const waiting = html`<section class="strip waiting"></section>`;
    return part('sentences', () => html`<sentences-view .state=${this.state}></sentences-view>`, waiting);
  }

  /** A link to a place would replace the lesson in the address. */
  private skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('#main')?.focus();
  }

  private skipToTraining(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>('.transport .play')?.focus();
  }
}
