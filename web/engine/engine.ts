import { simd } from 'wasm-feature-detect';
import createVamosEngine from '#engine-wasm';
import type { NativeModule } from './native.ts';
import { createSession, openSession } from './session.ts';
import { generateTask } from './tasks.ts';
import { EngineError, type Engine, type LoadOptions } from './types.ts';

/** Loads the WASM module. Throws EngineError `no_simd` where it cannot run, `load_failed` where it cannot be fetched. */
export async function loadEngine(options: LoadOptions = {}): Promise<Engine> {
  const variant = options.variant ?? 'auto';
  if (variant !== 'auto' && variant !== 'simd')
    throw new EngineError(
      'option_not_available',
      { field: 'variant', value: variant },
      `The engine variant ${variant} is not available; use auto or simd.`,
    );
  if (!(await simd()))
    throw new EngineError(
      'no_simd',
      {},
      'This browser has no WebAssembly SIMD; use Chrome or Edge 91, Firefox 89, Safari 16.4 or newer.',
    );
  let native: NativeModule;
  try {
    native = (await createVamosEngine()) as NativeModule;
  } catch (error) {
    throw new EngineError(
      'load_failed',
      { reason: String(error) },
      `The engine could not be loaded (${String(error)}); check the connection and reload the page.`,
    );
  }
  return {
    variant: 'simd',
    createSession: (given) => createSession(native, given),
    openSession: (file, given) => openSession(native, file, given),
    generateTask: (kind, given) => generateTask(native, kind, given),
  };
}
