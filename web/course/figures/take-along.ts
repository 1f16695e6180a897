import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/course-build.css';
import { t } from '../../i18n';
import { errorText } from '../../i18n/errors';
import { ACTION, type Action } from '../../state/actions';
import type { AppState } from '../../state/state';
import '../../views/keep/torch-part';
import { part } from '../../views/parts';
import { pastTheMark } from '../build';
import { Figure } from './figure';

/** The chapter's model as a file, the program that goes on with it, and what to type: as the lab offers them. */
@customElement('take-along')
export class TakeAlong extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  private shown: AppState | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener(ACTION, this.noted);
    this.addEventListener('click', this.pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener(ACTION, this.noted);
    this.removeEventListener('click', this.pressed);
  }

  private readonly noted = (event: Event): void => {
    if ((event as CustomEvent<Action>).detail.type === 'file-save' && pastTheMark(this.state)) this.saw('saved:model');
  };

  private readonly pressed = (event: Event): void => {
    if ((event.target as Element).closest('a[download]')) this.saw('saved:program');
  };

  override render(): TemplateResult {
    if (this.state.frame) this.shown = this.state;
    const { shown } = this;
    const { fileFailure } = this.state.kept;
    return html`<div class="take-along ${this.lit ?? ''}">
      ${shown ? part('share', () => html`<torch-part .state=${shown} .named=${false}></torch-part>`, waiting) : waiting}
      <div role="alert">${fileFailure ? html`<p class="wrong">${errorText(fileFailure)}</p>` : nothing}</div>
      <p class="take-hint">${pastTheMark(this.state) ? nothing : t('figure.take.first')}</p>
    </div>`;
  }
}

const waiting = html`<div class="figure-waiting"></div>`;
