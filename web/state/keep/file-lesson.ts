/** Where on the page a model file belongs, and the sentences that it was trained on. */
import type { Example, ModelConfig } from '../../engine/types';
import { LESSONS, type LessonId } from '../../lessons/ids';
import { presets, type LessonData } from '../../lessons/lessons';
import type { Desk } from '../feature';
import type { ModelFile } from './model-file';

interface Opening {
  lesson: LessonId;
  data: LessonData;
}

/** `said` is null for a file that says nothing; the engine knows what to say about it. */
export async function fileLesson(desk: Desk, said: ModelFile | null, name: string): Promise<Opening> {
  const start = { row: 0, column: 0 };
  const nothing = { source: '?', target: '?' };
  if (said === null)
    return { lesson: 'your-own', data: { train: [], heldOut: [], preset: presets.phrases, probe: nothing, start } };
  const { train, heldOut, preset, words } = said;
  const lesson = lessonFor(preset.model, name);
  const data = { train, heldOut, preset, probe: train[0] ?? heldOut[0] ?? words, start };
  if (lesson === 'your-own') return { lesson, data };
  // A file has tokens; the lesson has the sentences as they were written.
  const stock = await desk.stock(lesson);
  return { lesson, data: sameWords(stock.train, train) ? { ...stock, preset } : data };
}

/** The diagram of Let's go can draw one kind of model; elsewhere any can be seen, and the file's name says what it was. */
function lessonFor(model: Partial<ModelConfig>, name: string): LessonId {
  const small = presets['lets-go'].model;
  const drawn: (keyof ModelConfig)[] = [
    'dModel',
    'heads',
    'encoderLayers',
    'decoderLayers',
    'dFf',
    'norm',
    'outputProjection',
    'embeddingScale',
    'maxSourceLength',
    'maxTargetLength',
  ];
  if (drawn.every((field) => model[field] === small[field])) return 'lets-go';
  const named = LESSONS.find((lesson) => name.startsWith(`vamos-${lesson}-step-`));
  return named === undefined || named === 'lets-go' ? 'your-own' : named;
}

function sameWords(a: readonly Example[], b: readonly Example[]): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return (
    a.length === b.length &&
    a.every(({ source, target }, index) => {
      const other = b[index]!;
      return bare(source) === bare(other.source) && bare(target) === bare(other.target);
    })
  );
}
