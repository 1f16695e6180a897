import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../styles/course.css';
import '../styles/course-figures.css';
import '../styles/course-print.css';
import { loadTexts, rich, t } from '../i18n';
import { integer } from '../i18n/format';
import { writeHash } from '../state/hash';
import type { AppState } from '../state/state';
import { icons } from '../views/icons';
import { View } from '../views/view';
import type { Chapter } from './chapter';
import { chapters, type ChapterEntry } from './chapters';
import { CourseModel, type Plan } from './course-model';
import './course-scene';
import { GLOSSARY } from './ids';
import { isDone, onProgress } from './progress';

const addressOf = (chapter: number): string =>
  writeHash({ lesson: 'lets-go', chapter, seed: null, language: null, theme: null, turbo: null });

/** Of the texts in i18n/: i18n/LICENSE. */
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
const LICENCE_NAME = 'CC BY 4.0';

/** One chapter of the course: its scenes one after another, and the way to the others. */
@customElement('course-view')
export class CourseView extends View {
  @property({ attribute: false }) state!: AppState;
  /** Scenes with the same plan share one. */
  private readonly models = new Map<string, CourseModel>();
  /** The one that has come; null while it is on its way. */
  @state() private chapter: Chapter | null = null;
  /** The glossary stands in a chapter's place, and comes as one does. */
  @state() private glossary = false;
  @state() private failed = false;
  private open: number | null = null;
  private end = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = onProgress(() => this.requestUpdate());
    addEventListener('hashchange', this.place);
  }

  /** An address may lead to a task of the chapter. */
  private readonly place = (): void => {
    const id = /^#chapter-\d+-(.+)$/.exec(location.hash)?.[1];
    const task = id === undefined ? null : this.querySelector<HTMLElement>(`#task-${CSS.escape(id)}`);
    task?.scrollIntoView({ block: 'center' });
    task?.focus({ preventScroll: true });
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
    removeEventListener('hashchange', this.place);
    this.closeModels();
  }

  protected override willUpdate(): void {
    if (this.state.chapter === this.open) return;
    this.closeModels();
    this.open = this.state.chapter;
    this.chapter = null;
    this.glossary = false;
    void this.fetch();
  }

  private async fetch(): Promise<void> {
    const entry = chapters.find(({ number }) => number === this.open);
    this.failed = false;
    try {
      if (this.open === GLOSSARY) {
        await Promise.all([import('./glossary-view'), loadTexts(['glossary'])]);
        this.glossary = this.state.chapter === GLOSSARY;
        return;
      }
      const [{ chapter }] = await Promise.all([entry!.code(), loadTexts(entry!.texts)]);
      if (chapter.number !== this.open) return;
      this.chapter = chapter;
      await this.updateComplete;
      requestAnimationFrame(this.place);
    } catch {
      this.failed = true;
    }
  }

  protected override updated(): void {
    // The language and the theme are the page's.
    const { language, theme } = this.state;
    for (const { store } of this.models.values())
      if (store.state.language !== language || store.state.theme !== theme) store.set({ language, theme });
  }

  override render(): TemplateResult {
    const entry = chapters.find(({ number }) => number === this.state.chapter);
    if (this.failed)
      return html`<p class="loading wrap" role="alert">
        ${t('part.failed')}
        <button type="button" class="quiet-button" @click=${() => void this.fetch()}>${t('part.retry')}</button>
      </p>`;
    if (this.glossary) return html`${this.list()}<glossary-view></glossary-view>${this.licence()}`;
    const { chapter } = this;
    if (chapter === null || !entry) return html`<p class="loading wrap" role="status">${t('page.loading')}</p>`;
    const { tasks } = entry;
    const done = tasks.filter(isDone).length;
    return html`${this.list()}
      <article class="chapter" aria-labelledby="chapter-title">
        <header class="wrap chapter-head">
          <p class="chapter-number">${t('course.chapter', { number: integer(chapter.number) })}</p>
          <h2 id="chapter-title">${t(entry.title)}</h2>
          <p class="chapter-about">${t(chapter.about)}</p>
          <p class="chapter-done">${t('course.progress', { done: integer(done), all: integer(tasks.length) })}</p>
        </header>
        ${chapter.scenes.map(
          (scene) =>
            html`<course-scene
              .scene=${scene}
              .model=${this.model(scene.plan)}
              .twin=${scene.twin ? this.model(scene.twin) : null}
            ></course-scene>`,
        )}
        <footer class="wrap chapter-foot">${this.ways(entry)}</footer>
      </article>
      ${this.licence()}`;
  }

  /** All chapters, with what has been done of each. */
  private list(): TemplateResult {
    return html`<nav class="wrap chapters" aria-label=${t('course.chapters')}>
      <ol>
        ${chapters.map(({ number, title, tasks }) => {
          const done = tasks.filter(isDone).length;
          return html`<li>
            <a
              href=${addressOf(number)}
              aria-current=${number === this.state.chapter ? 'page' : 'false'}
              title=${t('course.progress', { done: integer(done), all: integer(tasks.length) })}
            >
              <span class="chapter-mark" aria-hidden="true"
                >${done === tasks.length ? icons.done : integer(number)}</span
              >
              ${t(title)}
            </a>
          </li>`;
        })}
        <li>
          <a href=${addressOf(GLOSSARY)} aria-current=${this.state.chapter === GLOSSARY ? 'page' : 'false'}
            >${t('course.glossary')}</a
          >
        </li>
      </ol>
    </nav>`;
  }

  private ways({ number }: ChapterEntry): unknown {
    const [before, after] = [number - 1, number + 1].map((other) => chapters.find((one) => one.number === other));
    return html`${before ? html`<a href=${addressOf(before.number)}>${t('course.before', { title: t(before.title) })}</a>` : nothing}
      <a href="#lets-go">${t('course.lab')}</a>
      ${after ? html`<a href=${addressOf(after.number)}>${t('course.after', { title: t(after.title) })}</a>` : nothing}`;
  }

  /** For those who teach with it: on paper too. */
  private licence(): TemplateResult {
    const licence = html`<a rel="license" href=${LICENCE}>${LICENCE_NAME}</a>`;
    return html`<p class="wrap course-licence">${rich('course.licence', { licence })}</p>`;
  }

  private model(plan: Plan): CourseModel {
    const known = this.models.get(plan.id);
    if (known) return known;
    const made = new CourseModel(plan, this.state);
    this.models.set(plan.id, made);
    return made;
  }

  private closeModels(): void {
    for (const model of this.models.values()) model.close();
    this.models.clear();
  }
}
