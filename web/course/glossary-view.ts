import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../styles/glossary.css';
import { language, t } from '../i18n';
import { integer } from '../i18n/format';
import { View } from '../views/view';
import { chapters } from './chapters';
import { ordered, type Term } from './glossary';
import { prose } from './prose';

/** The terms of the course in the order of the alphabet, each with the way to the chapter and to its place in the lab. */
@customElement('glossary-view')
export class GlossaryView extends View {
  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.place);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.place);
  }

  protected override firstUpdated(): void {
    requestAnimationFrame(this.place);
  }

  /** An address may lead to a term. */
  private readonly place = (): void => {
    const id = /^#glossary-([a-z-]+)/.exec(location.hash)?.[1];
    const term = id === undefined ? null : this.querySelector<HTMLElement>(`#term-${CSS.escape(id)}`);
    term?.scrollIntoView({ block: 'center' });
    term?.focus({ preventScroll: true });
  };

  override render(): TemplateResult {
    return html`<article class="glossary wrap" aria-labelledby="glossary-title">
      <h2 id="glossary-title">${t('glossary.title')}</h2>
      <p class="chapter-about">${t('glossary.about')}</p>
      <dl>${ordered(language(), (id) => t(`glossary.${id}.name`)).map((term) => this.term(term))}</dl>
    </article>`;
  }

  private term({ id, chapter, lab }: Term): TemplateResult {
    const name = t(`glossary.${id}.name`);
    const entry = chapters.find(({ number }) => number === chapter);
    return html`<div id="term-${id}" tabindex="-1">
      <dt>${name}</dt>
      <dd>
        ${prose(`glossary.${id}.says`, {}, null, () => undefined)}
        <span class="ways">
          ${entry ? way(`#chapter-${chapter}`, t('course.chapter', { number: integer(chapter) }), t(entry.title)) : nothing}
          ${lab ? way(`#${lab}`, t('glossary.lab'), name) : nothing}
        </span>
      </dd>
    </div>`;
  }
}

/** Many of them have the same words: who hears them alone hears also where they lead. */
const way = (to: string, text: string, where: string): TemplateResult =>
  html`<a href=${to} aria-label="${text}: ${where}">${text}</a>`;
