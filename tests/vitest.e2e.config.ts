import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The built page in the browser that VAMOS_BROWSER names; WebKit wants a display: `VAMOS_BROWSER=webkit xvfb-run -a npx vitest …`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 90_000,
    // In another browser, since one that broke takes all with it (suite.ts). What was run again is printed.
    retry: 1,
  },
});
