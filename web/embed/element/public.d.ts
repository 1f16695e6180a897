/**
 * Types of `vamos/vamos-lab`, the custom element. They name nothing of the page's own sources; tests/web/embed-types.ts holds them
 * against these.
 */
export type LabLesson = 'lets-go' | 'phrases' | 'dates' | 'numbers' | 'reverse' | 'sort' | 'copy' | 'your-own';
export type LabView = 'lab' | 'machine' | 'encoder' | 'decoder' | 'cross' | 'loss' | 'translate';
export type LabControl = 'train' | 'step' | 'reset' | 'speed' | 'time' | 'numbers' | 'sentence';
export type LabSpeed = 'paced' | 'slow' | 'fast';

/** What can be changed while it runs; what is not named stays as it is. Places count from 0. */
export interface HostSettings {
  lesson?: LabLesson;
  /** Another seed begins anew. */
  seed?: number;
  speed?: LabSpeed;
  language?: 'en' | 'es';
  theme?: 'system' | 'light' | 'dark';
  views?: readonly LabView[];
  controls?: readonly LabControl[];
  locked?: readonly LabControl[];
  selection?: { kind?: 'encoder' | 'decoder' | 'cross'; layer?: number; head?: number; row?: number; column?: number };
}

/** What the lab tells of itself. Loss and accuracy are of the last step's batch, null before the first. */
export interface EmbedState {
  lesson: LabLesson;
  chapter: number | null;
  seed: number | null;
  phase: 'starting' | 'empty' | 'ready' | 'training' | 'unsupported' | 'failed';
  step: number;
  totalSteps: number;
  speed: LabSpeed;
  loss: number | null;
  tokenAccuracy: number | null;
  sentence: string;
  translation: string | null;
  language: 'en' | 'es';
  theme: 'system' | 'light' | 'dark';
}

export interface EmbedTranslation {
  text: string;
  /** With `<EOS>`, where the model came to an end. */
  tokens: { token: string; probability: number }[];
  unknownTokens: string[];
}

/** What a command was refused with; the message is in the lab's language. */
export class VamosError extends Error {
  constructor(code: string, message: string);
  readonly code: string;
}

/** Attributes, each with a property of its name; those that `HTMLElement` or a method here has as well are attributes only. */
export class VamosLab extends HTMLElement {
  /** The first lesson where there is none. */
  lesson: string | null;
  /** A chapter of the course, 1 to 10, in place of a lesson. */
  chapter: string | null;
  /** Views by their names, with commas between. */
  view: string | null;
  /** The attention on show: `1.2` is the second head of the first layer. */
  head: string | null;
  /** Controls by their names, or `none`; and those of them that cannot be pressed, or `all`. */
  controls: string | null;
  locked: string | null;
  seed: string | null;
  theme: string | null;
  /** The sentence that is translated first. */
  sentence: string | null;
  /** Sentence pairs of one's own, as TSV or CSV. */
  pairs: string | null;
  /** The page in the frame, where it is not the one beside this module. */
  src: string | null;
  /** CSS pixels; without it the element is as high as what is in it. */
  height: string | null;
  /** What the frame is called for who cannot see it. */
  label: string | null;
  /** What the lab has last told of itself; null until it is ready. */
  readonly current: EmbedState | null;

  /** To this step, or to the end of the lesson's plan. Answers when training has begun. */
  train(options?: { until?: number; speed?: LabSpeed }): Promise<EmbedState>;
  pause(): Promise<EmbedState>;
  step(): Promise<EmbedState>;
  reset(): Promise<EmbedState>;
  translateText(text: string): Promise<EmbedTranslation>;
  configure(settings: HostSettings): Promise<EmbedState>;
  getState(): Promise<EmbedState>;
}

/** Events, which bubble out of shadow trees too. */
export interface VamosLabEvents {
  'vamos-ready': CustomEvent<{ version: string; state: EmbedState }>;
  'vamos-state': CustomEvent<{ state: EmbedState }>;
  /** At most ten a second, and always the last of a run. */
  'vamos-step': CustomEvent<{ step: number; loss: number; tokenAccuracy: number }>;
  'vamos-task': CustomEvent<{ task: string; chapter: number | null }>;
  'vamos-error': CustomEvent<{ error: { code: string; text: string } }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'vamos-lab': VamosLab;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the way to add to an interface
  interface HTMLElementEventMap extends VamosLabEvents {}
}
