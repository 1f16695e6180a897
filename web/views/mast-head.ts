import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LANGUAGES, t } from '../i18n';
import { LESSONS } from '../lessons/ids';
import { writeHash } from '../state/hash';
import type { Theme } from '../state/preferences';
import type { AppState } from '../state/state';
import { icons } from './icons';
import { labTabs } from './lab-tabs';
import { systemShade } from './paint';
import { View } from './view';

const THEME_ICONS = { system: icons.theme, light: icons.sun, dark: icons.moon } as const;

/** Away from the system's look first: a press that changes nothing to be seen looks like a broken button. */
function themeAfter(theme: Theme): Theme {
  const system = systemShade();
  if (theme === 'system') return system === 'dark' ? 'light' : 'dark';
  return theme === system ? 'system' : system;
}

/** Where the lab's parts stand below the lesson: on a narrow page that is far. */
function toLab(): void {
  const tabs = document.querySelector<HTMLElement>('.lab-tabs-place');
  tabs?.scrollIntoView({ block: 'center' });
  tabs?.querySelector('button')?.focus({ preventScroll: true });
}

/** The name, the lessons, the language and the theme. */
@customElement('mast-head')
export class MastHead extends View {
  @property({ attribute: false }) state!: AppState;
  private inView = '';

  /** On a phone the list is wider than the screen: the lesson that is open is brought into view. */
  protected override updated(): void {
    const { lesson, chapter } = this.state;
    const open = `${chapter ?? lesson}`;
    if (open === this.inView) return;
    this.inView = open;
    const list = this.querySelector<HTMLElement>('.lessons');
    const link = list?.querySelector<HTMLElement>('[aria-current=page]');
    if (list && link) list.scrollLeft = link.offsetLeft + link.offsetWidth / 2 - list.offsetLeft - list.clientWidth / 2;
  }

  override render(): TemplateResult {
    const { state } = this;
    const nextTheme = themeAfter(state.theme);
    const themeText = t('theme.label', { now: t(`theme.${state.theme}`), next: t(`theme.${nextTheme}`) });
    return html`<header class="wrap mast">
      <h1>${t('brand')}</h1>
      <nav class="lessons" aria-label=${t('nav.lessons')}>
        <a class="course-link" href="#chapter-1" aria-current=${state.chapter === null ? 'false' : 'page'}
          >${t('nav.course')}</a
        >
        ${LESSONS.map(
          (lesson) =>
            html`<a
              href=${writeHash({ lesson, chapter: null, seed: state.seed, language: null, theme: null, turbo: null })}
              aria-current=${lesson === state.lesson && state.chapter === null ? 'page' : 'false'}
              >${t(`lesson.${lesson}`)}</a
            >`,
        )}
      </nav>
      ${state.chapter === null ? labTabs(state, (open) => this.send({ type: 'shelf', open })) : nothing}
      <div class="quiet">
        ${
          state.chapter === null && state.frame !== null
            ? html`<button
                type="button"
                class="to-lab"
                title=${t('nav.toLab')}
                aria-label=${t('nav.toLab')}
                @click=${toLab}
              >
                <span aria-hidden="true">${t('nav.lab')}</span>
              </button>`
            : nothing
        }
        <div class="languages" role="group" aria-label=${t('nav.language')}>
          ${LANGUAGES.map(
            (language) =>
              html`<button
                type="button"
                lang=${language}
                aria-pressed=${language === state.language ? 'true' : 'false'}
                aria-label=${t(`language.${language}`)}
                @click=${() => this.send({ type: 'language', language })}
              >
                <span aria-hidden="true">${language.toUpperCase()}</span>
              </button>`,
          )}
        </div>
        <button
          type="button"
          class="keys"
          aria-label=${t('help.open')}
          title=${t('help.open')}
          aria-haspopup="dialog"
          @click=${() => this.send({ type: 'help', open: true })}
        >
          ${icons.keys}
        </button>
        <button
          type="button"
          class="theme"
          aria-label=${themeText}
          title=${themeText}
          @click=${() => this.send({ type: 'theme', theme: nextTheme })}
        >
          ${THEME_ICONS[state.theme]}
        </button>
      </div>
    </header>`;
  }
}
