/** Train or pause, one step, and from the beginning: the three buttons by which a model is trained, wherever it stands. */
import { html, nothing, type TemplateResult } from 'lit';
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

type Button = 'train' | 'step' | 'reset';

/** Which of them are there, and which of these cannot be pressed: all, and none, unless somebody has locked them. */
export interface Buttons {
  shown: readonly string[];
  locked: readonly string[];
}

export function trainButtons(state: AppState, send: (action: Action) => void, buttons?: Buttons): TemplateResult {
  const shown = (one: Button): boolean => buttons?.shown.includes(one) ?? true;
  const free = (one: Button): boolean => !buttons?.locked.includes(one);
  const training = state.phase === 'training';
  const able = state.frame !== null && (state.phase === 'ready' || training);
  const play = playKey(state);
  const name = t(play, { step: integer(state.frame?.step ?? 0) });
  const round = (what: 'step' | 'reset'): TemplateResult | typeof nothing =>
    shown(what)
      ? html`<button
          class="round"
          type="button"
          aria-label=${t(`transport.${what}`)}
          title=${t(`transport.${what}`)}
          ?disabled=${!able || !free(what)}
          @click=${() => send({ type: what })}
        >
          ${icons[what]}
        </button>`
      : nothing;
  const press = html`<button
    class="play"
    type="button"
    aria-label=${name}
    title=${name}
    ?disabled=${!able || !free('train')}
    @click=${() => send({ type: training ? 'pause' : 'play' })}
  >
    ${training ? icons.pause : play === 'transport.again' ? icons.again : icons.play}
  </button>`;
  return html`${shown('train') ? press : nothing} ${round('step')} ${round('reset')}`;
}
