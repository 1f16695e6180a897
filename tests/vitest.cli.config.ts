import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The native command, `build/native/vamos`, as a user calls it. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/cli/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
