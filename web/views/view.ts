import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { onLanguage, t } from '../i18n';
import { send, type Action } from '../state/actions';
import { onShade } from './paint';
import { onPart } from './parts';

/**
 * The base of every element here. It renders into the page itself, not into a shadow tree: labels and live regions must find
 * each other by id, wires are measured across elements, and one style sheet serves all.
 */
export abstract class View extends LitElement {
  private stops: (() => void)[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const again = (): void => this.requestUpdate();
    this.stops = [onLanguage(again), onShade(again), onPart(again)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
    this.stops = [];
  }

  protected send(action: Action): void {
    send(this, action);
  }
}

/** From this length on a word may be cut where it stands: its title has it whole. */
const LONG = 9;

/** A token as it is set everywhere: words in the serif, `<EOS>` and its kind in the mono. */
export function word(token: string): TemplateResult {
  return /^<[A-Z]+>$/.test(token)
    ? html`<span class="special">${token}</span>`
    : html`<bdi class="word" title=${token.length > LONG ? typeset(token) : nothing}>${typeset(token)}</bdi>`;
}

/** A number that tells how it was made when it is pressed. */
export function numberButton(text: string, press: () => void): TemplateResult {
  return html`<button type="button" class="term" title=${t('explain.entry')} @click=${press}>${text}</button>`;
}

/** The tokenizer writes every apostrophe straight; a printed word has a curved one. Its mark of a number's later pieces is left out. */
export function typeset(token: string): string {
  return token.replace(/^##(?=\d+$)/, '').replaceAll("'", '\u2019');
}

/** Sets custom properties from code: a `style` attribute would need its own permission in the security policy. */
export function setProperties(element: HTMLElement, values: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(values)) {
    const text = String(value);
    if (element.style.getPropertyValue(name) !== text) element.style.setProperty(name, text);
  }
}
