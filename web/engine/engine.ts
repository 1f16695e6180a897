import { relaxedSimd, simd } from 'wasm-feature-detect';
import addresses from '#engine-halves';
import { badOption } from './checks.ts';
import { start, type Started } from './halves.ts';
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
  const whole = options.whole ?? true;
  const relaxed = wanted === 'relaxed' ? await loadRelaxed(whole) : null;
  return relaxed === null ? engineOf(await loadSimd(whole), 'simd') : engineOf(relaxed, 'relaxed');
}

async function loadSimd(whole: boolean): Promise<Started> {
  return orFailed(async () => {
    const started = await start(addresses.simd, (text) => console.error(text));
    if (whole) await started.complete();
    return started;
  });
}

async function orFailed<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new EngineError(
      'load_failed',
      { reason: String(error) },
      `The engine could not be loaded (${String(error)}); check the connection and reload the page.`,
    );
  }
}

/** Null where it cannot run or be had. Nothing is said about that: the other variant does the same, only slower. */
async function loadRelaxed(whole: boolean): Promise<Started | null> {
  if (!(await relaxedSimd())) return null;
  let loaded = false;
  // On its way the glue would tell the console what goes wrong.
  const say = (text: string): void => {
    if (loaded) console.error(text);
  };
  try {
    const started = await start(addresses.relaxed, say);
    if (whole) await started.complete();
    loaded = true;
    return started;
  } catch {
    return null;
  }
}

function engineOf({ native, complete }: Started, variant: Variant): Engine {
  return {
    variant,
    complete: () => orFailed(complete),
    createSession: (given) => createSession(native, given),
    openSession: (file, given) => openSession(native, file, given),
    generateTask: (kind, given) => generateTask(native, kind, given),
  };
}
