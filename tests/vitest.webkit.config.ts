import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The built page in WebKit, which has SIMD and no relaxed SIMD; wants a display: `xvfb-run -a npx vitest run --config …`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/webkit/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // One browser at a time.
    fileParallelism: false,
  },
});
