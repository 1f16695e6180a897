import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { relaxedSimd } from 'wasm-feature-detect';

/** Node 20 has relaxed SIMD only when it is asked for it; newer ones have it, and may know no such flag. */
const flags = (await relaxedSimd()) ? [] : ['--experimental-wasm-relaxed-simd'];

/** The built engine, `dist/engine/vamos.js`, in Node. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/engine/**/*.test.ts'],
    environment: 'node',
    execArgv: flags,
    testTimeout: 120_000,
    // One at a time: these train.
    fileParallelism: false,
  },
});
