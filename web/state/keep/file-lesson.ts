/** Where on the page a model file belongs, and the sentences that it was trained on. */
import type { Example, ModelConfig } from '../../engine/types';
import { LESSONS, type LessonId } from '../../lessons/ids';
import { presets, type LessonData } from '../../lessons/lessons';
import type { Desk } from '../feature';
import { fitsDiagram } from '../fits-diagram';
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

/** What the diagram draws is Let's go; of another model the file's name says what it was. */
function lessonFor(model: Partial<ModelConfig>, name: string): LessonId {
  if (fitsDiagram(model)) return 'lets-go';
  return LESSONS.find((lesson) => name.startsWith(`vamos-${lesson}-step-`)) ?? 'your-own';
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
