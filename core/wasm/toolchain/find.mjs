#!/usr/bin/env node
// Finds or gets what the WebAssembly build needs and leaves build/emscripten.cmake for `cmake --preset wasm`.
import { ensureEmscripten } from './emscripten.mjs';
import { main } from './report.mjs';
import { ensureSystem } from './system.mjs';

await main(async () => {
  await ensureSystem('compiler', 'cmake');
  await ensureEmscripten();
});
