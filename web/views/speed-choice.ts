import { html, type TemplateResult } from 'lit';
import { t } from '../i18n';
import type { Action } from '../state/actions';
import { SPEEDS, type AppState } from '../state/state';

/** How fast training goes, wherever that is chosen. */
export function speedChoice(state: AppState, send: (action: Action) => void, locked = false): TemplateResult {
  const choose = ({ target }: Event): void => {
    const speed = SPEEDS.find((known) => known === (target as HTMLSelectElement).value);
    if (speed) send({ type: 'speed', speed });
  };
  return html`<label class="speed">
    <span class="sr">${t('transport.speed')}</span>
    <select ?disabled=${locked} @change=${choose}>
      ${SPEEDS.map(
        (speed) =>
          html`<option value=${speed} ?selected=${speed === state.speed} title=${t(`speed.${speed}.long`)}>
            ${t(`speed.${speed}`)}
          </option>`,
      )}
    </select>
  </label>`;
}
