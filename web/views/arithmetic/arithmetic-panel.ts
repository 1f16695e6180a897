import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Inspected } from '../../engine/messages';
import { chainOf, explain, knownOf, reader, type Explanation } from '../../explain/explain';
import { recipeOf, type Form } from '../../explain/recipe';
import type { Reference } from '../../explain/reference';
import { t, type Key } from '../../i18n';
import { integer } from '../../i18n/format';
import '../../styles/arithmetic.css';
import type { AppState } from '../../state/state';
import { placesOf } from '../../state/wanted';
import { icons } from '../icons';
import { View } from '../view';
import { formulas } from './formulas';
import { kindOf, nameRich, nameText, placeText, roleOf, type Named } from './names';
import { printed, printedShare } from './numbers';
import type { Sheet } from './sheet';
import { symbolList, symbolsOf } from './symbols';
import { tableOf } from './tables';

/** What is made of no other number has none to follow. */
const ENDS: readonly string[] = ['learned', 'wave', 'off', 'masked'] satisfies Form[];

/** How the number that was asked for was made, and how one came to ask. */
@customElement('arithmetic-panel')
export class ArithmeticPanel extends View {
  @property({ attribute: false }) state!: AppState;
  /** The long tables that stand open. */
  @state() private open: ReadonlySet<string> = new Set();
  private readonly orders = new Map<string, readonly number[]>();
  private shown = '';
  private followed = false;
  /** The head is to be brought into view as soon as the number stands under it: before, the page may still move. */
  private coming = true;
  /** The number up to which the way was last brought into view. */
  private gone = '';
  /** Where the reader was before. */
  private readonly opener = document.activeElement;

  override render(): TemplateResult {
    const { explaining } = this.state;
    const ref = explaining?.stack.at(-1);
    const known = this.known();
    return html`<section class="made" aria-labelledby="made-title" @keydown=${this.key}>
      <header>
        <h2 id="made-title" tabindex="-1">${t('made.title')}</h2>
        ${this.way(known)}
        <button type="button" class="close" aria-label=${t('made.close')} title=${t('made.close')} @click=${this.close}>
          ${icons.close}
        </button>
      </header>
      ${
        known && ref && this.complete(known, ref)
          ? this.story(known, ref)
          : html`<p class="hint" role="status">${t('made.waiting')}</p>`
      }
    </section>`;
  }

  private known(): Named | null {
    const { explaining, opened, frame } = this.state;
    if (!explaining?.inspected || !opened || !frame) return null;
    const known = knownOf(opened.config, opened.summary, explaining.inspected);
    return { ...known, rows: placesOf(frame, explaining.run) };
  }

  /** What has come may still belong to the number before. */
  private complete(known: Named, ref: Reference): boolean {
    const { inspected } = this.state.explaining!;
    return chainOf(known, ref).every((one) => one.tensor in inspected!.tensors);
  }

  private story(known: Named, ref: Reference): TemplateResult {
    const inspected = this.state.explaining!.inspected!;
    const chain = chainOf(known, ref).map((one) => explain(known, one, reader(inspected)));
    const last = chain.at(-1)!;
    const { recipe, value } = last;
    const number = recipe.form === 'softmax' ? printedShare(value, recipe.scores.length) : printed(value);
    const place = placeText(ref);
    return html`<p class="what" data-tensor=${ref.tensor} data-index=${ref.index.join()}>
        <span class="name">${nameRich(known, ref)}</span>
        <b class="number ${roleOf(ref)}" data-value=${value}>${number.text}</b>
      </p>
      <p class="where">${place}${this.stale(inspected, place)}</p>
      <p class="why">${t(why(last))}</p>
      <div class="steps">${chain.map((_, index) => this.section(known, chain, index))}</div>
      ${recipe.form === 'learned' ? this.setIt(ref) : nothing}`;
  }

  /** Only while the picture on the page is of another step. */
  private stale({ step }: Inspected, place: string): string {
    if (step === this.state.frame?.step) return '';
    return (place === '' ? '' : ', ') + t('made.step', { step: integer(step) });
  }

  /** One of several sections has its title; what scales the number above it need not list that number again. */
  private section(known: Named, chain: readonly Explanation[], at: number): TemplateResult {
    const explanation = chain[at]!;
    const titled = chain.length > 1;
    const { ref } = explanation;
    const { dModel } = known.config;
    const lines = formulas(explanation, dModel);
    const above = chain.slice(0, at).flatMap((one) => symbolsOf(one, dModel));
    return html`<div class="step" data-form=${explanation.recipe.form}>
      ${titled ? html`<h3>${t(`made.section.${kindOf(ref) as 'scores'}`)}</h3>` : nothing}
      ${lines.length > 0 ? html`<div class="lines">${lines}</div>` : nothing}
      ${symbolList(symbolsOf(explanation, dModel), above)}
      ${titled && explanation.recipe.form === 'scaled' ? nothing : tableOf(this.sheet(known, ref), explanation)}
    </div>`;
  }

