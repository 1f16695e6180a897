/** The page's whole state: one object, replaced piece by piece. Views draw it, the controller changes it. */
import type { Decoding, Frame, Maps, Opened, Redirected, WorkerFailure } from '../engine/messages';
import type { Ablation, AttentionKind, Evaluation, Example, TokenCounts, Variant } from '../engine/types';
import type { Language } from '../i18n';
import type { LessonId } from '../lessons/ids';
import type { ParsedPairs } from '../lessons/parse';
import type { Preview } from '../lessons/preview';
import type { Draws } from './decoding';
import type { Explained } from './explaining';
import type { Flow } from './flow';
import type { Machine } from './machine';
import { storedNumbers, type Theme } from './preferences';
import type { Experiments } from './experiments';

/** In the order in which they are offered. */
export const SPEEDS = ['slow', 'paced', 'fast'] as const;
export type Speed = (typeof SPEEDS)[number];

/**
 * starting: the engine or the lesson is on its way. empty: "Your own" without data. unsupported: no WASM SIMD.
 * failed: no worker can be had.
 */
export type Phase = 'starting' | 'empty' | 'ready' | 'training' | 'unsupported' | 'failed';

/** The cell that everything else on the page talks about. */
export interface Selection {
  kind: AttentionKind;
  layer: number;
  head: number;
  /** In place of that head, the mean over the heads of its layer, or over those of all layers. */
  mean?: 'layer' | 'all' | undefined;
  row: number;
  column: number;
}

/** How one attention is shown large. */
export const ATTENTION_VIEWS = ['heatmap', 'lines', 'table'] as const;
export type AttentionView = (typeof ATTENTION_VIEWS)[number];

/** One remembered picture of the attention on show. */
export interface Moment {
  step: number;
  maps: Maps;
}

export interface Scores {
  busy: boolean;
  /** The step at which they were taken, and what was left out of the model then. */
  step: number | null;
  ablation: Ablation;
  train: Evaluation | null;
  validation: Evaluation | null;
  /** Those of the model before it was changed, with every part on and the weights that training left; null if not known. */
  whole: { step: number; train: Evaluation | null; validation: Evaluation | null } | null;
}

/** "Your own": the pairs that the model learns from, and the box for others. */
export interface Own {
  busy: boolean;
  failure: WorkerFailure | null;
  report: ParsedPairs | null;
  /** What was read last and held no pair, so that the old ones stay. */
  refused: ParsedPairs | null;
  /** What stands in the box when it is opened again; empty for what is too long for a box. */
  text: string;
  /** The box is open while the model of the old pairs is still there. */
  editing: boolean;
  /** What the text would become, before it is used. */
  preview: Preview | null;
  /** A file that has been read waits under this name to be used; a text that was pasted and is too long for the box has none. */
  waiting: string | null;
}

const NO_PAIRS: Own = {
  busy: false,
  failure: null,
  report: null,
  refused: null,
  text: '',
  editing: false,
  preview: null,
  waiting: null,
};

/** What is shared and kept. */
export interface Kept {
  /**
   * The address that holds this state, and whether the weights are in it or the way to train them again; with how many sentence
   * pairs of the reader's own, and whether with a sentence that was typed.
   */
  link: {
    address: string;
    length: number;
    holds: 'weights' | 'recipe';
    of: string;
    own: { pairs: number; sentence: boolean };
  } | null;
  /** What stood in the way of a link, of saving or of opening a file. */
  linkFailure: WorkerFailure | null;
  fileFailure: WorkerFailure | null;
  /** Why this browser does not keep the model that is open; missing or null where it does. */
  unkept?: WorkerFailure | null;
  /** Of an earlier visit: the step of the lesson's model that could be resumed. */
  resume: { lesson: LessonId; step: number } | null;
  /** The step of the model that a new run has replaced, as long as it can be had back. */
  aside: number | null;
}

export const NOTHING_KEPT: Kept = { link: null, linkFailure: null, fileFailure: null, resume: null, aside: null };

/** What opens on the shelf below the model. */
export const SHELVES = ['experiments', 'decoding', 'data', 'share'] as const;
export type Shelf = (typeof SHELVES)[number];

