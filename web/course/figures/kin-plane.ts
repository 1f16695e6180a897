import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import { share } from '../../i18n/format';
import { finished, type AppState } from '../../state/state';
import { onAxes, principalAxes, type Axes } from '../geometry';
import { kindRows, shareOfKin, SOURCE_TABLE } from '../tables';
import { KIND_NAMES, kindOf } from '../word-kinds';
import type { Key } from '../../i18n';
import { Figure } from './figure';
import './word-plane';

/** What the figure says when the trained words of a kind are named. */
export const kindSeen = (kind: string): string => `kind:${kind}`;

/** All words of a lesson in the plane in which they differ most; one kind of words is named. */
@customElement('kin-plane')
export class KinPlane extends Figure {
  @property({ attribute: false }) state!: AppState;
  @state() private kind = KIND_NAMES[0]!;
  private axes: Axes | null = null;
  private reach = 0;
  private session = -1;

  override render(): TemplateResult {
    const { frame, opened } = this.state;
    const table = frame?.numbers[SOURCE_TABLE];
    if (!frame || !opened || !table) return html`<div class="figure-waiting"></div>`;
    if (this.session !== frame.session || frame.step === 0) [this.axes, this.reach] = [null, 0];
    this.session = frame.session;
    const { sourceVocabulary } = opened.summary;
    const rows = kindRows(this.state);
    const width = opened.config.dModel;
    this.axes = principalAxes(table, width, rows, this.axes);
    const places = onAxes(table, width, rows, this.axes);
    // The plane grows with the words and does not shrink under them: what moves is the words.
    this.reach = Math.max(this.reach, ...places.map(({ x, y }) => Math.max(Math.abs(x) * 0.62, Math.abs(y))));
    const points = places.map((place, index) => {
      const token = sourceVocabulary[rows[index]!]!;
      return { ...place, token, named: kindOf.get(token) === this.kind };
    });
    const near = shareOfKin(this.state)!;
    return html`<div class="kin-plane">
      <word-plane .points=${points} .reach=${this.reach} .label=${t('figure.plane.label')}></word-plane>
      <div class="kinds" role="group" aria-label=${t('figure.kin.choose')}>
        ${KIND_NAMES.map(
          (kind) =>
            html`<button
              type="button"
              class="quiet-button"
              aria-pressed=${kind === this.kind ? 'true' : 'false'}
              @click=${() => (this.kind = kind)}
            >
              ${t(`figure.kind.${kind}` as Key)}
            </button>`,
        )}
      </div>
      <p class="kin-share">
        <span>${t('figure.kin.share')}</span>
        <b data-number="kin">${share(near)}</b>
      </p>
    </div>`;
  }

  override updated(): void {
    if (finished(this.state)) this.saw(kindSeen(this.kind));
  }
}
