import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../i18n';
import { integer, loss } from '../../i18n/format';
import type { Flow } from '../../state/flow';
import { noted } from '../machine/noted';
import { properties } from '../styled';
import { View } from '../view';
import { largest, sizeText, widthOf } from './size';

/** What is shown in slow motion: which gradient it is, how far the step has come, and what the widths mean. */
@customElement('gradient-caption')
export class GradientCaption extends View {
  @property({ attribute: false }) flow: Flow | null = null;
  /** In two lines. */
  @property({ type: Boolean }) short = false;
  /** Tells it from another one on the page. */
  @property() place = '';

  override connectedCallback(): void {
    super.connectedCallback();
    // Where a note stands below what it is about, this is what it stands below.
    this.classList.add('figure');
  }

  override render(): TemplateResult {
    const { flow } = this;
    const words = flow && { step: integer(flow.step), count: integer(flow.pairs) };
    const title = words ? t(this.short ? 'gradient.title.short' : 'gradient.title', words) : t('gradient.none');
    return html`<h2>${noted(`gradient:${this.place}`, title)}</h2>
      ${this.phases()} ${this.short ? nothing : this.more(flow)}`;
  }

  private more(flow: Flow | null): TemplateResult {
    return html`<p>
        ${
          flow
            ? t(flow.pairs === 1 ? 'gradient.batch.one' : 'gradient.batch', { count: integer(flow.pairs) })
            : t('gradient.hint')
        }
      </p>
      ${flow ? this.scale(flow) : nothing}`;
  }

  private phases(): TemplateResult {
    const { flow } = this;
    const now = flow === null ? -1 : flow.moved ? 3 : flow.reached === 0 ? 1 : 2;
    const names = [
      t('gradient.values'),
      t('gradient.loss', { loss: flow ? loss(flow.loss) : '–' }),
      t('gradient.back'),
      t('gradient.update'),
    ];
    return html`<ol class="phases" aria-label=${t('gradient.phases')}>
      ${names.map((name, at) => html`<li aria-current=${at === now ? 'step' : nothing}>${name}</li>`)}
    </ol>`;
  }

  /** Decades below the largest. */
  private scale(flow: Flow): TemplateResult {
    const most = largest(flow.norms);
    const names = [
      t('gradient.most', { size: sizeText(most) }),
      t('gradient.part', { divisor: integer(10) }),
      t('gradient.part', { divisor: integer(100) }),
      t('gradient.least', { divisor: integer(1000) }),
    ];
    return html`<p class="scale">${t('gradient.scale')}</p>
      <ul class="scale">
        ${names.map(
          (name, decade) =>
            html`<li><i ${properties({ '--width': widthOf(10 ** -decade, 1).toFixed(2) })}></i>${name}</li>`,
        )}
      </ul>`;
  }
}
