/** In place of halves.ts: the engine in one piece, which is smaller where all of it is there from the beginning. */
import createVamosEngine from '#engine-wasm';
import type { Started } from './halves';
import type { NativeModule } from './native';

export async function start(module: Promise<ArrayBuffer>, say: (text: string) => void): Promise<Started> {
  const compiled = await WebAssembly.compile(await module);
  const native = await new Promise<NativeModule>((resolve, reject) => {
    const instantiateWasm = (info: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object => {
      WebAssembly.instantiate(compiled, info).then(receive, reject);
      return {};
    };
    createVamosEngine({ instantiateWasm, printErr: say }).then((made) => resolve(made as NativeModule), reject);
  });
  return { native, complete: () => Promise.resolve() };
}
