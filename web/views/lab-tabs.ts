import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n';
import { SHELVES, type AppState, type Shelf } from '../state/state';

/** The names of the lab's parts; each opens its part and closes it again. */
export function labTabs(state: AppState, open: (shelf: Shelf | null) => void): TemplateResult {
  return html`<div class="lab-tabs" role="group" aria-label=${t('lab.label')}>
    ${SHELVES.map(
      (name) =>
        html`<button
          type="button"
          data-shelf=${name}
          aria-expanded=${name === state.shelf ? 'true' : 'false'}
          aria-controls=${name === state.shelf ? 'lab-open' : nothing}
          ?disabled=${state.frame === null}
          @click=${() => open(name === state.shelf ? null : name)}
        >
          ${t(`lab.${name}`)}
        </button>`,
    )}
  </div>`;
}
