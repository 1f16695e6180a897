/** What the page says when something went wrong: i18n/<language>/errors.ts has the sentences. */
import { CallError } from '../engine/client';
import type { WorkerFailure } from '../engine/messages';

export const failed = (code: string, params: WorkerFailure['params'] = {}): WorkerFailure => ({
  code,
  params,
  message: '',
});

/** What was thrown: a refusal of the worker's, or else this code. */
export function failureOf(error: unknown, code: string): WorkerFailure {
  if (error instanceof CallError) return error.failure;
  return { code, params: {}, message: error instanceof Error ? error.message : String(error) };
}
