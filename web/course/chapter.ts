/** What a chapter is made of. Its texts are in i18n, its figures in figures/. */
import type { Key } from '../i18n';
import type { AppState } from '../state/state';
import type { Plan } from './course-model';

/**
 * Looks at every state of a scene's model, and says when the reader has done what a task asks for. `saw` holds what the figure
 * says has been looked at in it.
 */
export type Watcher = (state: AppState, saw: ReadonlySet<string>, twin: AppState | null) => boolean;

export interface Task {
  /** Unique in the course: progress is kept under it, and an address leads to it. */
  id: string;
  /** What to do; and, once it is done, why it matters. */
  asks: Key;
  why: Key;
  /** A new watcher for everybody who begins. */
  watcher: () => Watcher;
}

export type Block = { text: Key } | { formula: FormulaName } | { task: Task };

export type FormulaName =
  | 'embedding'
  | 'position'
  | 'similarity'
  | 'softmax'
  | 'mixture'
  | 'attention'
  | 'joined'
  | 'masked'
  | 'crossed'
  | 'logit'
  | 'temperature'
  | 'crossEntropy'
  | 'forecast'
  | 'descent'
  | 'norm'
  | 'similarities';

/** A stretch of text with the figure that it speaks about beside it. */
export interface Scene {
  id: string;
  title: Key;
  plan: Plan;
  /** A second model, trained at the same time to be compared with. */
  twin?: Plan;
  /** A single step is taken in slow motion, which measures its gradient; the figure ends it. */
  measured?: boolean;
  /** Nothing in the figure is learned, so there is nothing to train below it. */
  still?: boolean;
  blocks: readonly Block[];
  /** The numbers that the text names, as they are now. */
  values: (state: AppState, twin: AppState | null) => Record<string, string>;
  /** `lit` is the part of the figure that the text speaks about at this moment. */
  figure: (state: AppState, lit: string | null, twin: AppState | null) => unknown;
}

export interface Chapter {
  number: number;
  /** What one will know afterwards, in a sentence. */
  about: Key;
  scenes: readonly Scene[];
}
