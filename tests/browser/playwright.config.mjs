import { defineConfig } from '@playwright/test';
import { chromium } from '../../core/wasm/toolchain/system.mjs';

const port = Number(process.env.VAMOS_TEST_PORT ?? 4179);

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // Of hundreds, one now and then meets a machine that stood still for seconds. The last line counts these as flaky.
  retries: 1,
  // What is asserted is what comes about, not when: on a busy machine reading a canvas back alone can take seconds.
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    // A page that keeps itself for later does that beside every test; those of it (offline.spec.ts) allow it.
    serviceWorkers: 'block',
    baseURL: `http://127.0.0.1:${port}/`,
    launchOptions: {
      // The system's own browser: nothing is downloaded for the tests.
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node web/server/serve.mjs --port ${port} --strict-port`,
    cwd: '../..',
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
