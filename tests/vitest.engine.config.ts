import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The built engine, `dist/engine/vamos.js`, in Node. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/engine/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    // One at a time: these train.
    fileParallelism: false,
  },
});
