/**
 * Everything that crosses between the page and its worker, and nothing else. Both sides import this file,
 * so a message that one side does not understand is a type error.
 */
import type { ParsedPairs } from '../lessons/parse';
import type { Preview } from '../lessons/preview';
import type {
  Ablation,
  AttentionKind,
  AttentionMaps,
  DecodeOptions,
  DecodeStep,
  Evaluation,
  Example,
  InspectedSentence,
  ModelConfig,
  OpenOptions,
  SaveOptions,
  SessionOptions,
  SessionSummary,
  StepReport,
  TaskKind,
  TaskOptions,
  TrainingConfig,
  TensorInfo,
  TokenCounts,
  Translation,
  Variant,
} from './types';

/** How fast training goes: a pace that one can watch, one step a second, or as fast as the machine can. */
export type Pace = { kind: 'paced'; stepsPerSecond: number; everyStep: boolean } | { kind: 'slow' } | { kind: 'fast' };

/** The sentence that the page looks at. With a target the decoder is fed that ("teacher forcing"), without one its own words. */
export interface Probe {
  source: string;
  target: string | null;
}

/** How the model's own translation comes about: the most probable word each time, unless this says otherwise. */
export type Decoding = Pick<DecodeOptions, 'beam' | 'lengthPenalty' | 'temperature' | 'seed'>;

/** One kind of attention as the pass on show had it. */
export interface AttentionPicture extends AttentionMaps {
  /** Causal: a row sees nothing to the right of itself. */
  masked: boolean;
  /** `layer * heads + head` of the heads that were left out. */
  off: readonly number[];
}

export type Maps = Record<AttentionKind, AttentionPicture>;

/** Parameters and intermediates as the engine names them, each in the order of its shape. */
export type Numbers = Readonly<Partial<Record<string, Float32Array>>>;

/** How large the gradient of one step was at each place, by the names of tensors. */
export interface Gradients {
  /** Sentence pairs in the batch that it belongs to. */
  pairs: number;
  /** The Euclidean norm of all numbers of the batch. */
  norms: Readonly<Record<string, number>>;
}

/** What one picture of the page needs. At most one frame is on its way at any time. */
export interface Frame {
  /** Which `open` it belongs to: a frame of an earlier session is dropped. */
  session: number;
  /** Counts the courses that training has taken: another begins with a reset, and where a weight that was set by hand is left so. */
  course: number;
  /** The step on show, and the last one that can be gone to: before it, one is looking back. */
  step: number;
  latest: number;
  /** The last step that was taken; later than `latest` as long as weights set by hand at that one may still be set back. */
  end: number;
  /** The step with which the course began, or as far back as one can go. */
  first: number;
  /** The loss of every step since the last frame that was sent, oldest first; the last belongs to `latest`. */
  losses: number[];
  /** Null before the first step. */
  report: StepReport | null;
  stepsPerSecond: number;
  probe: Probe;
  /** The probe's run: `shown.steps[i]` is what the decoder would write at row i of the maps. */
  shown: Translation;
  maps: Maps;
  /** The model's own translation, fed with its own words, and where it looked. */
  written: Translation;
  writtenCross: AttentionPicture;
  /** Tensors of the shown run by their names: all of them of a model so small that every number can be printed, else what is watched. */
  numbers: Numbers;
  /** What was left out of the model in this pass. */
  ablation: Ablation;
  /** How `written` came about. */
  decoding: Decoding;
  /** Weights were set by hand at this step; and at it or on the way to it. */
  edited: boolean;
  byHand: boolean;
  /** Of the step that has led here, once and where they are asked for. */
  gradients: Gradients | null;
}

export interface Opened {
  session: number;
  summary: SessionSummary;
  config: ModelConfig;
  training: TrainingConfig;
}

/** Tensors of the sentence that the page looks at, as the weights are now. */
export interface Inspected {
  session: number;
  step: number;
  sentence: InspectedSentence;
  /** What was left out of the model. */
  ablation: Ablation;
  /** By name; one that this model does not have is missing. */
  tensors: Record<string, { shape: number[]; values: Float32Array }>;
}

/** The shares that the row at this place of the translation is to have, one for each source word. */
export interface Redirect {
  place: number;
  shares: readonly number[];
}

/** A translation in which some words were made to look elsewhere; the others look where they want to. */
export interface Redirected {
  source: string;
  redirects: readonly Redirect[];
  /** One for each token written, `<EOS>` included. */
  steps: DecodeStep[];
  /** [steps, columns]. */
  cross: Float32Array;
  columns: number;
  finished: boolean;
}

export interface WorkerFailure {
  code: string;
  params: Record<string, string | number>;
  /** English, for what has no translation of its own. */
  message: string;
}

