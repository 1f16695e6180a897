import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AttentionKind } from '../engine/types';
import { t } from '../i18n';
import { errorText } from '../i18n/errors';
import { ACTION, type Action } from '../state/actions';
import { fitsDiagram } from '../state/fits-diagram';
import { fitSelection } from '../state/frames';
import type { AppState, Selection, Store } from '../state/state';
import { titleText } from '../views/attention/place';
import '../views/dead-end';
import '../views/lets-go-view';
import '../views/page-notice';
import { part } from '../views/parts';
import { View } from '../views/view';
import type { EmbedView } from './address';
import './embed-bar';
import type { EmbedSettings } from './settings';
import './embed-translation';

/** The embed: the regions that it was asked for, one under another or side by side, and the bar that trains. */
@customElement('embed-app')
export class EmbedApp extends View {
  @property({ attribute: false }) store!: Store;
  @property({ attribute: false }) settings!: EmbedSettings;
  /** The same in the whole page, for who wants more room. */
  @property() whole = '';
  @property({ attribute: false }) do: (action: Action) => void = () => undefined;
  @state() private state!: AppState;
  @state() private said = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.state = this.store.state;
    this.store.subscribe((next) => {
      this.state = next;
    });
    this.addEventListener(ACTION, (event) => {
      const action = (event as CustomEvent<Action>).detail;
      if (action.type === 'say') this.said = action.text;
      this.do(action);
    });
  }

  override render(): TemplateResult {
    const { state, settings } = this;
    const stuck = state.phase === 'failed' || state.phase === 'unsupported';
    if (stuck) return html`<main><dead-end .failure=${state.notice}></dead-end></main>`;
    return html`<page-notice .failure=${state.notice}></page-notice>
      <main class="embed-regions" data-phase=${state.phase} data-lesson=${state.lesson}>
        ${state.frame === null ? this.waiting() : nothing} ${this.note()}
        ${settings.views.map((view) => this.region(view))} ${this.arithmetic()}
      </main>
      <embed-bar .state=${state} .settings=${settings} .whole=${this.whole}></embed-bar>
      <div class="sr" aria-live="polite">${this.said}</div>`;
  }

  private waiting(): unknown {
    const { phase, own } = this.state;
    // Somebody's own sentences that cannot be learned from; where there are none at all the address is what is wrong.
    if (phase !== 'empty') return html`<p class="loading wrap" role="status">${t('page.loading')}</p>`;
    return own.failure === null ? nothing : html`<p class="wrap" role="alert">${errorText(own.failure)}</p>`;
  }

  private region(view: EmbedView): unknown {
    const { frame, opened } = this.state;
    if (frame === null || opened === null) return nothing;
    switch (view) {
      case 'lab':
        return nothing; // is another element: start.ts
      case 'machine':
        return html`<section class="embed-machine" data-view="machine">${this.machine()}</section>`;
      case 'encoder':
      case 'decoder':
      case 'cross':
        return html`<section class="embed-attention wrap" data-view=${view}>${this.attention(view)}</section>`;
      case 'loss':
        return html`<section class="embed-loss wrap" data-view="loss">${this.loss()}</section>`;
      case 'translate':
        return html`<section class="embed-translate wrap" data-view="translate">
          <embed-translation .state=${this.state} .settings=${this.settings}></embed-translation>
        </section>`;
    }
  }

  private machine(): unknown {
    const { state } = this;
    if (state.lesson === 'lets-go' && fitsDiagram(state.opened!.config))
      return html`<lets-go-view .state=${state} alone></lets-go-view>`;
    return part('sentences', () => html`<sentences-view .state=${state} alone></sentences-view>`);
  }

  /** One attention, large. What is pressed in it is of its kind, whichever kind everything else speaks of. */
  private attention(kind: AttentionKind): unknown {
    const { state, settings } = this;
    const frame = state.frame!;
    const own = state.selection.kind === kind;
    const wanted: Selection = own ? state.selection : { ...state.selection, kind, ...settings.head, mean: undefined };
    const selection = fitSelection(wanted, frame.maps);
    const select = (event: CustomEvent<Action>): void => {
      const { detail } = event;
      if (detail.type !== 'select' || own) return;
      event.stopPropagation();
      this.do({ type: 'select', selection: { ...selection, ...detail.selection } });
    };
    return part(
      'sentences',
      () =>
        html`<focus-view
          class="focus"
          aria-label=${titleText(selection, frame.maps)}
          .frame=${frame}
          .selection=${selection}
          .as=${state.attention}
          .lesson=${state.lesson}
          @vamos-action=${select}
        ></focus-view>`,
    );
  }

  private loss(): unknown {
    const { state, settings } = this;
    const locked = settings.locked.includes('time') || !settings.controls.includes('time');
    const empty = html`<p class="hint">${t('chart.empty')}</p>`;
    if (state.phase !== 'training' && state.losses.length + state.previousLosses.length === 0) return empty;
    return html`<div class="embed-chart" ?inert=${locked}>
      ${part('chart', () => html`<time-line .state=${state}></time-line>`, empty)}
    </div>`;
  }

  /** How a number that was pressed was made. */
  private arithmetic(): unknown {
    const { state } = this;
    if (state.explaining === null || state.frame === null) return nothing;
    return html`<section class="arithmetic embed-arithmetic wrap">
      ${part('arithmetic', () => html`<arithmetic-panel .state=${state}></arithmetic-panel>`)}
    </section>`;
  }

  /** What a stage of the machine does, beside the name that was pressed. */
  private note(): unknown {
    const { machine, opened } = this.state;
    if (machine.note === null || !opened) return nothing;
    return part('machine', () => html`<stage-note .note=${machine.note} .config=${opened.config}></stage-note>`);
  }
}
