/** What Emscripten leaves in build/wasm: typed by `NativeModule` where it is loaded, and there even before the first build. */
declare module '#engine-wasm' {
  export default function createVamosEngine(options?: object): Promise<unknown>;
}

/** The address of the relaxed module, which is fetched only when it is chosen. */
declare module '#engine-relaxed' {
  const address: string;
  export default address;
}
