// Measures the shipped engine in Chromium once and prints one line of JSON.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { chromium as path } from '../../core/wasm/toolchain/system.mjs';
import { serve } from '../../web/server/static.mjs';
import { runs, stepsPerSecond } from './steps.mjs';

const { server, port } = await serve(fileURLToPath(new URL('../../dist', import.meta.url)), 4189);
const browser = await chromium.launch({ executablePath: path(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const address = `http://127.0.0.1:${port}/engine/vamos.js`;
await page.goto(address); // a page of the same origin
const rates = await page.evaluate(`(${stepsPerSecond})(${JSON.stringify(address)}, ${JSON.stringify(runs)})`);
console.log(JSON.stringify({ ...rates, version: browser.version() }));
await browser.close();
server.close();
