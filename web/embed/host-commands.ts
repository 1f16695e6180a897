/** Carries out what the page around asks for: the same actions that a reader has. */
import { CallError } from '../engine/client';
import { endingLeftOut } from '../lessons/ending';
import type { Controller } from '../state/controller';
import { failed } from '../state/failures';
import { readLink } from '../state/hash';
import { decodeLink } from '../state/share/codec';
import type { AppState, Store } from '../state/state';
import { stateOf, type CarryOut } from './messenger';
import type { EmbedTranslation, HostMessage, HostSettings } from './protocol';
import type { EmbedSettings } from './settings';

/** What is asked of a model that is not there yet waits for it so long. */
const LONGEST_WAIT_MILLISECONDS = 30_000;

interface Embed {
  store: Store;
  controller: Controller;
  configure(change: Partial<EmbedSettings>): void;
}

/** Resolves with the state that satisfies the condition; rejects with what stands in its way. */
function until(store: Store, condition: (state: AppState) => boolean): Promise<AppState> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      stop();
      finish();
    };
    const look = (state: AppState): void => {
      if (condition(state)) end(() => resolve(state));
      else if (state.phase === 'failed' || state.phase === 'unsupported')
        end(() => reject(new CallError(state.notice ?? failed('engine_not_started'))));
    };
    const timer = setTimeout(
      () => end(() => reject(new CallError(failed('embed_not_ready')))),
      LONGEST_WAIT_MILLISECONDS,
    );
    const stop = store.subscribe(look);
    look(store.state);
  });
}

export function hostCommands(embed: Embed): CarryOut {
  const { store, controller } = embed;
  const shown = (): Promise<AppState> => until(store, ({ frame }) => frame !== null);

  const apply = async (change: HostSettings): Promise<void> => {
    const { lesson, seed, speed, language, theme, views, controls, locked, selection } = change;
    embed.configure({ ...(views && { views }), ...(controls && { controls }), ...(locked && { locked }) });
    if (language) controller.do({ type: 'language', language });
    if (theme) controller.do({ type: 'theme', theme });
    if (speed) controller.do({ type: 'speed', speed });
    if (lesson !== undefined || (seed !== undefined && seed !== store.state.seed)) {
      if (seed !== undefined) store.set({ seed });
      await controller.open(lesson ?? store.state.lesson);
    }
    if (selection) {
      await shown();
      controller.do({ type: 'select', selection });
    }
  };

  const translate = async (text: string): Promise<EmbedTranslation> => {
    const { opened } = await shown();
    controller.do({ type: 'translate', text });
    const source = endingLeftOut(text, opened?.summary.sourceVocabulary ?? [])?.text ?? text;
    const {
      frame,
      opened: now,
      textFailure,
    } = await until(
      store,
      (state) => state.textFailure !== null || state.opened !== opened || state.frame?.probe.source === source,
    );
    // Another model has come between: it is asked, for it is on show.
    if (now !== opened) return translate(text);
    if (textFailure !== null) throw new CallError(textFailure);
    const { written } = frame!;
    return {
      text: written.text,
      tokens: written.steps.map(({ token, probability }) => ({ token, probability })),
      unknownTokens: [...written.unknownTokens],
    };
  };

  /** What cannot be read is refused before it takes the place of what is open. */
  const openState = async ({ lesson, state }: Extract<HostMessage, { type: 'open' }>): Promise<void> => {
    const hash = `#${lesson}&s=${state}`;
    const link = readLink(hash);
    const found = link === null || 'problem' in link ? link : await decodeLink(link.lesson, link.payload);
    if (found === null) throw new CallError(failed('link_damaged'));
    if (typeof found === 'string') throw new CallError(failed(found));
    if ('problem' in found) throw new CallError(failed(found.problem));
    const { opened: before } = store.state;
    store.set({ notice: null });
    controller.do({ type: 'link-open', hash });
    // The next command is for the model that this opens.
    const { opened, notice } = await until(
      store,
      (state) => state.notice !== null || (state.opened !== before && state.frame !== null),
    );
    if (opened === before) throw new CallError(notice!);
  };

  return async (command: HostMessage) => {
    switch (command.type) {
      case 'train':
        if (command.speed) controller.do({ type: 'speed', speed: command.speed });
        await until(store, ({ frame, phase }) => frame !== null && phase === 'ready');
        controller.do({ type: 'play', ...(command.until === undefined ? {} : { until: command.until }) });
        break;
      case 'pause':
      case 'step':
      case 'reset':
        await shown();
        controller.do({ type: command.type });
        break;
      case 'set':
        await apply(command.settings);
        break;
      case 'open':
        await openState(command);
        break;
      case 'translate':
        return translate(command.text);
      case 'get':
        break;
    }
    return stateOf(store);
  };
}