export interface AppState {
  language: Language;
  theme: Theme;
  lesson: LessonId;
  /** The chapter of the course that is open in place of the lab. */
  chapter: number | null;
  /** From the address; null leaves it to the preset. */
  seed: number | null;
  phase: Phase;
  /** Something that the reader has to know about the whole page. */
  notice: WorkerFailure | null;
  opened: Opened | null;
  frame: Frame | null;
  totalSteps: number;
  speed: Speed;
  /** The engine in use; null until there is one. */
  variant: Variant | null;
  /** Whether this browser can run the relaxed engine, and whether the reader wants it. */
  canTurbo: boolean;
  turbo: boolean;
  /** `losses[i]` is the loss of step i + 1. */
  losses: number[];
  previousLosses: number[];
  history: Moment[];
  /** Why the time line lacks pictures of the past: they come when training stands still, or cannot be had. */
  film: 'later' | 'none' | null;
  selection: Selection;
  attention: AttentionView;
  /** What stands in the translation box, and what was wrong with it. */
  text: string;
  textFailure: WorkerFailure | null;
  scores: Scores;
  /** How the model's own translation comes about; nothing in it says greedily. */
  decoding: Decoding;
  draws: Draws | null;
  /** What the model writes of the sentence on show when it is made to look elsewhere; null when it looks where it wants to. */
  redirected: Redirected | null;
  /** How often each token of the two vocabularies occurs, of this session; null until somebody looks. */
  wordCounts: (TokenCounts & { session: number }) | null;
  train: Example[];
  heldOut: Example[];
  own: Own;
  machine: Machine;
  /** The part of the lab that stands open. */
  shelf: Shelf | null;
  /** The curve has a logarithmic axis. */
  logScale: boolean;
  /** The training is being shown again. */
  replaying: boolean;
  /** The sheet of keys is open. */
  help: boolean;
  /** Letters do what the help sheet says. */
  letterKeys: boolean;
  /** The number whose making is told. */
  explaining: Explained | null;
  kept: Kept;
  /** The gradient of the last step in slow motion; null at any other speed. */
  flow: Flow | null;
  /** Null until the first experiment. */
  experiments: Experiments | null;
}

export const NO_SCORES: Scores = { busy: false, step: null, ablation: {}, train: null, validation: null, whole: null };

/** What is known before anything has been loaded. */
type Known = Pick<AppState, 'language' | 'theme' | 'lesson' | 'chapter' | 'seed' | 'canTurbo' | 'turbo' | 'letterKeys'>;

export function initialState(known: Known): AppState {
  return {
    ...known,
    phase: 'starting',
    notice: null,
    opened: null,
    frame: null,
    totalSteps: 0,
    speed: 'paced',
    variant: null,
    losses: [],
    previousLosses: [],
    history: [],
    film: null,
    selection: { kind: 'cross', layer: 0, head: 0, row: 0, column: 0 },
    attention: 'heatmap',
    text: '',
    textFailure: null,
    scores: NO_SCORES,
    decoding: {},
    draws: null,
    redirected: null,
    wordCounts: null,
    train: [],
    heldOut: [],
    own: NO_PAIRS,
    machine: { note: null, numbers: storedNumbers(), open: null },
    shelf: null,
    help: false,
    logScale: false,
    replaying: false,
    explaining: null,
    kept: NOTHING_KEPT,
    flow: null,
    experiments: null,
  };
}

/** Holds the state and tells whoever listens. */
export class Store {
  private readonly listeners = new Set<(state: AppState) => void>();

  constructor(private current: AppState) {}

  get state(): AppState {
    return this.current;
  }

  set(change: Partial<AppState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener(this.current);
  }

  subscribe(listener: (state: AppState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** What a link is of: when this is another text, another link is to be made. */
export function linkOf({ opened, frame, selection, machine, attention }: AppState): string {
  return JSON.stringify([
    opened?.session,
    frame?.step,
    frame?.probe,
    selection,
    frame?.ablation,
    frame?.decoding,
    machine.open,
    attention,
  ]);
}

/** What the plan of training allows next. */
export function finished(state: AppState): boolean {
  return state.frame !== null && state.totalSteps > 0 && state.frame.step >= state.totalSteps;
}

/** The model on show is not the one that training has left: parts of it are left out, or weights were set by hand. */
export function altered({ frame }: Pick<AppState, 'frame'>): boolean {
  return frame !== null && (frame.edited || Object.keys(frame.ablation).length > 0);
}

/** What is on show is an earlier step than the last one taken. */
export function lookingBack(state: AppState): boolean {
  return state.phase === 'ready' && state.frame !== null && state.frame.step < state.frame.latest;
}

export const samePartsOff = (one: Ablation, other: Ablation): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether the scores are of the model on show: of its step, and with the same parts of it on. */
export function scoredAsShown({ frame, scores }: Pick<AppState, 'frame' | 'scores'>): boolean {
  if (frame === null || scores.step !== frame.step) return false;
  // While they are taken anew they stay those of a model that nobody has changed.
  if (scores.busy && altered({ frame })) return false;
  return samePartsOff(scores.ablation, frame.ablation);
}

/** A cosine schedule ends at a learning rate of zero: further steps would change nothing. */
export function exhausted(state: AppState): boolean {
  return finished(state) && state.opened?.training.schedule === 'cosine';
}

/** What a sentence of the lesson should become; null for one that the lesson does not know. */
export function targetOf(state: AppState, text: string): string | null {
  const same = (a: string): string => a.trim().toLowerCase().replaceAll('\u2019', "'");
  const wanted = same(text);
  const known = [...state.train, ...state.heldOut];
  return known.find((example) => same(example.source) === wanted)?.target ?? null;
}
