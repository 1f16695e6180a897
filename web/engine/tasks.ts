import { filled, wrongType } from './checks.ts';
import { DEFAULT_TASK } from './defaults.ts';
import type { NativeModule } from './native.ts';
import { unwrap } from './session.ts';
import type { Example, TaskKind, TaskOptions } from './types.ts';

export function generateTask(native: NativeModule, kind: TaskKind, options?: Partial<TaskOptions>): Example[] {
  if (typeof kind !== 'string') throw wrongType('kind');
  return unwrap(native.generateTask(kind, filled(DEFAULT_TASK, options, 'options')));
}
