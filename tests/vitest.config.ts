import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Web units; a file that needs a document says `// @vitest-environment happy-dom` in its first line. */
export default defineConfig({
  root,
  resolve: {
    alias: {
      '#engine-wasm': `${root}build/wasm/vamos_engine.js`,
    },
  },
  test: {
    include: ['tests/web/**/*.test.ts', 'tests/tools/**/*.test.mjs'],
    setupFiles: ['tests/web/setup.ts'],
    environment: 'node',
    maxWorkers: 2,
    // What is asserted is what comes about, not when: a busy machine is slow.
    testTimeout: 60_000,
  },
});
