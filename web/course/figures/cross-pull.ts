import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-cross.css';
import '../../styles/course-cross-pull.css';
import type { Redirect } from '../../engine/messages';
import { rich, t } from '../../i18n';
import { probability, weight } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { palette, shadeOf } from '../../views/heat/palette';
import { shade } from '../../views/paint';
import { properties } from '../../views/styled';
import { typeset, word } from '../../views/view';
import { CROSSED, looksOf, pulled, type Looks } from '../cross';
import { END } from '../../engine/tokens';
import { momentOf } from '../output';
import { Figure } from './figure';
import { sentenceChoice } from './sentence-choice';

/** So many rows are on show; a model that finds no end has its first ones counted. */
const ROWS = 8;
/** Words of a translation in one line. */
const LINE = 7;
const TOP = 4;
/** How far a finger goes for a whole share, in px; and what a key adds. */
const WAY = 180;
const KEYS: Record<string, number> = {
  ArrowRight: 0.05,
  ArrowUp: 0.05,
  ArrowLeft: -0.05,
  ArrowDown: -0.05,
  PageUp: 0.25,
  PageDown: -0.25,
  Home: -1,
  End: 1,
};

interface Drag {
  place: number;
  column: number;
  x: number;
  /** The row as it was when the finger came down. */
  row: readonly number[];
}

