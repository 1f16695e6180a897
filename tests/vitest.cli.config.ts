import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Longer than command.ts waits for a command that hangs.
const timeout = process.env.VAMOS_COMMAND === undefined ? 60_000 : 450_000;

/** The native command, `build/native/vamos`, as a user calls it. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/cli/**/*.test.ts'],
    environment: 'node',
    testTimeout: timeout,
    hookTimeout: timeout,
    maxWorkers: 2,
  },
});
