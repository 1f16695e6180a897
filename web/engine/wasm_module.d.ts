/** What Emscripten leaves in build/wasm: typed by `NativeModule` where it is loaded, and there even before the first build. */
declare module '#engine-wasm' {
  export default function createVamosEngine(options?: object): Promise<unknown>;
}

/** The addresses of the compiled halves; nothing is fetched before it is wanted. */
declare module '#engine-halves' {
  const addresses: Record<'simd' | 'relaxed', { first: string; rest: string }>;
  export default addresses;
}
