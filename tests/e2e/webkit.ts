/** WebKit's MiniBrowser, by WebDriver. It wants a display: `xvfb-run -a …`. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { Builder, Capabilities, Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import { webkit } from '../../core/wasm/toolchain/system.mjs';
import { freePort } from '../../web/server/port.mjs';
import { found, type Driver, type Frames } from './driver.ts';

const ANSWERS_WITHIN = 20_000;
/** A golden run with all of its numbers on a busy machine. */
const SCRIPTS_END_WITHIN = 120_000;

/** WebDriver's names for the DOM's. */
const CODES: Readonly<Record<string, string>> = {
  Tab: Key.TAB,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  End: Key.END,
  PageDown: Key.PAGE_DOWN,
  ArrowDown: Key.ARROW_DOWN,
  ArrowRight: Key.ARROW_RIGHT,
};

/** WebKitWebDriver, once it listens. */
async function startProgram(path: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const program = spawn(path, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      // Its sandbox needs rights that a container has not; only our own page is opened.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      // Without a locale the page's reader would speak "C", which Intl refuses.
      LC_ALL: 'en_GB.UTF-8',
    },
  });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    program.kill();
    await ended;
  };
  for (const end = Date.now() + ANSWERS_WITHIN; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const listens = await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (listens) return { url, stop };
    if (Date.now() < end) continue;
    await stop();
    throw new Error('WebKitWebDriver did not answer');
  }
}

export async function startWebKit(proxy: number): Promise<Driver> {
  const installed = webkit();
  if (installed === undefined) throw new Error('WebKit is not installed: npm test -- --only=webkit says how');
  let program = await startProgram(installed.driver);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: installed.browser, args: ['--automation'] },
    proxy: { proxyType: 'manual', httpProxy: `127.0.0.1:${proxy}`, sslProxy: `127.0.0.1:${proxy}` },
  });
  const open = async (): Promise<WebDriver> => {
    const session = await new Builder().usingServer(program.url).withCapabilities(capabilities).build();
    await session.manage().setTimeouts({ script: SCRIPTS_END_WITHIN });
    return session;
  };
  // A session keeps nothing for the next one.
  let used = false;
  let driver = await open().catch(async (error: unknown) => {
    await program.stop();
    throw error;
  });

  const element = async (selector: string): Promise<WebElement> => {
    const one = await driver.executeScript<WebElement | null>(`return ${found(selector)}`);
    if (one === null) throw new Error(`nothing is ${selector}`);
    return one;
  };
  const enter = async (frames: Frames): Promise<void> => {
    await driver.switchTo().defaultContent();
    for (const selector of frames) await driver.switchTo().frame(await element(selector));
  };
  const version = (await driver.getCapabilities()).get('browserVersion') as string;

  return {
    name: 'webkit',
    version,
    async fresh() {
      if (used) {
        // One whose browser has ended has nothing to quit, and what it waits for does not come.
        await driver.quit().catch(() => undefined);
        await program.stop();
        program = await startProgram(installed.driver);
        driver = await open();
      }
      used = true;
      await driver.manage().window().setRect({ width: 1280, height: 900 });
    },
    goto: (address) => driver.get(address),
    reload: () => driver.navigate().refresh(),
    async run(expression, frames) {
      await enter(frames);
      const answer = await driver.executeAsyncScript<{ text?: string; failed?: string }>(`
        const done = arguments[0];
        (async () => ${expression})().then((text) => done({ text }), (error) => done({ failed: String(error) }));`);
      if (answer.failed !== undefined) throw new Error(answer.failed);
      return answer.text!;
    },
    async click(selector, frames) {
      await enter(frames);
      await (await element(selector)).click();
    },
    press: (key) =>
      driver
        .actions()
        .sendKeys(CODES[key] ?? key)
        .perform(),
    type: (text) => driver.actions().sendKeys(text).perform(),
    async resize(width, height) {
      await driver.manage().window().setRect({ width, height });
    },
    screenshot: async (path) => writeFile(path, await driver.takeScreenshot(), 'base64'),
    log: () => [],
    async close() {
      await driver.quit().catch(() => undefined);
      await program.stop();
    },
  };
}
