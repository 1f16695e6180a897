// Chromium, with a page for each side: each in a context of its own, and so in a process of its own.
import { chromium } from 'playwright-core';
import { chromium as program } from '../../../core/wasm/toolchain/system.mjs';
import { project } from '../../../core/wasm/toolchain/paths.mjs';
import { serve } from '../../../web/server/static.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that is not looked at must run as fast as one that is.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

export const launch = () => chromium.launch({ executablePath: program(), args: ARGUMENTS });

/** The browser and a server of the whole project, shared by all pages. */
export class Browser {
  static async start() {
    const own = new Browser();
    own.browser = await launch();
    own.served = await serve(project, 4300);
    own.version = own.browser.version();
    return own;
  }

  address(path) {
    return `http://127.0.0.1:${this.served.port}/${path}`;
  }

  /**
   * A side: `scripts` are loaded as such, then `factory`, exported by `module`, makes the function that answers requests from
   * `options`.
   */
  async side({ module, factory, options, scripts = [] }) {
    const context = await this.browser.newContext();
    const page = await context.newPage();
    await page.goto(this.address('tests/bench/sides/engine.mjs')); // any page of this origin
    for (const url of scripts) await page.addScriptTag({ url: `/${url}` });
    await page.evaluate(
      async ({ module, factory, options }) => {
        globalThis.answer = await (await import(module))[factory](options);
      },
      { module: `/${module}`, factory, options },
    );
    return {
      ask: (request) => page.evaluate((request) => globalThis.answer(request), request),
      stop: () => context.close(),
    };
  }

  async stop() {
    await this.browser.close();
    this.served.server.close();
  }
}
