import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What `npm pack` makes, as those use it who install it. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/package/*.test.{ts,mjs}'],
    environment: 'node',
    // What is asserted is what comes about, not when: a busy machine is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