/** Calls, and what each one answers. */
export interface Calls {
  open: { request: { options: SessionOptions; probe: Probe }; reply: Opened };
  /** The same with what `save` gave, or with another program's file. */
  openFile: {
    /** The report of its last step, where somebody still knows it. */
    request: { file: Uint8Array; options?: OpenOptions; probe: Probe; report?: StepReport | null };
    reply: Opened;
  };
  /** A run that is going on goes on. */
  save: { request: { options?: SaveOptions }; reply: Uint8Array };
  /** Trains until step `until`, then says `stopped`. */
  train: { request: { pace: Pace; until: number }; reply: null };
  setPace: { request: { pace: Pace }; reply: null };
  /** Answered when no step is running any more. */
  pause: { request: object; reply: { step: number } };
  step: { request: object; reply: { step: number } };
  reset: { request: object; reply: null };
  /** Goes to a step of this course that has been taken, to the bit, and stays there. */
  goTo: { request: { step: number }; reply: { step: number } };
  probe: { request: { probe: Probe }; reply: null };
  /** Parameters and intermediates: of the run on show, or of the model's own translation of the same sentence. */
  inspect: { request: { run: 'shown' | 'written'; tensors: readonly string[] }; reply: Inspected };
  /** The tensors that frames bring from now on, until the next session; all of them for a small model in print. */
  watch: { request: { tensors: readonly string[] | 'all' }; reply: null };
  /** Whether the gradients of each step are measured from now on, until the next session. */
  gradients: { request: { on: boolean }; reply: null };
  /** Leaves these parts out of every pass that is shown from now on; training knows nothing of it. */
  ablate: { request: { ablation: Ablation }; reply: null };
  /** Chooses the words of the model's own translation so from now on. */
  decode: { request: { decoding: Decoding }; reply: null };
  /** What this temperature writes of the sentence with the seeds from 1 to `count`. */
  draw: { request: { temperature: number; count: number }; reply: string[] };
  /** The model's own translation with some of its words made to look elsewhere; weights and pictures stay as they are. */
  redirect: { request: { redirects: readonly Redirect[] }; reply: Redirected };
  /** At most so many moments of the training of the sentence on show, evenly; none where another sentence was watched. */
  moments: { request: { most: number }; reply: { course: number; moments: { step: number; maps: Maps }[] } };
  /** The sentence on show at earlier steps, in the order asked for; fewer or none where that takes too long or training goes on. */
  revisit: { request: { steps: number[] }; reply: { course: number; moments: { step: number; maps: Maps }[] } };
  /**
   * Trains a model that came as a file once more from the start, beside what is going on; if that leads to the same bits, frames
   * say from then on that one can go back. Any change of the model ends it.
   */
  retrace: { request: { options: SessionOptions }; reply: null };
  tensors: { request: object; reply: TensorInfo[] };
  tensor: { request: { name: string }; reply: Float32Array };
  setTensor: { request: { name: string; values: Float32Array }; reply: null };
  /** Without what is left out of the model on show, or of another. */
  evaluate: { request: { split: 'train' | 'validation'; ablation?: Ablation }; reply: Evaluation };
  parse: { request: { text: string }; reply: ParsedPairs };
  /** What the pairs of a text would be, without all of them. */
  preview: { request: { text: string }; reply: Preview };
  tokenCounts: { request: object; reply: TokenCounts };
  generate: { request: { task: TaskKind; options: Partial<TaskOptions> }; reply: Example[] };
}

export type CallName = keyof Calls;
export type Call = { [K in CallName]: { type: K; id: number } & Calls[K]['request'] }[CallName];

/**
 * From the page to the worker. `load` is the first message, and chooses the engine; a later one changes it, and the session
 * goes on in the new engine's memory. `ack` says that the last frame has been drawn.
 */
export type Request = Call | { type: 'load'; variant: Variant } | { type: 'ack' };

/** From the worker to the page. */
export type WorkerEvent =
  /** The answer to each `load`: the variant in use from here on, which may still be the old one. */
  | { type: 'ready'; variant: Variant }
  /** There is no engine at all, or not enough of it to go on. */
  | { type: 'failed'; failure: WorkerFailure }
  | { type: 'reply'; id: number; ok: true; value: Calls[CallName]['reply'] }
  | { type: 'reply'; id: number; ok: false; failure: WorkerFailure }
  | { type: 'frame'; frame: Frame }
  | { type: 'stopped'; session: number; step: number; failure: WorkerFailure | null }
  /** The engine itself broke: its memory cannot be trusted, the worker is to be replaced. */
  | { type: 'crashed'; message: string };
