#!/usr/bin/env node
// `npm run screenshot`: makes the README's picture from the built page, as a visitor would see it after one press of the button.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { chromium as path } from '../../core/wasm/toolchain/system.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = 4188;
const server = spawn(process.execPath, ['web/server/serve.mjs', '--port', String(port), '--strict-port'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => server.stdout.once('data', resolve));
const browser = await chromium.launch({ executablePath: path(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const viewport = { width: 1280, height: 900 };
  const page = await browser.newPage({ viewport, colorScheme: 'light', locale: 'en-GB' });
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.locator('main[data-phase=ready]').waitFor();
  await page.locator('.play').click();
  await page.locator('main[data-phase=training]').waitFor();
  await page.locator('main[data-phase=ready]').waitFor({ timeout: 60_000 });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${root}/web/screenshot.png` });
} finally {
  await browser.close();
  server.kill();
}
