/** Firefox, by Puppeteer and WebDriver BiDi. */
import puppeteer, {
  type BrowserContext,
  type ElementHandle,
  type Frame,
  type KeyInput,
  type Page,
} from 'puppeteer-core';
import { firefox } from '../../core/wasm/toolchain/system.mjs';
import { found, innermost, type Driver, type Frames } from './driver.ts';

export async function startFirefox(proxy: number): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox(),
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
    // Otherwise it does not listen when it is told to leave its own server alone.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy,
      'network.proxy.no_proxies_on': '',
      // This machine's own addresses too, which are not sent through a proxy otherwise.
      'network.proxy.allow_hijacking_localhost': true,
      // What the browser asks for by itself is none of the page's requests.
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
  const log: string[] = [];
  let context: BrowserContext | null = null;
  let page: Page;

  const element = async (frame: Frame, selector: string): Promise<ElementHandle> => {
    const handle = (await frame.evaluateHandle(found(selector))).asElement();
    if (handle === null) throw new Error(`nothing is ${selector}`);
    return handle as ElementHandle;
  };
  const inside = (frames: Frames): Promise<Frame> => innermost(page.mainFrame(), frames, element);

  return {
    name: 'firefox',
    version: (await browser.version()).replace(/^firefox\//i, ''),
    async fresh() {
      await context?.close();
      context = await browser.createBrowserContext();
      page = await context.newPage();
      page.on('console', (message) => {
        if (/^(error|warn)$/.test(message.type())) log.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => log.push(String(error)));
    },
    async goto(address) {
      await page.goto(address);
    },
    async reload() {
      await page.reload();
    },
    run: async (expression, frames) => (await (await inside(frames)).evaluate(expression)) as string,
    click: async (selector, frames) => (await element(await inside(frames), selector)).click(),
    press: (key) => page.keyboard.press(key as KeyInput),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }),
    async screenshot(path) {
      await page.screenshot({ path });
    },
    log: () => log.splice(0),
    close: () => browser.close(),
  };
}
