/** What the ninth chapter compares: a base model, extras that are switched on one by one, and the runs that were trained. */
import type { ModelConfig } from '../engine/types';
import type { LessonData, Preset } from '../lessons/lessons';
import type { Options } from '../state/experiments';
import { withOptions } from '../state/lesson-options';
import { altered, finished, type AppState } from '../state/state';

/** What can be switched, and the seed that everything begins with. */
export interface Setup {
  norm: ModelConfig['norm'];
  similarity: ModelConfig['similarity'];
  feedForward: boolean;
  /** Of the encoder, and as many of the decoder. */
  layers: number;
  seed: number;
}

export const NORMS = ['none', 'post', 'pre'] as const;
export const SIMILARITIES = ['dot', 'scaled_dot', 'cosine', 'euclidean'] as const;
export const LAYERS = [1, 2] as const;
export const SEEDS = [1, 2, 3] as const;

/** What the paper leaves when all that can be left out is left out. */
export const BASE: Setup = { norm: 'none', similarity: 'dot', feedForward: false, layers: 1, seed: 1 };

/** The original is four times as wide inside as outside; for words so few twice is wide. */
const INSIDE = 64;

/** So few steps that the base does not get far: what helps is seen. */
export const STEPS = 300;
const PACING = { stepsPerSecond: 120, everyStep: false };

/** The loss that a run is to fall below, the sooner the better; of single batches it jumps, so this many are averaged. */
export const GOAL = 1;
export const AVERAGED = 20;

/** Shares of new sentences that lie no further apart are taken for the same. */
export const SAME = 0.05;

export const optionsOf = (preset: Preset, setup: Setup): Options => ({
  model: {
    ...preset.model,
    norm: setup.norm,
    similarity: setup.similarity,
    dFf: setup.feedForward ? INSIDE : 0,
    encoderLayers: setup.layers,
    decoderLayers: setup.layers,
  },
  training: { ...preset.training, totalSteps: STEPS, seed: setup.seed },
});

/** The lesson with these switches, in so few steps. */
export function setUp(lesson: LessonData, setup: Setup): LessonData {
  const brief = withOptions(lesson, optionsOf(lesson.preset, setup));
  return { ...brief, preset: { ...brief.preset, pacing: PACING } };
}

export const setupOf = ({ norm, similarity, dFf, encoderLayers, seed }: ModelConfig): Setup => ({
  norm,
  similarity,
  feedForward: dFf > 0,
  layers: encoderLayers,
  seed,
});

export const keyOf = ({ norm, similarity, feedForward, layers, seed }: Setup): string =>
  [norm, similarity, feedForward, layers, seed].join();

export const baseOf = ({ seed }: Setup): Setup => ({ ...BASE, seed });

/** The extras that a model has; how it has them is told by its setup. */
export type Extra = 'norm' | 'similarity' | 'feedForward' | 'layers';
export const EXTRAS: readonly Extra[] = ['norm', 'similarity', 'feedForward', 'layers'];
export const extrasOf = (setup: Setup): Extra[] => EXTRAS.filter((extra) => setup[extra] !== BASE[extra]);

export interface Run {
  setup: Setup;
  losses: readonly number[];
  /** The share of sentences held out of training that are translated without a mistake. */
  newRight: number;
  parameters: number;
}

/** The mean loss of the last steps up to this one. */
export function meanLoss(losses: readonly number[], step = losses.length): number {
  const last = losses.slice(Math.max(0, step - AVERAGED), step);
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

/** The first step at which the mean loss of the last ones is below the goal; null if there is none. */
export function stepsToGoal(losses: readonly number[]): number | null {
  for (let step = AVERAGED; step <= losses.length; step += 1) if (meanLoss(losses, step) < GOAL) return step;
  return null;
}

/** The run that has come to its end and has been scored; null while there is none. */
export function runOf(state: AppState): Run | null {
  const { opened, frame, scores, losses } = state;
  if (!opened || !frame || frame.session !== opened.session || !finished(state) || altered(state)) return null;
  if (scores.validation === null || scores.step !== frame.step || losses.length !== frame.step) return null;
  const { parameterCount } = opened.summary;
  return { setup: setupOf(opened.config), losses, newRight: scores.validation.exactMatch, parameters: parameterCount };
}

/** Every setup's run: the same setup gives the same run, whenever it is trained. */
export class Runs {
  private readonly known = new Map<string, Run>();

  /** In the order in which they were trained first. */
  get all(): readonly Run[] {
    return [...this.known.values()];
  }

  of(setup: Setup): Run | null {
    return this.known.get(keyOf(setup)) ?? null;
  }

  /** A run that has just ended is being scored: it is to be taken down before its model goes. */
  awaits(state: AppState): boolean {
    const { opened, scores } = state;
    return opened !== null && finished(state) && scores.busy && this.of(setupOf(opened.config)) === null;
  }

  /** Takes down the run that this state has come to the end of. */
  note(state: AppState): void {
    const run = runOf(state);
    if (run && !this.known.has(keyOf(run.setup))) this.known.set(keyOf(run.setup), run);
  }
}

/** Whether normalization has been added to a base of the same seed. */
export const normCompared = ({ all }: Runs): boolean =>
  all.some(
    ({ setup }) =>
      extrasOf(setup).join() === 'norm' && all.some(({ setup: base }) => keyOf(base) === keyOf(baseOf(setup))),
  );

/** Whether one of them has an extra that the other lacks, and all else is the same. */
export function oneMore(less: Setup, more: Setup): boolean {
  const added = extrasOf(more).filter((extra) => more[extra] !== less[extra]);
  if (added.length !== 1) return false;
  return keyOf({ ...more, [added[0]!]: BASE[added[0]!] }) === keyOf(less);
}

/** Two runs, one of them with one extra more, that end alike. */
export const alike = ({ all }: Runs): [Run, Run] | null => {
  for (const less of all)
    for (const more of all)
      if (oneMore(less.setup, more.setup) && Math.abs(less.newRight - more.newRight) <= SAME) return [less, more];
  return null;
};
