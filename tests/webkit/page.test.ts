import { By, until, type WebDriver, type WebElement } from 'selenium-webdriver';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startWebKit, type WebKit } from './browser.mjs';

const PATIENCE = 30_000;

let webkit: WebKit;
let driver: WebDriver;
beforeAll(async () => {
  webkit = await startWebKit();
  driver = webkit.driver;
});
afterAll(() => webkit.close());

const css = (selector: string): Promise<WebElement> => driver.findElement(By.css(selector));
const text = async (selector: string): Promise<string> => (await css(selector)).getText();

async function open(hash: string): Promise<void> {
  await driver.get('about:blank'); // the same page with another hash is not loaded anew
  await driver.get(`${webkit.address}#${hash}`);
  // The session is ready before its first picture, and only then can it be trained.
  await driver.wait(until.elementLocated(By.css('.play:enabled')), PATIENCE);
}

async function trainFully(): Promise<void> {
  await (await css('.speed option[value=fast]')).click();
  await (await css('.play')).click();
  await driver.wait(async () => Number(await text('[data-number=step]')) === 200, PATIENCE);
  await driver.wait(until.elementLocated(By.css('main[data-phase=ready]')), PATIENCE);
}

beforeEach(() => open('lets-go&lang=en'));
/** What page and worker have complained of. */
afterEach(async () => {
  expect(await driver.executeScript('return globalThis.complaints')).toEqual([]);
});

test('the notebook hears what goes wrong, in the page and in its worker', async () => {
  await driver.executeScript(`
    console.error('one');
    setTimeout(() => { throw new Error('two'); });
    Promise.reject(new Error('three'));
    new BroadcastChannel('complaints').postMessage('complain');
  `);
  await driver.wait(async () => (await complaints()).length === 4, PATIENCE);
  expect((await complaints()).sort()).toEqual([
    'page: Error: three',
    expect.stringMatching(/^page: .*two/),
    'page: one',
    'worker: as it was told',
  ]);
  await driver.executeScript('globalThis.complaints = []');
});

test('Let’s go is learned', async () => {
  await trainFully();
  expect(await text('written-tokens')).toContain('vamos');
  expect(await text('[data-number=loss]')).toBe('<0.001');
});

test('the engine is simd, turbo is not offered, and the page says that', async () => {
  expect(await text('[data-number=variant]')).toBe('simd');
  const turbo = await css('[role=switch]');
  expect([await turbo.isEnabled(), await turbo.isSelected()]).toEqual([false, false]);
  expect(await text('.turbo')).toBe('Turbo: not in this browser');
});

test('turbo that was chosen in another browser is simd, and trains', async () => {
  await driver.executeScript("localStorage.setItem('vamos.turbo', 'on')");
  await open('lets-go&lang=en&turbo=on');
  expect(await text('[data-number=variant]')).toBe('simd');
  await trainFully();
  expect(await text('written-tokens')).toContain('vamos');
  await driver.executeScript('localStorage.clear()');
});

function complaints(): Promise<string[]> {
  return driver.executeScript<string[]>('return globalThis.complaints');
}

// The last one: its host does not come back.
test('after the first visit it is there without its host', async () => {
  const cached = await driver.executeAsyncScript<number>(`
    const [done] = arguments;
    navigator.serviceWorker.ready.then(async ({ active }) => {
      if (active.state !== 'activated') await new Promise((now) => active.addEventListener('statechange', now, { once: true }));
      const [name] = await caches.keys();
      done((await (await caches.open(name)).keys()).length);
    });
  `);
  expect(cached).toBeGreaterThan(100);
  webkit.unplug();
  await open('lets-go&lang=es');
  expect(await driver.getTitle()).toContain('un Transformer que aprende');
  await trainFully();
  expect(await text('written-tokens')).toContain('vamos');
});
