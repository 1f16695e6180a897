import '../styles/new-version.css';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { language, t } from '../i18n';
import en from '../i18n/en/offline';
import es from '../i18n/es/offline';
import { icons } from '../views/icons';
import { View } from '../views/view';
import { kept } from './kept';

/** Both languages at once: when they are wanted, the host may no longer have what this page would fetch. */
const TEXTS = { en, es } as const;
type Sentence = 'offline.ready' | 'offline.stale' | 'offline.unkept';

/** One quiet line above the page, with the way to its newer version. */
@customElement('new-version')
export class NewVersion extends View {
  @property() sentence: Sentence = 'offline.ready';
  @property({ attribute: false }) accept: () => void = () => undefined;
  @state() private pressed = false;

  override render(): TemplateResult {
    const texts = TEXTS[language()];
    return html`<div class="wrap" role="status">
      <p>${texts[this.sentence]}</p>
      <button type="button" class="quiet-button" ?disabled=${this.pressed} @click=${() => void this.press()}>
        ${texts['offline.reload']}
      </button>
      <button type="button" class="shut" aria-label=${t('notice.close')} @click=${() => this.remove()}>
        ${icons.close}
      </button>
    </div>`;
  }

  private async press(): Promise<void> {
    this.pressed = true;
    // Who has been told that the model would be lost, and presses again, has decided.
    if (this.sentence === 'offline.unkept' || (await kept())) this.accept();
    else {
      this.sentence = 'offline.unkept';
      this.pressed = false;
    }
  }
}

/** Says it, in place of what was said before. */
export function offer(sentence: Sentence, accept: () => void): void {
  const line = document.querySelector<NewVersion>('new-version') ?? new NewVersion();
  line.sentence = sentence;
  line.accept = accept;
  if (!line.isConnected) document.body.prepend(line);
}
