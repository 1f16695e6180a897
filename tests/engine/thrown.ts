import type { EngineError } from '../../web/engine/types.ts';

/** The engine's error that a call throws; any other error goes on. (The built library has an EngineError class of its own.) */
export function thrown(call: () => unknown): EngineError {
  try {
    call();
  } catch (error) {
    if (error instanceof Error && error.name === 'EngineError') return error as EngineError;
    throw error;
  }
  throw new Error('nothing was thrown');
}
