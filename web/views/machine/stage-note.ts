import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../styles/stage-note.css';
import type { ModelConfig } from '../../engine/types';
import { t, type Key } from '../../i18n';
import { integer } from '../../i18n/format';
import { icons } from '../icons';
import { View } from '../view';
import { formula } from './formulas';

/** From here on a note floats beside what it is about; on a narrower page it stands below it. */
const FLOATS = matchMedia('(min-width: 700px)');
const GAP = 8;

/**
 * What a stage does and why, and its formula, at the button that was pressed. It is drawn into a sheet of its own, which goes
 * where the button is; this element only marks that one is open.
 */
@customElement('stage-note')
export class StageNote extends View {
  @property() note = '';
  @property({ attribute: false }) config!: ModelConfig;
  private readonly sheet = document.createElement('div');
  private anchor: HTMLElement | null = null;
  private readonly moved = new ResizeObserver(() => this.place());

  protected override createRenderRoot(): HTMLElement {
    const { sheet } = this;
    sheet.className = 'stage-note';
    sheet.setAttribute('role', 'dialog');
    sheet.setAttribute('aria-labelledby', 'stage-note-name');
    sheet.tabIndex = -1;
    sheet.addEventListener('keydown', this.key);
    return sheet;
  }

  override render(): TemplateResult {
    const name = this.note.split(':')[0]!;
    return html`<p class="name" id="stage-note-name">${t(`noteName.${name}` as Key)}</p>
      <button type="button" class="shut" aria-label=${t('stageNote.close')} @click=${() => this.close(true)}>
        ${icons.close}
      </button>
      <p>${t(`stageNote.${variant(name, this.config)}` as Key, this.places())}</p>
      ${formula(name, this.config)} ${extras(name, this.config).map((key) => html`<p class="aside">${t(key)}</p>`)}`;
  }

  private places(): Record<string, string> {
    const { config } = this;
    return {
      start: config.startToken === 'bos' ? '<BOS>' : '<EOS>',
      d: integer(config.dModel),
      ff: integer(config.dFf),
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.outside);
    document.addEventListener('keydown', this.escape);
    this.moved.observe(document.documentElement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.outside);
    document.removeEventListener('keydown', this.escape);
    this.moved.disconnect();
    this.leave();
    this.sheet.remove();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('note')) {
      this.leave();
      // A stage may have its name at two places, one for a wide page and one for a narrow one.
      const all = [...document.querySelectorAll<HTMLElement>(`[data-note="${this.note}"]`)];
      this.anchor = all.find((button) => button.offsetParent !== null) ?? null;
      if (this.anchor) {
        this.anchor.setAttribute('aria-expanded', 'true');
        this.moved.observe(this.anchor);
      }
      this.place();
      this.sheet.focus({ preventScroll: FLOATS.matches });
      return;
    }
    this.place();
  }

  private leave(): void {
    if (!this.anchor) return;
    this.moved.unobserve(this.anchor);
    this.anchor.setAttribute('aria-expanded', 'false');
    this.anchor = null;
  }

  private place(): void {
    const { anchor, sheet } = this;
    if (!anchor?.isConnected) {
      // What it was about is gone.
      if (this.isConnected) this.send({ type: 'stage-note', open: null });
      return;
    }
    // Over the bar, which stays where it is while the page scrolls, there is room on a phone too.
    const bar = document.querySelector('transport-bar');
    const fixed = bar?.contains(anchor) ?? false;
    const floats = fixed || FLOATS.matches;
    sheet.classList.toggle('floats', floats);
    sheet.classList.toggle('fixed', fixed);
    const figure = anchor.closest('.stage, .figure, .tools, number-matrix') ?? anchor;
    if (floats ? sheet.parentNode !== this : sheet.previousSibling !== figure) {
      const focused = sheet.contains(document.activeElement);
      if (floats) this.append(sheet);
      else figure.after(sheet);
      if (focused) sheet.focus({ preventScroll: true });
    }
    if (!floats) return;
    const box = anchor.getBoundingClientRect();
    const left = Math.max(
      GAP,
      Math.min(box.left - GAP * 2, document.documentElement.clientWidth - sheet.offsetWidth - GAP),
    );
    const floor = bar?.getBoundingClientRect().top ?? innerHeight;
    if (fixed) {
      sheet.style.left = `${left}px`;
      sheet.style.top = `${Math.max(GAP, floor - GAP - sheet.offsetHeight)}px`;
      return;
    }
    const below = box.bottom + GAP;
    const above = box.top - GAP - sheet.offsetHeight;
    const top = below + sheet.offsetHeight > floor && above > 0 ? above : below;
    sheet.style.left = `${left + scrollX}px`;
    sheet.style.top = `${top + scrollY}px`;
  }

  private close(back: boolean): void {
    const { anchor } = this;
    this.send({ type: 'stage-note', open: null });
    if (back) anchor?.focus({ preventScroll: true });
  }

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.close(true);
  };

  /** Tab leads from the note back to where it was opened: it stands elsewhere in the page's order. */
  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab') return;
    const shut = this.sheet.querySelector<HTMLElement>('.shut')!;
    event.preventDefault();
    if (!event.shiftKey && document.activeElement !== shut) shut.focus();
    else this.close(true);
  };

  private readonly outside = (event: Event): void => {
    const target = event.target as Node;
    if (this.sheet.contains(target) || this.anchor?.contains(target)) return;
    const { anchor } = this;
    this.close(false);
    // Where nothing else takes the focus it goes back.
    setTimeout(() => {
      if (document.activeElement?.matches('body, main')) anchor?.focus({ preventScroll: true });
    });
  };
}

/** The sentences that fit the model as it is configured. */
export function variant(name: string, config: ModelConfig): string {
  switch (name) {
    case 'position':
      return `position.${config.position}`;
    case 'score':
      return `score.${config.similarity}`;
    case 'norm':
      return `norm.${config.norm}`;
    case 'feedForward':
      return `feedForward.${config.activation}`;
    default:
      return name;
  }
}

/** What the letters of a formula stand for, where it cannot say so itself. */
function extras(name: string, { similarity }: ModelConfig): Key[] {
  const found: Key[] = [];
  if (name.startsWith('attention.') && (similarity === 'cosine' || similarity === 'euclidean'))
    found.push(`stageNote.scores.${similarity}`);
  if (name === 'attention.decoder') found.push('stageNote.mask');
  if (name === 'gradient') found.push('stageNote.gradient.width');
  return found;
}
