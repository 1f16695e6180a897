/**
 * What an embed and the page around it say to each other with `postMessage`, version 1. Every message is an object with `vamos: 1` and a
 * `type`; a host may add an `id`, and its command is then answered by a `reply` with the same one. What is not in here, or not in this
 * form, is ignored. Nothing that arrives is ever taken for markup.
 */
import { LANGUAGES, type Language } from '../i18n';
import { LESSONS, type LessonId } from '../lessons/ids';
import type { AttentionKind } from '../engine/types';
import { THEMES, type Theme } from '../state/preferences';
import { SPEEDS, type Speed } from '../state/state';
import { CONTROLS, VIEWS, type EmbedControl, type EmbedView } from './address';

export const PROTOCOL = 1;

/** What a host can change; what it does not name stays as it is. */
export interface HostSettings {
  lesson?: LessonId;
  /** Another seed begins anew. */
  seed?: number;
  speed?: Speed;
  language?: Language;
  theme?: Theme;
  views?: readonly EmbedView[];
  controls?: readonly EmbedControl[];
  locked?: readonly EmbedControl[];
  /** The attention cell that everything else speaks of; all from 0. */
  selection?: { kind?: AttentionKind; layer?: number; head?: number; row?: number; column?: number };
}

/** From the host. */
export type HostMessage = { id?: string | number } & (
  | { type: 'train'; /** The step to stop at; without one, the lesson's plan. */ until?: number; speed?: Speed }
  | { type: 'pause' | 'step' | 'reset' | 'get' }
  | { type: 'set'; settings: HostSettings }
  /** A state as "Share" packs it: what stands behind `s=` in an address. */
  | { type: 'open'; lesson: LessonId; state: string }
  | { type: 'translate'; text: string }
);

/** What an embed tells of itself. Losses and accuracies are of the last step's batch; null before the first. */
export interface EmbedState {
  lesson: LessonId;
  chapter: number | null;
  seed: number | null;
  phase: 'starting' | 'empty' | 'ready' | 'training' | 'unsupported' | 'failed';
  step: number;
  totalSteps: number;
  speed: Speed;
  loss: number | null;
  tokenAccuracy: number | null;
  sentence: string;
  translation: string | null;
  language: Language;
  theme: Theme;
}

/** The answer to `translate`. */
export interface EmbedTranslation {
  text: string;
  tokens: { token: string; probability: number }[];
  unknownTokens: string[];
}

export interface EmbedError {
  code: string;
  /** In the embed's language. */
  text: string;
}

/** To the host. */
export type EmbedMessage =
  /** The embed can be spoken to. */
  | { type: 'ready'; version: string; state: EmbedState }
  /** Something of it other than the step has changed. */
  | { type: 'state'; state: EmbedState }
  /** At most ten a second, and always the last of a run. */
  | { type: 'step'; step: number; loss: number; tokenAccuracy: number }
  /** A task of the course has been solved in this visit. */
  | { type: 'task'; task: string; chapter: number | null }
  /** How high the embed is, in CSS pixels, when nothing of it is to be cut off. */
  | { type: 'height'; height: number }
  | { type: 'error'; error: EmbedError }
  | { type: 'reply'; id: string | number; ok: true; value: EmbedState | EmbedTranslation }
  | { type: 'reply'; id: string | number; ok: false; error: EmbedError };

const LONGEST_TEXT = 100_000;
const LONGEST_ID = 100;
const MOST_STEPS = 2 ** 31 - 1;
const MOST_PLACES = 1e6;

type Fields = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount =
  (most: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
const isOneOf =
  (known: readonly string[]): Check =>
  (value) =>
    known.some((one) => one === value);
const isListOf =
  (known: readonly string[]): Check =>
  (value) =>
    Array.isArray(value) && value.length <= known.length && value.every(isOneOf(known));
const isText =
  (longest: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= longest;

/** Every field that is there has to be one of these and to pass its check. */
function holds(value: unknown, checks: Record<string, Check>): value is Fields {
  return (
    isFields(value) &&
    Object.entries(value).every(([name, field]) => Object.hasOwn(checks, name) && checks[name]!(field))
  );
}

const SELECTION: Record<string, Check> = {
  kind: isOneOf(['encoder', 'decoder', 'cross']),
  layer: isCount(MOST_PLACES),
  head: isCount(MOST_PLACES),
  row: isCount(MOST_PLACES),
  column: isCount(MOST_PLACES),
};

const SETTINGS: Record<string, Check> = {
  // Sentences of one's own come by the address, or with a state.
  lesson: isOneOf(LESSONS.filter((lesson) => lesson !== 'your-own')),
  seed: isCount(2 ** 32 - 1),
  speed: isOneOf(SPEEDS),
  language: isOneOf(LANGUAGES),
  theme: isOneOf(THEMES),
  views: (value) => isListOf(VIEWS)(value) && (value as unknown[]).length > 0,
  controls: isListOf(CONTROLS),
  locked: isListOf(CONTROLS),
  selection: (value) => holds(value, SELECTION),
};

const NOTHING: Record<string, Check> = {};
const isLesson = isOneOf(LESSONS);

/** What each command may carry, and what it must. */
const COMMANDS: Record<HostMessage['type'], { checks: Record<string, Check>; must?: readonly string[] }> = {
  train: { checks: { until: isCount(MOST_STEPS), speed: isOneOf(SPEEDS) } },
  pause: { checks: NOTHING },
  step: { checks: NOTHING },
  reset: { checks: NOTHING },
  get: { checks: NOTHING },
  set: { checks: { settings: (value) => holds(value, SETTINGS) }, must: ['settings'] },
  open: { checks: { lesson: isLesson, state: isText(LONGEST_TEXT) }, must: ['lesson', 'state'] },
  translate: { checks: { text: isText(LONGEST_TEXT) }, must: ['text'] },
};

const isId: Check = (value) =>
  typeof value === 'number' ? Number.isFinite(value) : isText(LONGEST_ID)(value) && value !== '';

/** The command, or null for anything else. Only own properties count, and none that is not known. */
export function readHostMessage(data: unknown): HostMessage | null {
  if (!isFields(data) || !Object.hasOwn(data, 'type') || data.vamos !== PROTOCOL) return null;
  const { type } = data;
  if (typeof type !== 'string' || !Object.hasOwn(COMMANDS, type)) return null;
  const { checks, must = [] } = COMMANDS[type as HostMessage['type']];
  const envelope: Record<string, Check> = { vamos: () => true, type: () => true, id: isId };
  if (!holds(data, { ...envelope, ...checks }) || !must.every((name) => Object.hasOwn(data, name))) return null;
  return data as unknown as HostMessage;
}
