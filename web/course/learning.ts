/** How a model learns, as the engine has it: what each place costs, what a gradient forecasts, and two ways of taking a step. */
import { END } from '../engine/tokens';
import type { LessonData, Preset } from '../lessons/lessons';
import { finished, type AppState } from '../state/state';
import { placesOf } from '../state/wanted';
import { DIVERGED } from './diverged';
import { inRows } from './rows';

type Training = Preset['training'];
type Change = (data: LessonData) => LessonData;

const PROBABILITIES = 'probabilities';
export const LOSS_TENSORS: readonly string[] = [PROBABILITIES];

const training =
  (change: Partial<Training>, stepsPerSecond: number): Change =>
  (data) => ({
    ...data,
    preset: {
      ...data.preset,
      training: { ...data.preset.training, ...change },
      pacing: { stepsPerSecond, everyStep: true },
    },
  });

/** The lesson at twice its pace: a chapter trains several models. */
export const whole = training({}, 100);

/** One place of a translation: the decoder reads a word and is to give another one all of the probability. */
export interface PlaceLoss {
  reads: string;
  right: string;
  writes: string;
  /** Of the right word. */
  probability: number;
  loss: number;
}

/** The places of the sentence on show, fed with its right translation; null while their probabilities have not come. */
export function placeLosses({ frame, opened }: AppState): PlaceLoss[] | null {
  const numbers = frame?.numbers[PROBABILITIES];
  if (!frame || !opened || !numbers || frame.probe.target === null) return null;
  const vocabulary = opened.summary.targetVocabulary;
  const rows = inRows(numbers, vocabulary.length);
  return placesOf(frame).map(({ token, after }, place) => {
    const probability = rows[place]![vocabulary.indexOf(token)]!;
    // Of a word that has all of it the logarithm would be a zero with a sign.
    const loss = Math.max(0, -Math.log(probability));
    return { reads: after, right: token, writes: frame.shown.steps[place]!.token, probability, loss };
  });
}

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** What a place costs a model that gives each of so many entries the same probability. */
export const costOfGuessing = (entries: number): number => Math.log(entries);

/**
 * A model that stops while there is much to learn. The schedule is no matter of taste: a cosine ends at a rate of zero, so that the
 * last step changes nothing, and the gradient that it has measured is that of the weights on show.
 */
export const early = training({ schedule: 'cosine', totalSteps: 20 }, 20);

/** A weight of the model that can be moved by hand: where the engine has it, and what it belongs to. */
export interface Weight {
  tensor: string;
  index: number;
}

/** The weights of a word, in the order of their columns. */
export interface WeightRow {
  token: string;
  weights: Weight[];
}

const OUTPUT = 'generator.weight';
const BIAS = 'generator.bias';
const SOURCE = 'src_embedding.weight';
const TABLES = [OUTPUT, BIAS, SOURCE];
const gradientOf = (tensor: string): string => `grad.${tensor}`;
export const NUDGE_TENSORS: readonly string[] = [...TABLES, ...TABLES.map(gradientOf)];

const words = (vocabulary: readonly string[], also = ''): [string, number][] =>
  [...vocabulary.entries()].flatMap(([row, token]) =>
    /^<(PAD|UNK|EOS)>$/.test(token) && token !== also ? [] : [[token, row]],
  );

/** The weights that are offered: those that rate the words of a translation, and those that stand for the words of a sentence. */
export function offered({ opened }: AppState): { output: WeightRow[]; source: WeightRow[] } {
  if (!opened) return { output: [], source: [] };
  const { summary, config } = opened;
  const of = (tensor: string, row: number, width: number): Weight[] =>
    Array.from({ length: width }, (_, unit) => ({ tensor, index: row * width + unit }));
  return {
    output: words(summary.targetVocabulary, END).map(([token, row]) => ({
      token,
      weights: [...of(OUTPUT, row, config.dModel), { tensor: BIAS, index: row }],
    })),
    source: words(summary.sourceVocabulary).map(([token, row]) => ({ token, weights: of(SOURCE, row, config.dModel) })),
  };
}

/** The weights and their gradients as the last step of training has left them, and the loss that it has measured. */
export interface Measured {
  /** Of which model: another step makes another one. */
  of: string;
  loss: number;
  weight: (at: Weight) => number;
  gradient: (at: Weight) => number;
}

export const modelOf = ({ frame }: AppState): string =>
  frame ? [frame.session, frame.course, frame.step].join(' ') : '';

/** Null unless the plan is at its end, with no weight moved by hand: before that, the gradient is one of earlier weights. */
export function measured(state: AppState): Measured | null {
  const { frame } = state;
  if (!frame?.report || !finished(state) || frame.edited || state.phase !== 'ready') return null;
  const { numbers } = frame;
  if (NUDGE_TENSORS.some((name) => numbers[name] === undefined)) return null;
  return {
    of: modelOf(state),
    loss: frame.report.loss,
    weight: ({ tensor, index }) => numbers[tensor]![index]!,
    gradient: ({ tensor, index }) => numbers[gradientOf(tensor)]![index]!,
  };
}

export const forecast = ({ loss, gradient }: Measured, at: Weight, change: number): number =>
  loss + gradient(at) * change;

export type Verdict = 'held' | 'worse' | 'past' | 'off' | 'none';

/** What a tenth of the change is to the forecast. */
const ROOM = 0.1;
/** Beyond what rounding adds to a loss. */
const HIGHER = 0.001;

/** How a forecast of the change of the loss did. */
export function verdict(expected: number, found: number): Verdict {
  if (expected === 0) return 'none';
  if (expected < 0 && found > HIGHER) return 'past';
  if (Math.abs(found - expected) > ROOM * Math.abs(expected)) return 'off';
  return expected < 0 ? 'held' : 'worse';
}

/** The learning rates that are compared, and the one that is there first. */
export const RATES = [0.001, 0.01, 0.1, 1, 5] as const;
const FIRST_RATE = 0.1;
const RACE = { learningRate: FIRST_RATE } as const;

/** Against the gradient, and no more: what is called gradient descent. */
export const plainSteps = training({ ...RACE, optimizer: 'sgd', momentum: 0 }, 200);
export const adamSteps = training(RACE, 200);

/** What a model has come to that knows both words and not which of them is asked for: half of its places cost a toss of a coin. */
export const PLATEAU = Math.log(2) / 2;

/** A loss at which every place is as good as certain. */
const LEARNED = 0.01;

export type Result = { end: 'learned' | 'not'; loss: number } | { end: 'diverged' };

/** How a run has ended; null as long as it goes on, or has been stopped by the reader. */
export function resultOf(state: AppState): Result | null {
  const { frame, phase, notice } = state;
  if (phase !== 'ready' || !frame?.report) return null;
  if (notice?.code === DIVERGED) return { end: 'diverged' };
  if (!finished(state)) return null;
  const { loss } = frame.report;
  return { end: loss < LEARNED ? 'learned' : 'not', loss };
}