/** The cross-attention of the model's own translation. A cell that is pulled takes from the others of its row, and the model writes what it then reads. */
@customElement('cross-pull')
export class CrossPull extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  /** The row whose cells can be moved by keys, and the cell that was touched last. */
  @state() private place = 0;
  @state() private column = 0;
  /** Shares that are asked for: the newest are shown before the engine has answered. */
  @state() private wanted: readonly Redirect[] = [];
  private drag: Drag | null = null;
  private moment = '';

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const moment = momentOf(this.state);
    if (moment !== this.moment) [this.wanted, this.drag] = [[], null];
    this.moment = moment;
  }

  override render(): TemplateResult {
    const looks = looksOf(this.state);
    if (looks === null) return html`<div class="figure-waiting"></div>`;
    const frame = this.state.frame!;
    const source = frame.written.source.map(({ token }) => token);
    const count = Math.min(ROWS, looks.tokens.length);
    const place = Math.min(this.place, count - 1);
    return html`<div class="cross-pull ${this.lit ?? ''}" ${properties({ '--words': source.length, '--rows': ROWS })}>
      ${sentenceChoice(CROSSED, frame.probe.source, (text) => this.send({ type: 'translate', text }))}
      ${this.translations(looks)}
      <div class="pull-room">
        <table class="pull-table" aria-label=${t('kind.cross')}>
          <thead>
            <tr>
              <th scope="col" class="pull-head">${t('figure.pull.writes')}</th>
              ${source.map((token) => html`<th scope="col">${word(token)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${looks.tokens.slice(0, count).map((token, row) => this.row(looks, source, token, row, place))}
          </tbody>
        </table>
      </div>
      ${this.below(looks, source, place)}
    </div>`;
  }

  /** What the model writes by itself, and what it writes now. */
  private translations(looks: Looks): TemplateResult {
    const own = looksOf(this.state, true)!.tokens;
    const line = (tokens: readonly string[]): unknown => {
      const words = tokens.filter((token) => token !== END);
      return html`${words.slice(0, LINE).map((token) => html`${word(token)} `)}${words.length > LINE ? '…' : nothing}`;
    };
    return html`<dl class="pull-lines">
      <div>
        <dt>${t('figure.pull.own')}</dt>
        <dd>${line(own)}</dd>
      </div>
      <div class="pull-now">
        <dt>${t('figure.pull.now')}</dt>
        <dd><span role="status">${this.state.redirected ? line(looks.tokens) : t('number.none')}</span></dd>
      </div>
    </dl>`;
  }

  private row(looks: Looks, source: readonly string[], token: string, row: number, place: number): TemplateResult {
    const on = row === place;
    const moved = this.wanted.some((one) => one.place === row);
    return html`<tr class="${on ? 'on' : ''} ${moved ? 'moved' : ''}">
      <th scope="row">
        <button type="button" aria-pressed=${on ? 'true' : 'false'} @click=${() => (this.place = row)}>
          ${word(token)}
        </button>
      </th>
      ${this.shares(looks, row).map((share, column) => {
        const text = weight(share, source.length, 2);
        const step = shadeOf(share);
        const { css, ink } = palette(shade());
        const look = { '--weight': css[step]!, '--on-weight': ink[step]!, '--share': share };
        return html`<td>
          <div
            class="pull-cell"
            role=${on ? 'slider' : nothing}
            tabindex=${on ? 0 : nothing}
            aria-label=${on ? t('figure.pull.share', { word: typeset(source[column]!) }) : nothing}
            aria-valuemin=${on ? 0 : nothing}
            aria-valuemax=${on ? 100 : nothing}
            aria-valuenow=${on ? Math.round(100 * share) : nothing}
            aria-valuetext=${on ? text : nothing}
            aria-disabled=${on && !this.free ? 'true' : nothing}
            ${properties(look)}
            @pointerdown=${(event: PointerEvent) => this.take(event, row, column)}
            @pointermove=${this.pull}
            @pointerup=${this.letGo}
            @pointercancel=${this.letGo}
            @focus=${() => on && (this.column = column)}
            @keydown=${(event: KeyboardEvent) => this.key(event, row, column)}
          >
            ${text}
          </div>
        </td>`;
      })}
    </tr>`;
  }

  /** What may follow at the chosen place, and the ways without a drag. */
  private below(looks: Looks, source: readonly string[], place: number): TemplateResult {
    const column = Math.min(this.column, source.length - 1);
    const all = rich('figure.pull.all', { word: word(source[column]!) });
    return html`<div class="pull-below">
        <ol class="pull-top" aria-label=${t('figure.pull.top')}>
          ${(looks.top[place] ?? []).slice(0, TOP).map(
            (one) =>
              html`<li>
                ${word(one.token)}
                <span class="pull-bar" ${properties({ '--share': one.probability })}></span>
                <span class="p">${probability(one.probability)}</span>
              </li>`,
          )}
        </ol>
        <p class="figure-buttons">
          <button
            type="button"
            class="quiet-button"
            ?disabled=${!this.free}
            @click=${() => this.set(place, this.shares(looks, place), column, 1)}
          >
            ${all}
          </button>
          <button type="button" class="quiet-button" ?disabled=${this.wanted.length === 0} @click=${this.back}>
            ${t('figure.pull.back')}
          </button>
        </p>
      </div>
      <p class="pull-hint">${t('figure.pull.hint')}</p>`;
  }

  /** While the weights change nothing can be asked of them. */
  private get free(): boolean {
    return this.state.phase === 'ready';
  }

  private shares(looks: Looks, row: number): readonly number[] {
    return this.wanted.find((one) => one.place === row)?.shares ?? looks.rows[row]!;
  }

  private take(event: PointerEvent, place: number, column: number): void {
    if (event.button !== 0 || !this.free) return;
    [this.place, this.column] = [place, column];
    this.drag = { place, column, x: event.clientX, row: this.shares(looksOf(this.state)!, place) };
    const cell = event.currentTarget as HTMLElement;
    cell.setPointerCapture(event.pointerId);
    // A cell of another row can have the focus only once its row is the chosen one.
    void this.updateComplete.then(() => cell.focus({ preventScroll: true }));
  }

  private readonly pull = ({ clientX }: PointerEvent): void => {
    if (!this.drag) return;
    const { place, column, x, row } = this.drag;
    if (clientX !== x || this.wanted.some((one) => one.place === place))
      this.set(place, row, column, row[column]! + (clientX - x) / WAY);
  };

  private readonly letGo = (): void => {
    this.drag = null;
  };

  private key(event: KeyboardEvent, place: number, column: number): void {
    const by = KEYS[event.key];
    if (by === undefined || !this.free || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const row = this.shares(looksOf(this.state)!, place);
    this.set(place, row, column, row[column]! + by);
  }

  /** What stands after a changed place is written anew, so that what was moved there belongs to no row any more. */
  private set(place: number, row: readonly number[], column: number, share: number): void {
    const shares = pulled(row, column, Math.min(1, Math.max(0, share)));
    this.wanted = [...this.wanted.filter((one) => one.place < place), { place, shares }];
    this.send({ type: 'redirect', redirects: this.wanted });
  }

  private readonly back = (): void => {
    this.wanted = [];
    this.send({ type: 'redirect', redirects: [] });
  };
}
