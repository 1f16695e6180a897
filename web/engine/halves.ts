/**
 * The compiled engine comes in two halves (core/wasm/toolchain/split.mjs). The first calls the functions of the second through
 * its table, where something stands in for each of them until the second has been instantiated.
 */
import createVamosEngine from '#engine-wasm';
import type { NativeModule } from './native.ts';
import { EngineError } from './types.ts';

/** Where the two halves of a variant are. */
export interface Halves {
  first: string;
  rest: string;
}

export interface Started {
  native: NativeModule;
  /** Resolves when both halves are there; rejects, and may be asked again, when the second cannot be had. */
  complete: () => Promise<void>;
}

const inNode = (): boolean => typeof process === 'object' && typeof process.versions?.node === 'string';

async function compiled(address: string): Promise<WebAssembly.Module> {
  if (inNode())
    return WebAssembly.compile(await process.getBuiltinModule('node:fs/promises').readFile(new URL(address)));
  const got = async (cache: RequestCache): Promise<WebAssembly.Module> => {
    const response = await fetch(address, { credentials: 'same-origin', cache });
    if (!response.ok) throw new Error(`${response.status}: ${address}`);
    return WebAssembly.compile(await response.arrayBuffer());
  };
  // What the browser has kept may be half of it, or the sign-in page of a network.
  return got('default').catch(() => got('reload'));
}

/** At once, for a call that cannot wait. Only a worker may wait for the network. */
function compiledNow(address: string): WebAssembly.Module {
  if (inNode()) return new WebAssembly.Module(process.getBuiltinModule('node:fs').readFileSync(new URL(address)));
  try {
    const request = new XMLHttpRequest();
    request.open('GET', address, false);
    request.responseType = 'arraybuffer';
    request.send();
    return new WebAssembly.Module(request.response as ArrayBuffer);
  } catch (error) {
    // In the middle of a call: whoever hears of it knows that this engine cannot go on.
    throw new EngineError('load_failed', {}, String(error));
  }
}

/** The table through which the halves call each other: wasm-split exports it under a name of its own, beside Emscripten's. */
function calls(exports: WebAssembly.Exports): WebAssembly.Table {
  const tables = Object.entries(exports).filter(([, value]) => value instanceof WebAssembly.Table);
  const [, table] = tables.find(([name]) => name.startsWith('%')) ?? tables[0]!;
  return table as WebAssembly.Table;
}

/** Starts the first half. `say` hears what the glue would tell the console. */
export async function start(halves: Halves, say: (text: string) => void): Promise<Started> {
  const first = await compiled(halves.first);
  let exports: WebAssembly.Exports = {};
  let whole = false;
  let coming: Promise<void> | null = null;

  const standIn =
    (index: string) =>
    (...given: unknown[]): unknown => {
      if (!whole) new WebAssembly.Instance(compiledNow(halves.rest), { primary: exports });
      whole = true;
      return (calls(exports).get(Number(index)) as (...given: unknown[]) => unknown)(...given);
    };
  const placeholder = new Proxy({}, { get: (_, index) => standIn(String(index)) }) as WebAssembly.ModuleImports;

  const native = await new Promise<NativeModule>((resolve, reject) => {
    const instantiateWasm = (info: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object => {
      WebAssembly.instantiate(first, { ...info, placeholder }).then((instance) => {
        exports = instance.exports;
        receive(instance);
      }, reject);
      return {};
    };
    createVamosEngine({ instantiateWasm, printErr: say }).then((made) => resolve(made as NativeModule), reject);
  });

  const join = async (): Promise<void> => {
    const module = await compiled(halves.rest);
    if (!whole) await WebAssembly.instantiate(module, { primary: exports });
    whole = true;
  };
  return {
    native,
    complete: () => {
      if (whole) return Promise.resolve();
      coming ??= join().finally(() => (coming = null));
      return coming;
    },
  };
}
