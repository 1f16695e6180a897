import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../styles/help.css';
import { t, type Key } from '../i18n';
import { KEYS } from '../state/keys';
import { icons } from './icons';
import { View } from './view';

/** Keys that a part of the page has for itself; what they are called is the same in both languages where it is a sign. */
const PLACES = ['heatmap', 'scrubber', 'numbers', 'experiments'] as const;

/** Everything that the keyboard can do, over the page. */
@customElement('help-sheet')
export class HelpSheet extends View {
  @property({ type: Boolean }) letters = true;
  private isShut = false;

  override render(): TemplateResult {
    return html`<dialog
      class="help"
      aria-labelledby="help-title"
      @cancel=${this.cancel}
      @close=${this.shut}
      @keydown=${this.key}
    >
      <header>
        <h2 id="help-title">${t('help.title')}</h2>
        <button type="button" aria-label=${t('help.close')} title=${t('help.close')} @click=${this.close}>
          ${icons.close}
        </button>
      </header>
      <h3>${t('help.everywhere')}</h3>
      <dl>
        ${KEYS.map((key) => this.line(key === '?' ? key : key.toUpperCase(), `help.key.${key}` as Key))}
        ${this.line('Esc', 'help.escape')} ${this.line('Tab', 'help.tab')}
      </dl>
      <h3>${t('help.places')}</h3>
      <dl class="places">
        ${PLACES.map(
          (place) =>
            html`<dt>${t(`help.place.${place}`)}</dt>
              <dd>${t(`help.keys.${place}`)}</dd>`,
        )}
      </dl>
      <label class="letters">
        <input
          type="checkbox"
          role="switch"
          .checked=${this.letters}
          @change=${(event: Event) => this.send({ type: 'letter-keys', on: (event.target as HTMLInputElement).checked })}
        />
        <span>${t('help.letters')}</span>
      </label>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')!.showModal();
  }

  private close(): void {
    this.querySelector('dialog')!.close();
    this.shut();
  }

  private cancel(event: Event): void {
    event.preventDefault();
    this.close();
  }

  /** At once and only once: the browser tells of the closing later, and until then a key that opens the sheet would be lost. */
  private shut(): void {
    if (this.isShut) return;
    this.isShut = true;
    this.send({ type: 'help', open: false });
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== '?') return;
    event.preventDefault();
    this.close();
  }

  private line(sign: string, key: Key): TemplateResult {
    return html`<dt><kbd>${sign}</kbd></dt>
      <dd>${t(key)}</dd>`;
  }
}
