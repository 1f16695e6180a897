/** Train or pause, one step, and from the beginning: the three buttons by which a model is trained, wherever it stands. */
import { html, type TemplateResult } from 'lit';
import { t, type Key } from '../i18n';
import { integer } from '../i18n/format';
import type { Action } from '../state/actions';
import { exhausted, finished, lookingBack, type AppState } from '../state/state';
import { icons } from './icons';

/** What the first of them does now. */
function playKey(state: AppState): Key {
  if (state.phase === 'training') return 'transport.pause';
  if (lookingBack(state)) return 'transport.fromHere';
  if (exhausted(state)) return 'transport.again';
  return finished(state) ? 'transport.continue' : 'transport.train';
}

export function trainButtons(state: AppState, send: (action: Action) => void): TemplateResult {
  const training = state.phase === 'training';
  const able = state.frame !== null && (state.phase === 'ready' || training);
  const play = playKey(state);
  const name = t(play, { step: integer(state.frame?.step ?? 0) });
  const round = (what: 'step' | 'reset'): TemplateResult =>
    html`<button
      class="round"
      type="button"
      aria-label=${t(`transport.${what}`)}
      title=${t(`transport.${what}`)}
      ?disabled=${!able}
      @click=${() => send({ type: what })}
    >
      ${icons[what]}
    </button>`;
  return html`<button
      class="play"
      type="button"
      aria-label=${name}
      title=${name}
      ?disabled=${!able}
      @click=${() => send({ type: training ? 'pause' : 'play' })}
    >
      ${training ? icons.pause : play === 'transport.again' ? icons.again : icons.play}
    </button>
    ${round('step')} ${round('reset')}`;
}
