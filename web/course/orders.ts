/** What the second chapter shows: the same words in another order, read with positions and without. */
import type { LessonData, Preset } from '../lessons/lessons';

/** Two sentences of the same words that mean two things. */
export const ORDERS = [
  { source: 'the dog sees the cat', target: 'el perro ve al gato' },
  { source: 'the cat sees the dog', target: 'el gato ve al perro' },
] as const;

/** Sums of the same terms in another order differ by their rounding, and by no more than this. */
const ROUNDING = 1e-4;

type Change = (data: LessonData) => LessonData;

const changed = (data: LessonData, model: Preset['model'], training: Partial<Preset['training']>): LessonData => ({
  ...data,
  preset: {
    ...data.preset,
    model: { ...data.preset.model, ...model },
    training: { ...data.preset.training, ...training },
  },
});

/** The two sentences alone, for a model without positions that is so narrow that its numbers can be printed. */
export const bag: Change = (data) => {
  const model = { dModel: 4, dFf: 8, initStd: 0.3, embeddingStd: 0.3, maxSourceLength: 6, maxTargetLength: 7 };
  const lesson = changed(data, { ...model, position: 'none' }, { learningRate: 0.02, totalSteps: 200 });
  return { ...lesson, train: [...ORDERS], heldOut: [], start: { row: 0, column: 0 } };
};

/** Fewer steps than the lesson takes, since two models take them: enough for the one of them that can learn it. */
export const brief: Change = (data) => {
  const lesson = changed(data, {}, { totalSteps: 300 });
  return { ...lesson, preset: { ...lesson.preset, pacing: { stepsPerSecond: 60, everyStep: false } } };
};

export const briefWithout: Change = (data) => changed(brief(data), { position: 'none' }, {});

/** The words with the one at `at` and the next one in each other's place. */
export function swapped(words: readonly string[], at: number): string[] {
  return words.map((word, index) => (index === at ? words[at + 1]! : index === at + 1 ? words[at]! : word));
}

/** Whether they are the same words, each as often. */
export function sameBag(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join('\n') === [...other].sort().join('\n');
}

/** For each word of the one order, where the other has it: of a word that comes twice, the first is the first. */
export function placesOf(one: readonly string[], other: readonly string[]): number[] {
  const free = new Set(other.keys());
  return one.map((word) => {
    const place = [...free].find((index) => other[index] === word) ?? -1;
    free.delete(place);
    return place;
  });
}

/** Whether row `i` of the one and row `j` of the other have the same numbers. */
export function sameRow(one: Float32Array, i: number, other: Float32Array, j: number, width: number): boolean {
  for (let unit = 0; unit < width; unit += 1) {
    const [a, b] = [one[i * width + unit]!, other[j * width + unit]!];
    if (!(Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a)))) return false;
  }
  return true;
}
