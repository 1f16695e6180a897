/** Experiments on the model: what they are made of, and their carrying out, which is fetched with the first one. */
import type { Frame, Maps, WorkerFailure } from '../engine/messages';
import type { ModelConfig, TensorInfo, TrainingConfig } from '../engine/types';
import type { Reference } from '../explain/reference';
import type { Preset } from '../lessons/lessons';
import type { Action } from './actions';
import type { Desk, Feature } from './feature';
import { Later } from './later';
import type { Effect } from './outcomes';
import type { PartOff } from './switches';
import type { Place } from './wanted';

/** What a reader changes of a lesson's options before training with them. */
export interface Options {
  model: Preset['model'];
  training: Preset['training'];
}

export interface KeptRun {
  /** The session that it is of, while that has all its parts and the weights that training gave: then its scores may still come. */
  whole: number | null;
  config: ModelConfig;
  training: TrainingConfig;
  parameterCount: number;
  losses: number[];
  step: number;
  loss: number | null;
  accuracy: number | null;
  /** Shares of the sentences that come out without a mistake, of those seen in training and of the others; null where not known. */
  seen: number | null;
  unseen: number | null;
  maps: Maps;
  /** What the rows of the decoder's attention are called. */
  places: readonly Place[];
  translation: string;
}

export interface Experiments {
  off: readonly PartOff[];
  canUndo: boolean;
  canRedo: boolean;
  /** The model's parameters; the chosen one's name and numbers. */
  tensors: readonly TensorInfo[];
  name: string;
  values: Float32Array | null;
  /** Places of the chosen tensor that were set by hand, and how many there are in the whole model. */
  edited: ReadonlySet<number>;
  editedCount: number;
  /** The place of that tensor which somebody has asked for from elsewhere; null once the editor is there. */
  aim: { row: number; column: number } | null;
  effect: Effect;
  /** What was wrong with the last weight. */
  weightFailure: WorkerFailure | null;
  /** The options as the lesson has them. */
  lessonOptions: Options | null;
  /** A model with other options is being opened. */
  busy: boolean;
  /** The model was opened to be trained with the options of the form. */
  tried: boolean;
  /** What the engine refused, and the control that it names; null for none of them. */
  refused: { control: string | null; failure: WorkerFailure } | null;
  kept: KeptRun | null;
}

export type ExperimentAction =
  | { type: 'experiment-open' }
  | { type: 'experiment-switch'; part: PartOff; off: boolean }
  | { type: 'experiment-off'; off: readonly PartOff[] }
  | { type: 'experiment-tensor'; name: string }
  /** Opens the editor at this weight; it says when it is there. */
  | { type: 'experiment-at'; ref: Reference }
  | { type: 'experiment-there' }
  /** Several with `more` become one step of undoing: a number that is dragged. */
  | { type: 'experiment-weight'; index: number; value: number; more: boolean }
  /** Several numbers of one tensor, as one step of undoing. */
  | { type: 'experiment-set'; name: string; values: readonly { index: number; value: number }[] }
  | { type: 'experiment-trained' }
  | { type: 'experiment-undo' }
  | { type: 'experiment-redo' }
  /** Opens a model with these options, and trains it where that is asked for. */
  | { type: 'experiment-options'; options: Options; train: boolean }
  | { type: 'experiment-keep' }
  | { type: 'experiment-drop' };

const isExperiment = (action: Action): action is ExperimentAction => action.type.startsWith('experiment-');

/** Stands in for the code of the experiments until somebody makes one. */
export class ExperimentsLater implements Feature {
  private readonly experimenting;

  constructor(desk: Desk) {
    this.experimenting = new Later(desk.store, () =>
      import('./experimenting').then(({ Experimenting }) => new Experimenting(desk)),
    );
  }

  handle(action: Action): boolean {
    if (!isExperiment(action)) return false;
    this.experimenting.with((made) => made.carryOut(action));
    return true;
  }

  opened(): void {
    this.experimenting.made?.opened();
  }

  closed(): void {
    this.experimenting.made?.closed();
  }

  frame(frame: Frame): void {
    this.experimenting.made?.frame(frame);
  }
}
