import { relaxedSimd, simd } from 'wasm-feature-detect';
import relaxedWasm from '#engine-relaxed';
import createVamosEngine from '#engine-wasm';
import { badOption } from './checks.ts';
import type { NativeModule } from './native.ts';
import { createSession, openSession } from './session.ts';
import { generateTask } from './tasks.ts';
import { EngineError, type Engine, type LoadOptions, type Variant } from './types.ts';

const WANTED = ['auto', 'simd', 'relaxed'];

/**
 * Loads the WASM module: `relaxed` where that is asked for, can run and can be had, otherwise `simd`. Throws EngineError
 * `no_simd` where neither can run, `load_failed` where `simd` cannot be fetched.
 */
export async function loadEngine(options: LoadOptions = {}): Promise<Engine> {
  const wanted = options.variant ?? 'auto';
  if (!WANTED.includes(wanted)) throw badOption('variant', WANTED.join(', '));
  if (!(await simd()))
    throw new EngineError(
      'no_simd',
      {},
      'This browser has no WebAssembly SIMD; use Chrome or Edge 91, Firefox 89, Safari 16.4 or newer.',
    );
  const relaxed = wanted === 'relaxed' ? await loadRelaxed() : null;
  return relaxed === null ? engineOf(await loadSimd(), 'simd') : engineOf(relaxed, 'relaxed');
}

async function loadSimd(): Promise<NativeModule> {
  try {
    return (await createVamosEngine()) as NativeModule;
  } catch (error) {
    throw new EngineError(
      'load_failed',
      { reason: String(error) },
      `The engine could not be loaded (${String(error)}); check the connection and reload the page.`,
    );
  }
}

/** Null where it cannot run or be had. Nothing is said about that: the other variant does the same, only slower. */
async function loadRelaxed(): Promise<NativeModule | null> {
  if (!(await relaxedSimd())) return null;
  let loaded = false;
  // The glue is that of the other variant; on its way it would tell the console what goes wrong.
  const options = {
    locateFile: () => relaxedWasm,
    printErr: (text: string) => {
      if (loaded) console.error(text);
    },
  };
  try {
    const native = (await createVamosEngine(options)) as NativeModule;
    loaded = true;
    return native;
  } catch {
    return null;
  }
}

function engineOf(native: NativeModule, variant: Variant): Engine {
  return {
    variant,
    createSession: (given) => createSession(native, given),
    openSession: (file, given) => openSession(native, file, given),
    generateTask: (kind, given) => generateTask(native, kind, given),
  };
}
