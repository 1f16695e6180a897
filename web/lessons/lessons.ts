/** The lessons and how each one's sentences reach the session. Data and presets exist once, in these folders. */
import { parseTable } from './table';
import { watchable } from '../engine/pacing';
import { splitPairs } from './split';
import letsGoPreset from './lets-go/preset.json';
import phrasesPreset from './phrases/preset.json';
import type { DataConfig, Example, ModelConfig, SessionOptions, TrainingConfig } from '../engine/types';

export interface Preset {
  /** How text becomes tokens, where it is not by words. */
  data?: Pick<DataConfig, 'tokenizer' | 'digitGroup'>;
  model: Partial<ModelConfig>;
  training: Partial<TrainingConfig> & { totalSteps: number };
  /** How fast it is shown to somebody who watches. */
  pacing: { stepsPerSecond: number; everyStep: boolean };
}

export interface LessonData {
  train: Example[];
  /** Sentences that training never sees. */
  heldOut: Example[];
  preset: Preset;
  /** What the page looks at first: a sentence, and a word of its translation with the word that it comes from. */
  probe: Example;
  start: { row: number; column: number; head?: number };
}

/** The diagram of Let's go has room for this many rows; a longer sentence is refused with a sentence of its own. */
const ROOM = { maxSourceLength: 4, maxTargetLength: 4 };

const letsGo = letsGoPreset as unknown as Preset;
export const presets = {
  'lets-go': { ...letsGo, model: { ...letsGo.model, ...ROOM } },
  phrases: phrasesPreset as unknown as Preset,
};

/** The text is a chunk of its own, fetched when its lesson is opened. */
export async function loadLesson(id: 'lets-go' | 'phrases'): Promise<LessonData> {
  const { default: text } =
    id === 'lets-go' ? await import('./lets-go/lets-go.tsv?raw') : await import('./phrases/phrases.tsv?raw');
  const rows = parseTable(text);
  const pair = ({ source = '', target = '' }: (typeof rows)[number]): Example => ({ source, target });
  const train = rows.filter((row) => row.split === 'train').map(pair);
  const others = rows.filter((row) => row.split !== 'train');
  const heldOut = others.map(pair);
  const swapped = others.find((row) => (row.swapped ?? '') !== '');
  // In Phrases the first sentence on show is a new one whose words change places: there is something to see.
  const probe = swapped ? pair(swapped) : train[0]!;
  return { train, heldOut, preset: presets[id], probe, start: swapped ? firstSwap(swapped) : { row: 0, column: 0 } };
}

/** The first word of the target that has changed its place, and the place in the source that it comes from. */
function firstSwap(record: Partial<Record<string, string>>): LessonData['start'] {
  const row = Number(record.swapped?.split(' ')[0]);
  const column = Number(record.alignment?.split(' ')[row]);
  return Number.isInteger(row) && Number.isInteger(column) ? { row, column } : { row: 0, column: 0 };
}

/** Somebody's own pairs: the model of Phrases, as many steps as the data deserves. */
export function ownLesson(pairs: Example[]): LessonData {
  const { train, heldOut } = splitPairs(pairs);
  const { model, training } = presets.phrases;
  const totalSteps = ownSteps(pairs.length);
  return {
    train,
    heldOut,
    preset: {
      model,
      training: { ...training, totalSteps, batchSize: Math.min(32, train.length) },
      pacing: watchable(totalSteps),
    },
    probe: pairs.find(worthLooking) ?? pairs[0]!,
    start: { row: 0, column: 0 },
  };
}

/** A sentence of one or two words has little to show, a very long one too much. */
function worthLooking({ source }: Example): boolean {
  const words = source.split(' ').length;
  return words >= 3 && words <= 9;
}

/** About as many passes over the data as Phrases makes, with a floor for the few and a ceiling for the patient. */
export function ownSteps(pairs: number): number {
  return Math.round(Math.min(1000, Math.max(150, 100 + pairs / 5)) / 10) * 10;
}

export function sessionOptions(data: LessonData, seed: number | null): SessionOptions {
  const { model, training, data: text } = data.preset;
  const seeded = seed === null ? {} : { seed };
  return {
    model: { ...seeded, ...model },
    training: { ...seeded, ...training },
    data: { ...text, examples: data.train, ...(data.heldOut.length > 0 ? { validation: data.heldOut } : {}) },
  };
}
