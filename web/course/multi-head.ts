/** What the fourth chapter shows: a model of two heads, and what each of them and the word itself give to the sum. */
import type { Frame } from '../engine/messages';
import type { Ablation, Example } from '../engine/types';
import type { LessonData, Preset } from '../lessons/lessons';
import { headOf } from '../views/heat/matrix';
import type { AppState } from '../state/state';
import type { PartOff } from '../state/switches';

type Change = (data: LessonData) => LessonData;

/** Attention and residual connections, and nothing else that a later chapter would have to explain. */
const PLAIN: Preset['model'] = { norm: 'none', dFf: 0, attentionBias: false };

const changed = (data: LessonData, model: Preset['model'], pace: number, totalSteps?: number): LessonData => ({
  ...data,
  preset: {
    ...data.preset,
    model: { ...data.preset.model, ...PLAIN, ...model },
    training: { ...data.preset.training, ...(totalSteps === undefined ? {} : { totalSteps }) },
    pacing: { stepsPerSecond: pace, everyStep: false },
  },
});

export const twoHeads: Change = (data) => changed(data, { heads: 2 }, 200);

/** Layers of attention on top of each other, to write again what was read. */
export const LAYERS = 3;
export const stacked: Change = (data) => changed(data, { encoderLayers: LAYERS, sourceEos: false }, 60, 200);
export const stackedWithout: Change = (data) => {
  const lesson = stacked(data);
  return { ...lesson, preset: { ...lesson.preset, model: { ...lesson.preset.model, residual: false } } };
};

/** Sentences that training has never seen. */
export const SENTENCES: readonly Example[] = [
  { source: 'we have a good friend', target: 'tenemos un buen amigo' },
  { source: 'the girls are very tired', target: 'las niñas están muy cansadas' },
  { source: 'you eat this apple', target: 'comes esta manzana' },
];

/** Who asks whom in them: verbs for the one who does it, articles and adjectives for their noun. */
const QUESTIONS: Readonly<Record<'verb' | 'noun', readonly string[]>> = {
  verb: ['have we', 'eat you'],
  noun: ['a friend', 'good friend', 'the girls', 'tired girls', 'this apple'],
};
export type Question = keyof typeof QUESTIONS;

const ATTENTION = 'encoder.layers.0.self_attn';
const PROJECTION = `transformer.${ATTENTION}.out_proj.weight`;
const PARTS = ['source.sum', `${ATTENTION}.heads`, PROJECTION, `${ATTENTION}.output`, 'encoder.layers.0.residual1'];
export const JOINED_TENSORS: readonly string[] = PARTS;

export const headPart = (head: number): PartOff => `head:encoder:0:${head}`;
export const RESIDUAL = 'residual:encoder_self:0' satisfies PartOff;

/** The heads that are left out, where nothing else is; null where something else is. */
export function headsOff({ heads = [], ...others }: Ablation): number[] | null {
  if (Object.keys(others).length > 0 || heads.some(({ kind }) => kind !== 'encoder')) return null;
  return heads.map(({ head }) => head).sort((a, b) => a - b);
}

export const residualOff = ({ residuals = [] }: Ablation): boolean =>
  residuals.some(({ sublayer }) => sublayer === 'encoder_self');

export function shareOf({ maps }: Frame, head: number, row: number, column: number): number {
  const { values, columns } = headOf(maps.encoder, 0, head);
  return values[row * columns + column] ?? 0;
}

/** What a cell asks in a head that gives it more than half; null where it is none of the questions or no answer to it. */
export function questionAt(frame: Frame, head: number, row: number, column: number): Question | null {
  const { rowTokens } = frame.maps.encoder;
  const asks = `${rowTokens[row]} ${rowTokens[column]}`;
  const found = (Object.keys(QUESTIONS) as Question[]).find((question) => QUESTIONS[question].includes(asks));
  return found !== undefined && shareOf(frame, head, row, column) > 0.5 ? found : null;
}

export interface Joined {
  /** What the word brings along: embedding plus position. */
  word: Float32Array;
  /** What the heads give, side by side: as many numbers as the word has. */
  beside: Float32Array;
  /** What the output projection makes of each head's numbers; together they are the attention's answer. */
  parts: readonly Float32Array[];
  answer: Float32Array;
  /** What goes on: with the residual connection the answer and the word. */
  sum: Float32Array;
}

/** Of one word, from tensors by their names; null while one of them has not come. */
export function joined(
  row: number,
  { dModel: d, heads }: { dModel: number; heads: number },
  tensor: (name: string) => Float32Array | undefined,
): Joined | null {
  const [words, results, projection, answers, sums] = PARTS.map(tensor);
  if (!words || !results || !projection || !answers || !sums) return null;
  const own = (of: Float32Array): Float32Array => of.subarray(row * d, (row + 1) * d);
  const beside = own(results);
  const each = d / heads;
  const parts = Array.from({ length: heads }, (_, head) =>
    Float32Array.from({ length: d }, (_unit, to) => {
      let sum = 0;
      for (let from = head * each; from < (head + 1) * each; from += 1)
        sum += projection[to * d + from]! * beside[from]!;
      return sum;
    }),
  );
  return { word: own(words), beside, parts, answer: own(answers), sum: own(sums) };
}

/** How long a vector is. */
export const sizeOf = (vector: Float32Array): number => Math.hypot(...vector);

/** The word that asks: the lab's selected row, kept to the sentence. */
export function askerOf({ selection, frame }: AppState): number {
  const words = frame?.maps.encoder.rows ?? 1;
  return selection.kind === 'encoder' ? Math.min(selection.row, words - 1) : Math.min(1, words - 1);
}

export const sumName = (layer: number): string =>
  layer === 0 ? 'source.sum' : `encoder.layers.${layer - 1}.residual1`;
/** Where queries and keys come from: two thirds of the table that makes queries, keys and values. */
export const gradientName = (layer: number): string =>
  `grad.transformer.encoder.layers.${layer - 1}.self_attn.in_proj_weight`;

export const STACK_TENSORS: readonly string[] = [
  ...Array.from({ length: LAYERS + 1 }, (_, layer) => sumName(layer)),
  ...Array.from({ length: LAYERS }, (_, layer) => gradientName(layer + 1)),
];

/** How much of the size of these vectors is what they do not have in common: 0 when all of them are the same. */
export function difference(vectors: Float32Array, width: number): number {
  const count = vectors.length / width;
  const mean = new Float64Array(width);
  vectors.forEach((value, index) => (mean[index % width]! += value / count));
  let [apart, all] = [0, 0];
  vectors.forEach((value, index) => {
    apart += (value - mean[index % width]!) ** 2;
    all += value ** 2;
  });
  return all === 0 ? 0 : Math.sqrt(apart / all);
}

/** The norm of the gradient of the tables that make queries and keys, from the last step. */
export const queryKeyGradient = (table: Float32Array): number => sizeOf(table.subarray(0, (table.length / 3) * 2));
