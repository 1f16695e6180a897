/** WebKit's MiniBrowser, by WebDriver. It wants a display: `xvfb-run -a …`. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { Builder, Capabilities, Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import { webkit } from '../../core/wasm/toolchain/system.mjs';
import { freePort } from '../../web/server/port.mjs';
import { found, type Driver, type Frames } from './driver.ts';

const ANSWERS_WITHIN = 20_000;
/** What its driver has not done by then it never does: a session that does not begin, a browser that does not end. */
const DONE_WITHIN = 20_000;
const TRIES = 3;
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

interface Program {
  url: string;
  stop(): Promise<void>;
}

/** WebKitWebDriver, once it listens. */
async function startProgram(path: string): Promise<Program> {
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
    const patience = setTimeout(() => program.kill('SIGKILL'), DONE_WITHIN);
    await ended;
    clearTimeout(patience);
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

async function inTime<T>(what: string, done: Promise<T>): Promise<T> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    patience = setTimeout(
      () => reject(new Error(`WebKit's driver did not ${what} in ${DONE_WITHIN / 1000} s`)),
      DONE_WITHIN,
    );
  });
  return Promise.race([done, late]).finally(() => clearTimeout(patience));
}

export async function startWebKit(proxy: number): Promise<Driver> {
  const installed = webkit();
  if (installed === undefined) throw new Error('WebKit is not installed: npm test -- --only=webkit says how');
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: installed.browser, args: ['--automation'] },
    proxy: { proxyType: 'manual', httpProxy: `127.0.0.1:${proxy}`, sslProxy: `127.0.0.1:${proxy}` },
  });
  const open = async (): Promise<{ program: Program; driver: WebDriver }> => {
    for (let tries = 1; ; tries += 1) {
      const program = await startProgram(installed.driver);
      try {
        const driver = await inTime(
          'begin a session',
          Promise.resolve(new Builder().usingServer(program.url).withCapabilities(capabilities).build()),
        );
        await driver.manage().setTimeouts({ script: SCRIPTS_END_WITHIN });
        return { program, driver };
      } catch (error) {
        await program.stop();
        if (tries === TRIES) throw error;
        console.log(`    ${String(error)}; another one is begun`);
      }
    }
  };
  let { program, driver } = await open();
  const close = async (): Promise<void> => {
    // A browser that has ended has nothing to quit.
    await inTime('end a session', driver.quit()).catch(() => undefined);
    await program.stop();
  };
  // A session keeps nothing for the next one.
  let used = false;

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
        await close();
        ({ program, driver } = await open());
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
    close,
  };
}
