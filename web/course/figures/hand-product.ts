import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../i18n';
import { decimal } from '../../i18n/format';
import { typedNumber } from '../../views/experiments/tensor-rows';
import { View } from '../../views/view';
import { BY_HAND_DECIMALS, verdict, type Verdict } from '../by-hand';
import { bracketed, rounded } from '../rounded';

/** Below this the printed digits of a vector say next to nothing: an untrained model has such numbers. */
const FAINT = 0.1;

/** A dot product with its result left out: the reader types it and is told whether it is right. */
@customElement('hand-product')
export class HandProduct extends View {
  @property({ attribute: false }) query: readonly number[] = [];
  @property({ attribute: false }) key: readonly number[] = [];
  /** As the engine has it. */
  @property({ type: Number }) exact = 0;
  @property({ attribute: false }) solved: () => void = () => undefined;
  @state() private said: Verdict | null = null;
  private asked = '';

  private get printed(): [number[], number[]] {
    const round = (numbers: readonly number[]): number[] =>
      numbers.map((number) => rounded(number, BY_HAND_DECIMALS).value);
    return [round(this.query), round(this.key)];
  }

  /** Other numbers are another question. */
  protected override willUpdate(_changed: PropertyValues<this>): void {
    const asked = this.printed.join();
    if (asked === this.asked) return;
    this.asked = asked;
    this.said = null;
    const field = this.querySelector('input');
    if (field) field.value = '';
  }

  override render(): TemplateResult {
    const faint = [this.query, this.key].some((numbers) => Math.max(...numbers.map(Math.abs)) < FAINT);
    return html`<form class="hand-product" @submit=${this.judge}>
      <p class="hand-line">
        ${this.query.map(
          (number, unit) =>
            html`${unit > 0 ? ' + ' : nothing}<span class="hand-term"
                ><b class="of-query">${bracketed(rounded(number, BY_HAND_DECIMALS))}</b> ×
                <b class="of-key">${bracketed(rounded(this.key[unit]!, BY_HAND_DECIMALS))}</b></span
              >`,
        )}
        =
        <input
          type="text"
          inputmode="text"
          autocomplete="off"
          spellcheck="false"
          aria-label=${t('figure.hand.result')}
          ?disabled=${faint}
        />
        <button type="submit" class="small-button" ?disabled=${faint}>${t('figure.hand.check')}</button>
      </p>
      <p class="hand-said" role="status">${faint ? t('figure.hand.faint') : this.says()}</p>
    </form>`;
  }

  private says(): string {
    switch (this.said) {
      case null:
        return '';
      case 'none':
        return t('figure.hand.none', { example: decimal(-1.5, 1) });
      case 'right':
        return t('figure.hand.right', { value: decimal(this.exact, 4) });
      case 'sign':
        return t('figure.hand.sign');
      case 'one':
        return t('figure.hand.one');
      case 'wrong':
        return t('figure.hand.wrong');
    }
  }

  private readonly judge = (event: Event): void => {
    event.preventDefault();
    const [query, key] = this.printed;
    this.said = verdict(typedNumber(this.querySelector('input')!.value), query, key);
    if (this.said === 'right') this.solved();
  };
}
