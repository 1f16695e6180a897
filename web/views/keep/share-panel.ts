import '../../styles/keep.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import { errorText } from '../../i18n/errors';
import { integer, listParts } from '../../i18n/format';
import { ownFile } from '../../embed/own-file';
import { LONGEST_HASH } from '../../state/hash';
import { linkOf, type AppState } from '../../state/state';
import { View } from '../view';
import './embed-part';
import './torch-part';

/** A link to this very state, and the model as a file. */
@customElement('share-panel')
export class SharePanel extends View {
  @property({ attribute: false }) state!: AppState;
  @state() private said: 'copied' | 'selected' | null = null;
  @state() private dragging = false;
  @query('#share-link') private field!: HTMLInputElement | null;
  private asked = '';

  override updated(): void {
    const { phase, kept } = this.state;
    const of = linkOf(this.state);
    if (
      ownFile() !== null ||
      phase !== 'ready' ||
      this.state.frame === null ||
      kept.link?.of === of ||
      this.asked === of
    )
      return;
    this.asked = of;
    this.said = null;
    this.send({ type: 'link-make' });
  }

  override render(): TemplateResult {
    return html`<div class="share-panel">
      ${ownFile() === null ? this.link() : this.copyOfPage()} ${this.file()}
      <embed-part .state=${this.state}></embed-part>
      <torch-part .state=${this.state}></torch-part>
    </div>`;
  }

  private link(): TemplateResult {
    const { kept, phase } = this.state;
    const link = phase === 'ready' && kept.link?.of === linkOf(this.state) ? kept.link : null;
    return html`<section aria-labelledby="share-link-title">
      <h2 id="share-link-title">${t('share.link.title')}</h2>
      ${
        link
          ? html`<p class="share-what" id="share-what">
                ${t(`share.holds.${link.holds}`, { step: integer(this.state.frame?.step ?? 0) })}
                ${link.holds === 'recipe' && this.state.variant === 'relaxed' ? t('share.turbo') : nothing}
              </p>
              ${this.own(link.own)}
              <div class="share-row">
                <input
                  id="share-link"
                  readonly
                  aria-label=${t('share.link.label')}
                  aria-describedby="share-what share-own"
                  .value=${link.address}
                  @focus=${() => this.field?.select()}
                />
                <button type="button" class="solid" @click=${() => void this.copy(link.address)}>
                  ${t('share.copy')}
                </button>
              </div>
              <p class="hint" role="status">
                ${t('share.length', { count: integer(link.length), limit: integer(LONGEST_HASH) })}
                ${this.said ? t(`share.said.${this.said}`) : nothing}
              </p>`
          : html`<p class="share-what" role="status">${this.waiting()}</p>`
      }
    </section>`;
  }

  /** Where the page is a file there is no address to pass on: the file itself is. */
  private copyOfPage(): TemplateResult {
    return html`<section aria-labelledby="share-copy-title">
      <h2 id="share-copy-title">${t('share.file.copy.title')}</h2>
      <p class="share-what">${t('share.file.copy.explain')}</p>
      <div class="share-row">
        <button
          type="button"
          class="solid"
          ?disabled=${this.state.phase !== 'ready'}
          @click=${() => this.send({ type: 'copy-save' })}
        >
          ${t('share.file.copy.save')}
        </button>
      </div>
    </section>`;
  }

  /** Who passes a link on has to know that there are words of his own in it. */
  private own({ pairs, sentence }: NonNullable<AppState['kept']['link']>['own']): unknown {
    const what = [
      ...(pairs > 0 ? [t(pairs === 1 ? 'share.own.pair' : 'share.own.pairs', { count: integer(pairs) })] : []),
      ...(sentence ? [t('share.own.sentence')] : []),
    ];
    if (what.length === 0) return nothing;
    const listed = listParts(what.length).map((part) => (typeof part === 'number' ? what[part]! : part));
    return html`<p class="share-what share-own" id="share-own">${t('share.own', { what: listed.join('') })}</p>`;
  }

  private waiting(): string {
    const { kept, phase } = this.state;
    if (phase === 'training') return t('share.training');
    return kept.linkFailure ? errorText(kept.linkFailure) : t('share.making');
  }

  private file(): TemplateResult {
    const { fileFailure, unkept } = this.state.kept;
    return html`<section
      class=${this.dragging ? 'dragging' : ''}
      aria-labelledby="share-file-title"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.dragging = true;
      }}
      @dragleave=${() => {
        this.dragging = false;
      }}
      @drop=${this.drop}
    >
      <h2 id="share-file-title">${t('share.file.title')}</h2>
      <p class="share-what">${t('share.file.explain')}</p>
      <div class="share-row">
        <button type="button" class="quiet-button" @click=${() => this.send({ type: 'file-save' })}>
          ${t('share.file.save')}
        </button>
        <label class="file">
          <input type="file" accept=".safetensors" @change=${this.choose} />
          <span>${t('share.file.open')}</span>
        </label>
      </div>
      ${unkept ? html`<p class="wrong" role="status">${errorText(unkept)}</p>` : nothing}
      <div role="alert">${fileFailure ? html`<p class="wrong">${errorText(fileFailure)}</p>` : nothing}</div>
    </section>`;
  }

  private async copy(address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      this.said = 'copied';
    } catch {
      // Not allowed, or not there without https: the reader's own keys can.
      this.field?.focus();
      this.field?.select();
      this.said = 'selected';
    }
  }

  private choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    if (file) this.send({ type: 'file-open', file });
  }

  private drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging = false;
    const file = event.dataTransfer?.files[0];
    if (file) this.send({ type: 'file-open', file });
  }
}
