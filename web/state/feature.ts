/** How a part of the lab takes part in what the page does: the controller asks each one in turn. */
import type { EngineClient } from '../engine/client';
import type { Frame, Opened, Probe, WorkerFailure } from '../engine/messages';
import type { OpenOptions, StepReport } from '../engine/types';
import type { LessonId } from '../lessons/ids';
import type { LessonData } from '../lessons/lessons';
import type { Action } from './actions';
import type { Store } from './state';

/** A trained model, and what is known of its training. */
export interface Saved {
  file: Uint8Array;
  options: OpenOptions;
  /** NaN for a step of which it is not known. */
  losses: number[];
  report: StepReport | null;
  /** Whether training from the start would lead to it. */
  retrainable: boolean;
  /** It is what the lesson's slot holds. */
  inSlot: boolean;
}

/** What comes to the page with a model that takes the place of the open one. */
export interface Beside {
  /** The page's own where it is not given. */
  seed?: number | null;
  /** Looked at first: the lesson's own where it is not given. */
  probe?: Probe;
  /** Asked once more when the engine has it: the reader may have gone elsewhere. */
  wanted?: () => boolean;
}

/** The state of the open session as it was last kept in the page's memory, for a new worker. */
export interface Rescued {
  step: number;
  open(): Promise<WorkerFailure | null>;
}

/** What a feature works with. */
export interface Desk {
  readonly store: Store;
  /** As if the reader had done it. */
  act(action: Action): void;
  readonly client: EngineClient;
  /** The lesson whose session is open. */
  lesson(): LessonData | null;
  /** What the open session came from; null where that is nothing. */
  saved(): Saved | null;
  /** Opens a lesson of the page, untrained. */
  open(lesson: LessonId): Promise<void>;
  /** Opens a session on this data; what the engine refuses becomes the page's notice and is returned. */
  openData(lesson: LessonId, data: LessonData): Promise<WorkerFailure | null>;
  /** What a lesson of the page learns from, with this seed or the page's own; rejects where that cannot be had. */
  stock(lesson: StockLesson, seed?: number | null): Promise<LessonData>;
  /** Opens a saved model, or with null an untrained one; when it is refused, that is returned and what was open stays. */
  openSaved(lesson: LessonId, data: LessonData, saved: Saved | null, beside?: Beside): Promise<WorkerFailure | null>;
  /** The same lesson with other options, untrained. When they are refused everything stays as it is. */
  reopen(data: LessonData): Promise<WorkerFailure | null>;
  /** Runs a call; what it is refused with becomes the page's notice and is returned. */
  attempt(call: () => Promise<unknown>): Promise<WorkerFailure | null>;
}

/** Your own sentences are nobody else's. */
export type StockLesson = Exclude<LessonId, 'your-own'>;

export interface Feature {
  /** Hears of every action before it is carried out. */
  before?(action: Action): void;
  /** True when the action was this feature's. */
  handle(action: Action): boolean;
  /** A session has been opened; its first frame may not have come yet. */
  opened?(opened: Opened): void;
  /** Another lesson is about to be opened; the engine still has this one's session. */
  left?(): void;
  /** The session is being closed. */
  closed?(): void;
  /** What has to be shown before the frame is. */
  hold?(frame: Frame): Promise<void> | null;
  frame?(frame: Frame): void;
  /** The worker broke: what can be had back of its session; null where that is nothing. */
  rescue?(): Rescued | null;
  /** A run has ended, by its plan or by a failure. */
  stopped?(failure: WorkerFailure | null, step: number): void;
}
