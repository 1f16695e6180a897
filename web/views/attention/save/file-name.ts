import type { LessonId } from '../../../lessons/ids';
import type { Selection } from '../../../state/state';

/** `vamos-phrases-cross-2-1-step-480.png`: the lesson, the kind of attention, layer and head, the step. */
export function fileName(
  lesson: LessonId,
  { kind, layer, head, mean }: Selection,
  step: number,
  lines: boolean,
  extension: string,
): string {
  const place = mean === 'all' ? ['mean'] : [layer + 1, mean ? 'mean' : head + 1];
  const parts = ['vamos', lesson, kind, ...place, ...(lines ? ['lines'] : []), 'step', step];
  return `${parts.join('-')}.${extension}`;
}
