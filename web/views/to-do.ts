import { html, type TemplateResult } from 'lit';
import { t } from '../i18n';
import type { AppState } from '../state/state';

/** On a phone what there is to do comes before the machine, in a line or two; on a larger screen it stands beside it. */
export function toDo({ phase, frame, lesson }: AppState): TemplateResult {
  const training = phase === 'training';
  const key = training ? 'do.watch' : frame?.step === 0 ? 'do.press' : 'do.after';
  return html`<p class="to-do wrap">${t(key, { what: t(`do.${lesson}`) })}</p>`;
}
