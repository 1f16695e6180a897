import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { PROTOCOL } from '../../embed/protocol';
import { t } from '../../i18n';
import { integer, share } from '../../i18n/format';
import { setProperties, View } from '../view';
import { SANDBOX } from './snippets';

/** Until the embed has said how high it is. */
export const FIRST_HEIGHT = 420;

/** An embed at the size that it is to have, made smaller where there is not so much room. */
@customElement('frame-preview')
export class FramePreview extends View {
  /** Another address begins another frame: one that changes its own would leave a way back in the page's history. */
  @property() address = '';
  @property() name = '';
  @property({ type: Number }) width = 640;
  /** Null is as high as what is in it. */
  @property({ attribute: false }) height: number | null = null;
  /** As high at most, unless a height is given. */
  @property({ attribute: false }) most = Infinity;
  @state() private natural = FIRST_HEIGHT;
  @state() private room = 0;
  private readonly size = new ResizeObserver(() => this.look());

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.hear);
    this.size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('message', this.hear);
    this.size.disconnect();
  }

  override render(): TemplateResult {
    const height = this.shownHeight();
    const scale = this.scale();
    return html`<div class="embed-frame">
        ${keyed(this.address, html`<iframe src=${this.address} title=${this.name} sandbox=${SANDBOX}></iframe>`)}
      </div>
      <p class="hint">
        ${t('embed.preview.size', { width: integer(this.width), height: integer(height) })}
        ${scale < 1 ? t('embed.preview.scaled', { share: share(scale) }) : ''}
      </p>`;
  }

  protected override updated(): void {
    setProperties(this, {
      '--frame-width': `${this.width}px`,
      '--frame-height': `${this.shownHeight()}px`,
      '--frame-scale': this.scale(),
    });
  }

  private shownHeight(): number {
    return this.height ?? Math.min(this.natural, this.most);
  }

  private scale(): number {
    return this.room === 0 ? 1 : Math.min(1, this.room / this.width);
  }

  private look(): void {
    this.room = this.clientWidth;
  }

  private readonly hear = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.querySelector('iframe')?.contentWindow) return;
    const said = event.data as { vamos?: unknown; type?: unknown; height?: unknown } | null;
    if (said?.vamos !== PROTOCOL || said.type !== 'height' || typeof said.height !== 'number') return;
    this.natural = said.height;
    this.dispatchEvent(new CustomEvent('measured', { detail: said.height }));
  };
}
