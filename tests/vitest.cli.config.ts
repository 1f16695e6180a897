import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { HANGS_AFTER } from './cli/command.ts';

const timeout = HANGS_AFTER + 10_000; // so that a command that hangs is named

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
