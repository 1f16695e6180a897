/** What Emscripten leaves in build/wasm: typed by `NativeModule` where it is loaded, and there even before the first build. */
declare module '#engine-wasm' {
  export default function createVamosEngine(options?: object): Promise<unknown>;
}
