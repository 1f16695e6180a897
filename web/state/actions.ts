/** Everything that a reader can do. Views send these as bubbling events and never call the engine. */
import type { Redirect } from '../engine/messages';
import type { Example } from '../engine/types';
import type { BuildAction } from '../course/build-model';
import type { RateAction } from '../course/rates';
import type { DecodingAction } from './decoding';
import type { ExplainAction } from '../explain/reference';
import type { Language } from '../i18n';
import type { MachineAction } from './machine';
import type { KeepAction } from './keep';
import type { ExperimentAction } from './experiments';
import type { OwnAction } from './own-later';
import type { Theme } from './preferences';
import type { AttentionView, Selection, Shelf, Speed } from './state';
import type { TimeAction } from './time';

export type Action =
  | TimeAction
  /** To the end of the plan, or until this step; at this speed, or at the one that is chosen. */
  | { type: 'play'; until?: number; speed?: Speed }
  | { type: 'pause' }
  | { type: 'step' }
  | { type: 'reset' }
  | { type: 'speed'; speed: Speed }
  | { type: 'turbo'; on: boolean }
  | { type: 'select'; selection: Partial<Selection> }
  | { type: 'attention'; as: AttentionView }
  | { type: 'translate'; text: string }
  | { type: 'look'; example: Example }
  /** Makes the model look elsewhere at these places; none is the end of it. Only models of the course do. */
  | { type: 'redirect'; redirects: readonly Redirect[] }
  | { type: 'score' }
  | { type: 'count-words' }
  | { type: 'language'; language: Language }
  | { type: 'theme'; theme: Theme }
  | { type: 'shelf'; open: Shelf | null }
  | { type: 'help'; open: boolean }
  | { type: 'letter-keys'; on: boolean }
  | { type: 'dismiss' }
  | { type: 'retry' }
  | { type: 'say'; text: string }
  | ExplainAction
  | DecodingAction
  | OwnAction
  | MachineAction
  | KeepAction
  | BuildAction
  | ExperimentAction
  | RateAction;

export const ACTION = 'vamos-action';

export function send(from: EventTarget, action: Action): void {
  from.dispatchEvent(new CustomEvent<Action>(ACTION, { bubbles: true, detail: action }));
}
