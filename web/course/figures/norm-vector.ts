import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../styles/course-attention.css';
import '../../styles/course-extras.css';
import { t } from '../../i18n';
import { decimal } from '../../i18n/format';
import type { AppState } from '../../state/state';
import { properties } from '../../views/styled';
import { learned, momentsOf, normOf, standardized, type NormStep } from '../layer-norm';
import { Figure } from './figure';
import './word-choice';

export const MULTIPLIED = 'multiplied';
export const MOVED = 'moved';
export const BENT = 'bent';

/** What the sliders do to the vector, and where they stand before they are touched. */
const SLIDERS = {
  /** A power of two, by which every number is multiplied. */
  times: { least: -1, most: 4, step: 0.5 },
  /** Added to every number. */
  plus: { least: -4, most: 4, step: 0.5 },
  /** Added to the first number alone. */
  first: { least: -4, most: 4, step: 0.5 },
} as const;
type Slider = keyof typeof SLIDERS;

/** A bar of this many is as long as its place, unless a longer one stands in its column. */
const LONGEST = 3;

/** One word's vector, before layer normalization and after it, and what the reader changes of it first. */
@customElement('norm-vector')
export class NormVector extends Figure {
  @property({ attribute: false }) state!: AppState;
  @property() lit: string | null = null;
  @state() private word = 0;
  @state() private at: Record<Slider, number> = { times: 0, plus: 0, first: 0 };

  private get row(): number {
    return Math.min(this.word, this.state.frame!.shown.source.length - 1);
  }

  private changed({ before }: NormStep): number[] {
    const { times, plus, first } = this.at;
    return before[this.row]!.map((value, unit) => value * 2 ** times + plus + (unit === 0 ? first : 0));
  }

  override render(): TemplateResult {
    const step = normOf(this.state);
    if (step === null) return html`<div class="figure-waiting"></div>`;
    const before = this.changed(step);
    const after = standardized(before);
    return html`<div class="norm-vector lit-${this.lit ?? 'none'}">
      <div class="asked-choice">
        <p>${t('figure.norm.word')}</p>
        <word-choice
          .tokens=${this.state.frame!.shown.source.map(({ token }) => token)}
          .chosen=${this.row}
          .label=${t('figure.norm.word')}
          .choose=${(place: number) => (this.word = place)}
        ></word-choice>
      </div>
      <div class="extras-sliders">
        ${(Object.keys(SLIDERS) as Slider[]).map((slider) => this.slider(slider))}
        <button
          type="button"
          class="quiet-button"
          ?disabled=${Object.values(this.at).every((value) => value === 0)}
          @click=${() => (this.at = { times: 0, plus: 0, first: 0 })}
        >
          ${t('figure.norm.back')}
        </button>
      </div>
      ${this.table(before, after, learned(after, step.gain, step.bias))}
    </div>`;
  }

  private slider(name: Slider): TemplateResult {
    const { least, most, step } = SLIDERS[name];
    const value = this.at[name];
    const text =
      name === 'times' ? `× ${decimal(2 ** value)}` : `${value < 0 ? '\u2212' : '+'} ${decimal(Math.abs(value), 1)}`;
    return html`<label
      ><span>${t(`figure.norm.${name}`)}</span>
      <input
        type="range"
        min=${least}
        max=${most}
        step=${step}
        .value=${String(value)}
        aria-valuetext=${text}
        @input=${(event: Event) => this.slide(name, (event.target as HTMLInputElement).valueAsNumber)}
      />
      <output>${text}</output></label
    >`;
  }

  private slide(name: Slider, value: number): void {
    this.at = { ...this.at, [name]: value };
    if (value === 0) return;
    this.saw({ times: MULTIPLIED, plus: MOVED, first: BENT }[name]);
  }

  /** A row for each number of the vector, and what all of them together come to. */
  private table(before: number[], after: number[], out: number[]): TemplateResult {
    const columns = [before, after, out] as const;
    const longest = columns.map((column) => Math.max(LONGEST, ...column.map(Math.abs)));
    const names = ['before', 'after', 'out'] as const;
    return html`<table class="norm-table">
      <caption class="sr">
        ${t('figure.norm.table')}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${names.map(
            (name) =>
              html`<th scope="col" class="of-${name}">${t(`figure.norm.${name}`)}</th>
                <td></td>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${before.map(
          (_, unit) =>
            html`<tr>
              <th scope="row"><span class="sr">${t('figure.norm.number')} </span>${unit + 1}</th>
              ${columns.map(
                (column, which) =>
                  html`<td class="of-${names[which]}">${decimal(column[unit]!)}</td>
                    <td class="norm-bar">${signedBar(column[unit]! / longest[which]!)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        ${(['mean', 'variance'] as const).map(
          (moment) =>
            html`<tr class="of-${moment}">
              <th scope="row">${t(`figure.norm.${moment}`)}</th>
              ${columns.map(
                (column, which) =>
                  html`<td data-number="${names[which]}-${moment}">${decimal(momentsOf(column)[moment])}</td>
                    <td></td>`,
              )}
            </tr>`,
        )}
      </tfoot>
    </table>`;
  }
}

/** From the middle to the right, or to the left below zero: so much of its half. */
const signedBar = (part: number): TemplateResult =>
  html`<span class="norm-number ${part < 0 ? 'below' : ''}"
    ><b ${properties({ '--length': Math.abs(part) })}></b
  ></span>`;
