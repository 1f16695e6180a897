/** WebKit's MiniBrowser, driven by WebDriver, on a copy of the page that notes what goes wrong in it. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Builder, Capabilities } from 'selenium-webdriver';
import { webkit } from '../../core/wasm/toolchain/system.mjs';
import { writeServiceWorker } from '../../web/offline/build.mjs';
import { freePort } from '../../web/server/port.mjs';
import { serve } from '../../web/server/static.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const ANSWERS_WITHIN = 20_000;

/**
 * WebKit's driver has no console log, so page and worker keep one themselves: errors, rejections, and what is written to the
 * console. It is there before anything else runs.
 */
const NOTEBOOK = `{
  const channel = new BroadcastChannel('complaints');
  const page = typeof document === 'object';
  if (page) {
    globalThis.complaints = [];
    channel.onmessage = ({ data }) => data !== 'complain' && globalThis.complaints.push(data);
  } else channel.onmessage = ({ data }) => data === 'complain' && console.error('as it was told');
  const note = (...words) => {
    const text = words.map(String).join(' ');
    if (page) globalThis.complaints.push('page: ' + text);
    else channel.postMessage('worker: ' + text);
  };
  addEventListener('error', (event) => note(event.message ?? 'not loaded: ' + event.target), true);
  addEventListener('unhandledrejection', (event) => note(event.reason));
  addEventListener('securitypolicyviolation', (event) => note(event.violatedDirective, event.blockedURI));
  for (const method of ['warn', 'error']) console[method] = note;
}
`;

/** dist/ with the notebook in the page and in its worker, and a service worker that knows these files. */
async function copyOfPage() {
  const folder = mkdtempSync(join(tmpdir(), 'vamos-webkit-'));
  cpSync(dist, folder, { recursive: true });
  const change = (name, how) => {
    const path = join(folder, name);
    const before = readFileSync(path, 'utf8');
    const after = how(before);
    if (after === before) throw new Error(`${name} has no place for the notebook`);
    writeFileSync(path, after);
  };
  writeFileSync(join(folder, 'notebook.js'), NOTEBOOK);
  change('index.html', (text) => text.replace('<title>', '<script src="./notebook.js"></script><title>'));
  const workers = readdirSync(join(folder, 'assets')).filter((name) => /^worker-.*\.js$/.test(name));
  if (workers.length !== 1) throw new Error(`dist/assets has ${workers.length} workers`);
  change(`assets/${workers[0]}`, (text) => NOTEBOOK + text);
  await writeServiceWorker(folder);
  return folder;
}

async function until(what, condition) {
  const end = Date.now() + ANSWERS_WITHIN;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function startWebKit() {
  const found = webkit();
  if (found === undefined) throw new Error('WebKit is not installed: npm test -- --only=webkit says how');
  const folder = await copyOfPage();
  const { server, port: pagePort } = await serve(folder, 0);
  const port = await freePort();
  const program = spawn(found.driver, [`--port=${port}`], {
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
  const stop = async () => {
    program.kill();
    await ended;
    server.close();
    rmSync(folder, { recursive: true });
  };
  const driver = await connect(url, found.browser).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    driver,
    address: `http://127.0.0.1:${pagePort}/`,
    unplug() {
      server.close();
      server.closeAllConnections();
    },
    async close() {
      await driver.quit();
      await stop();
    },
  };
}

/** A session of the driver at `url`, once that listens. */
async function connect(url, browser) {
  await until('WebKitWebDriver', () =>
    fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  });
  const driver = await new Builder().usingServer(url).withCapabilities(capabilities).build();
  await driver.manage().setTimeouts({ script: 120_000 });
  return driver;
}
