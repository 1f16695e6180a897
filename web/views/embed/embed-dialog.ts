import '../../styles/embed-dialog.css';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { version } from '../../../package.json';
import { withAddress } from '../../embed/own-file';
import { t, type Key } from '../../i18n';
import { integer } from '../../i18n/format';
import { LONGEST_HASH } from '../../state/hash';
import { download } from '../../state/keep/download';
import type { AppState } from '../../state/state';
import { icons } from '../icons';
import { View } from '../view';
import { fileHashOf, firstChoices, hashOf, KINDS, obstacle, payloadOf, type Choices } from './choices';
import './embed-form';
import { FIRST_HEIGHT } from './frame-preview';
import { elementSnippet, iframeSnippet } from './snippets';

/** A frame that is higher scrolls: with its buttons always in sight, which would else be below the window's end. */
const MOST_HEIGHT = 720;

type Said = 'copied' | 'selected' | 'saved' | 'failed';

/** Makes what a teacher pastes into a page of a course, and shows it as it will be there. */
@customElement('embed-dialog')
export class EmbedDialog extends View {
  @property({ attribute: false }) state!: AppState;
  @state() private choices!: Choices;
  @state() private measured = FIRST_HEIGHT;
  @state() private said: Said | null = null;
  @query('#embed-snippet') private field!: HTMLTextAreaElement | null;
  private isShut = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.choices = firstChoices(this.state);
  }

  override render(): TemplateResult {
    const { choices } = this;
    const payload = payloadOf(this.state);
    return html`<dialog
      class="embed-dialog"
      aria-labelledby="embed-title"
      @cancel=${this.cancel}
      @close=${this.shut}
      @keydown=${(event: Event) => event.stopPropagation()}
    >
      <header>
        <h2 id="embed-title">${t('embed.title')}</h2>
        <button type="button" aria-label=${t('embed.close')} title=${t('embed.close')} @click=${this.close}>
          ${icons.close}
        </button>
      </header>
      <div class="embed-choices">
        ${this.kinds()}
        <embed-form
          .choices=${choices}
          .able=${payload !== null}
          @choose=${(event: CustomEvent<Partial<Choices>>) => this.choose(event.detail)}
        ></embed-form>
      </div>
      <div class="embed-result">${this.result(payload)}</div>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')!.showModal();
  }

  private choose(change: Partial<Choices>): void {
    const choices = { ...this.choices, ...change };
    // The weights are those of the lesson that is open.
    const other = choices.lesson !== this.state.lesson || choices.chapter !== null;
    this.choices = other && choices.start === 'weights' ? { ...choices, start: 'untrained' } : choices;
    this.said = null;
  }

  private kinds(): TemplateResult {
    const { kind } = this.choices;
    return html`<fieldset class="embed-kinds">
      <legend>${t('embed.kind')}</legend>
      ${KINDS.map(
        (one) =>
          html`<label>
            <input
              type="radio"
              name="embed-kind"
              .checked=${one === kind}
              @change=${() => this.choose({ kind: one })}
            />
            <span>${t(`embed.kind.${one}`)} <small>${t(`embed.about.${one}`)}</small></span>
          </label>`,
      )}
    </fieldset>`;
  }

  private result(payload: string | null): TemplateResult {
    const stands = obstacle(this.choices, payload);
    if (stands !== null) return html`<p class="wrong" role="status">${t(`embed.obstacle.${stands}`)}</p>`;
    const { kind } = this.choices;
    return html`${kind === 'file' ? this.file(payload) : this.snippet(payload)}
      <section aria-label=${t('embed.preview')}>
        <h3>${t('embed.preview')}</h3>
        ${this.preview(payload)}
      </section>`;
  }

  private preview(payload: string | null): TemplateResult {
    const { kind, width, height } = this.choices;
    return html`<frame-preview
      .address=${`./embed.html${hashOf(this.choices, payload)}`}
      .name=${t('embed.preview')}
      .width=${width}
      .height=${height}
      .most=${kind === 'element' ? Infinity : MOST_HEIGHT}
      @measured=${(event: CustomEvent<number>) => {
        this.measured = event.detail;
      }}
    ></frame-preview>`;
  }

  private snippet(payload: string | null): TemplateResult {
    const { kind, start, lesson, chapter, width, height } = this.choices;
    const hash = hashOf(this.choices, payload);
    const parts = {
      folder: new URL(`./${version}/`, location.href).href,
      hash,
      title: t('embed.frame', {
        what: chapter === null ? t(`lesson.${lesson}`) : t(`chapter.${chapter}.title` as Key),
      }),
      width,
    };
    const text =
      kind === 'element'
        ? elementSnippet({ ...parts, height })
        : iframeSnippet({ ...parts, height: height ?? Math.min(this.measured, MOST_HEIGHT) });
    return html`<section aria-labelledby="embed-snippet-title">
      <h3 id="embed-snippet-title">${t('embed.snippet')}</h3>
      <textarea
        id="embed-snippet"
        readonly
        rows="9"
        spellcheck="false"
        aria-labelledby="embed-snippet-title"
        .value=${text}
        @focus=${() => this.field?.select()}
      ></textarea>
      <div class="share-row">
        <button type="button" class="solid" @click=${() => void this.copy(text)}>${t('share.copy')}</button>
        ${this.status()}
      </div>
      <p class="hint">
        ${t(`embed.after.${kind === 'element' ? 'element' : 'iframe'}`, { version })}
        ${start === 'weights' ? t(`embed.holds.${this.state.kept.link?.holds ?? 'weights'}`) : nothing}
        ${hash.length > LONGEST_HASH ? t('embed.long', { count: integer(hash.length) }) : nothing}
      </p>
    </section>`;
  }

  private file(payload: string | null): TemplateResult {
    return html`<section aria-labelledby="embed-file-title">
      <h3 id="embed-file-title">${t('embed.file')}</h3>
      <p class="share-what">${t('embed.file.explain')}</p>
      <div class="share-row">
        <button type="button" class="solid" @click=${() => void this.save(fileHashOf(this.choices, payload))}>
          ${t('embed.file.save')}
        </button>
        ${this.status()}
      </div>
    </section>`;
  }

  private status(): TemplateResult {
    return html`<p class="hint" role="status">${this.said === null ? nothing : t(`embed.said.${this.said}`)}</p>`;
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = 'copied';
    } catch {
      // Not allowed, or not there without https: the reader's own keys can.
      this.field?.focus();
      this.field?.select();
      this.said = 'selected';
    }
  }

  /** The page in one file, with what it is to open written into it. */
  private async save(hash: string): Promise<void> {
    this.said = null;
    try {
      const answer = await fetch('./vamos.html');
      if (!answer.ok) throw new Error(`vamos.html: ${answer.status}`);
      const page = withAddress(await answer.text(), hash);
      download(new Blob([page], { type: 'text/html' }), `vamos-${this.choices.lesson}.html`);
      this.said = 'saved';
    } catch {
      this.said = 'failed';
    }
  }

  private close(): void {
    this.querySelector('dialog')!.close();
    this.shut();
  }

  private cancel(event: Event): void {
    event.preventDefault();
    this.close();
  }

  /** Once only: the browser tells of the closing too. */
  private shut(): void {
    if (this.isShut) return;
    this.isShut = true;
    this.dispatchEvent(new Event('shut'));
  }
}
