/** Chromium, by Playwright. */
import {
  chromium as playwright,
  type BrowserContext,
  type ElementHandle,
  type Frame,
  type Page,
} from 'playwright-core';
import { chromium } from '../../core/wasm/toolchain/system.mjs';
import { found, innermost, type Driver, type Frames } from './driver.ts';

export async function startChromium(proxy: number): Promise<Driver> {
  const browser = await playwright.launch({
    executablePath: chromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
    // This machine's own addresses too, which are not sent through a proxy otherwise.
    proxy: { server: `http://127.0.0.1:${proxy}`, bypass: '<-loopback>' },
  });
  const log: string[] = [];
  let context: BrowserContext | null = null;
  let page: Page;

  const element = async (frame: Frame, selector: string): Promise<ElementHandle> => {
    const handle = await frame.evaluateHandle<Element | null>(found(selector));
    const one = handle.asElement();
    if (one === null) throw new Error(`nothing is ${selector}`);
    return one;
  };
  const inside = (frames: Frames): Promise<Frame> => innermost(page.mainFrame(), frames, element);

  return {
    name: 'chromium',
    version: browser.version(),
    async fresh() {
      await context?.close();
      context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      page = await context.newPage();
      page.on('console', (message) => {
        if (/^(error|warning)$/.test(message.type())) log.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => log.push(String(error)));
    },
    async goto(address) {
      await page.goto(address);
    },
    async reload() {
      await page.reload();
    },
    run: async (expression, frames) => (await inside(frames)).evaluate<string>(expression),
    click: async (selector, frames) => (await element(await inside(frames), selector)).click(),
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewportSize({ width, height }),
    async screenshot(path) {
      await page.screenshot({ path });
    },
    log: () => log.splice(0),
    close: () => browser.close(),
  };
}