  private sheet(known: Named, ref: Reference): Sheet {
    const id = `${ref.tensor} ${ref.index.join()}`;
    return {
      known,
      explain: (next) => this.send({ type: 'explain', ref: next, run: this.state.explaining!.run }),
      open: this.open.has(id),
      toggle: () => {
        const open = new Set(this.open);
        if (!open.delete(id)) open.add(id);
        this.open = open;
      },
      order: (amounts) => {
        let order = this.orders.get(id);
        if (order?.length !== amounts.length) {
          order = amounts.map((_, index) => index).sort((a, b) => Math.abs(amounts[b]!) - Math.abs(amounts[a]!));
          // Terms that are still on their way have no order yet.
          if (!amounts.some(Number.isNaN)) this.orders.set(id, order);
        }
        return order;
      },
    };
  }

  /** Where nothing computes the number any more, the reader may. */
  private setIt(ref: Reference): TemplateResult {
    return html`<p class="set-it">
      <button type="button" class="quiet-button" @click=${() => this.send({ type: 'experiment-at', ref })}>
        ${t('made.set')}
      </button>
    </p>`;
  }

  /** Its line is there from the beginning, so that nothing moves when it fills. */
  private way(known: Named | null): TemplateResult {
    const stack = this.state.explaining?.stack ?? [];
    if (known === null || stack.length < 2) {
      const leads = known !== null && stack.some((ref) => !ENDS.includes(recipeOf(known, ref).form));
      return html`<p class="follow hint">${leads ? t('made.follow') : nothing}</p>`;
    }
    return html`<nav class="way" aria-label=${t('made.way')}>
      <button type="button" class="quiet-button back" @click=${() => this.send({ type: 'explain-back' })}>
        ${t('made.back')}
      </button>
      <ol @scroll=${(event: Event) => fade(event.currentTarget as HTMLElement)}>
        ${stack.slice(0, -1).map(
          (ref, depth) =>
            html`<li>
              <button
                type="button"
                title=${nameText(known, ref)}
                @click=${() => this.send({ type: 'explain-back', depth: depth + 1 })}
              >
                ${nameText(known, ref)}
              </button>
            </li>`,
        )}
      </ol>
    </nav>`;
  }

  private close(): void {
    this.send({ type: 'explain-close' });
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.close();
  }

  override firstUpdated(): void {
    this.scrollIntoView({ block: 'nearest' });
    this.heading()?.focus({ preventScroll: true });
  }

  override willUpdate(): void {
    const top = JSON.stringify(this.state.explaining?.stack.at(-1));
    if (top === this.shown) return;
    this.followed =
      this.shown !== '' && (this.contains(document.activeElement) || document.activeElement === document.body);
    this.coming ||= this.followed;
    this.shown = top;
    this.orders.clear();
    this.open = new Set();
  }

  override updated(): void {
    // What was pressed now stands for something else: a reader of the screen hears the new number.
    if (this.followed) this.heading()?.focus({ preventScroll: true });
    this.followed = false;
    if (this.coming && this.querySelector('.what') !== null) {
      this.coming = false;
      const head = this.querySelector('header')!;
      head.scrollIntoView({ block: 'nearest' });
      // Once more after what stands above has drawn itself.
      requestAnimationFrame(() => head.scrollIntoView({ block: 'nearest' }));
    }
    const way = this.querySelector<HTMLElement>('.way ol');
    if (way && this.gone !== this.shown) {
      // The last steps are the ones to go back to.
      way.scrollLeft = way.scrollWidth;
      fade(way);
    }
    this.gone = this.shown;
  }

  override disconnectedCallback(): void {
    const inside = this.contains(document.activeElement);
    super.disconnectedCallback();
    if (!inside && document.activeElement !== document.body) return;
    const back = this.opener;
    requestAnimationFrame(() => {
      const place = back?.isConnected && back !== document.body ? back : document.querySelector('.how-made');
      if (!(place instanceof HTMLElement)) return;
      place.focus({ preventScroll: true });
      // On a phone the reader has come from far above.
      const { top, bottom } = place.getBoundingClientRect();
      if (bottom < 0 || top > innerHeight) place.scrollIntoView({ block: 'center' });
    });
  }

  private heading(): HTMLElement | null {
    return this.querySelector('#made-title');
  }
}

/** What has been scrolled out at the beginning fades, so that it is not taken for the end of a word. */
function fade(way: HTMLElement): void {
  way.classList.toggle('faded', way.scrollLeft > 0);
}

function why({ ref, recipe }: Explanation): Key {
  if (recipe.form === 'off' || recipe.form === 'masked') return `made.why.${recipe.form}`;
  const kind = kindOf(ref);
  if (kind === 'residual' && recipe.form === 'sum' && recipe.terms.length === 1) return 'made.why.plain';
  return `made.why.${kind}`;
}
