// Training over and over at full speed with everything open: a minute of it, in the long run an hour.
import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { currentStep, expect, open, play, ready, test } from './page';
import { LONG } from './variants';

const SECONDS = LONG ? 3600 : 60;
/** Less says nothing. */
const LEAST_TAKEN = 6;
/** What is fetched, compiled and remembered for the first time belongs here. */
const WARM_UP = Math.min(SECONDS / 4, 300);

/** Megabytes. */
interface Memory {
  /** The page's JavaScript and the worker's, after a collection. */
  page: number;
  worker: number;
  /** The engine's linear memory, which never shrinks. */
  engine: number;
  /** The whole tab as the system counts it. */
  tab: number;
}

/** Keeps the engine's memory where it can be asked for its size: the module is held back until the worker is ready for that. */
async function watchEngine(page: Page): Promise<void> {
  let watched = (): void => undefined;
  const ready = new Promise<void>((resolve) => (watched = resolve));
  page.on('worker', (worker) => {
    void worker
      .evaluate(() => {
        const scope = globalThis as unknown as { engineMemory?: WebAssembly.Memory };
        for (const name of ['instantiate', 'instantiateStreaming'] as const) {
          const original = WebAssembly[name] as (...given: unknown[]) => Promise<unknown>;
          const wrapped = async (...given: unknown[]): Promise<unknown> => {
            const made = await original.apply(WebAssembly, given);
            const { exports } =
              (made as { instance?: WebAssembly.Instance }).instance ?? (made as WebAssembly.Instance);
            const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
            scope.engineMemory ??= memory;
            return made;
          };
          Object.assign(WebAssembly, { [name]: wrapped });
        }
      })
      .then(watched);
  });
  await page.route('**/*.wasm', async (route) => {
    await ready;
    await route.continue();
  });
}

/** The renderers' resident memory: the tab, its worker and the engine's own memory together. */
async function resident(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * 4096);
  return Math.max(...pages);
}

/** What the worker's JavaScript takes once its garbage has been collected: it is another one's than the page's, and as lazy. */
async function workerHeap(session: CDPSession): Promise<number> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'worker' }] });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: targetInfos[0]!.targetId });
  // One asks this target by messages; events come between the answers.
  const used = new Promise<number>((resolve) => {
    const hear = ({ message }: { message: string }): void => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: { usedSize: number } };
      if (id !== 2) return;
      session.off('Target.receivedMessageFromTarget', hear);
      resolve(result!.usedSize);
    };
    session.on('Target.receivedMessageFromTarget', hear);
  });
  const ask = (id: number, method: string): Promise<unknown> =>
    session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
  await ask(1, 'HeapProfiler.collectGarbage');
  await ask(2, 'Runtime.getHeapUsage');
  const bytes = await used;
  await session.send('Target.detachFromTarget', { sessionId });
  return bytes;
}

async function measured(page: Page, session: CDPSession): Promise<Memory> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const worker = await workerHeap(session);
  const engine = await page
    .workers()[0]!
    .evaluate(() => (globalThis as unknown as { engineMemory: WebAssembly.Memory }).engineMemory.buffer.byteLength);
  const mega = (bytes: number): number => Math.round(bytes / 1e5) / 10;
  return {
    page: mega(usedSize),
    worker: mega(worker),
    engine: mega(engine),
    tab: mega(await resident(page.context().browser()!)),
  };
}

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

test('training on and on with everything open takes no more memory than in the beginning, and ends in the same loss each time', async ({
  page,
}) => {
  test.setTimeout((SECONDS + 240) * 1000);
  await watchEngine(page);
  await open(page, 'phrases');
  const session = await page.context().newCDPSession(page);
  await page.locator('.speed select').selectOption('fast');
  await page.locator('machine-strip [data-open="encoder 0"]').click();
  await expect(page.locator('layer-machine canvas').first()).toBeVisible();
  await page.getByRole('button', { name: 'How is this number made?' }).click();
  await expect(page.locator('arithmetic-panel')).toBeVisible();
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await expect(page.getByRole('grid')).toBeVisible();

  const taken: Memory[] = [];
  let steps = 0;
  /** Steps a second of each run. */
  const rates: number[] = [];
  const losses = new Set<string>();
  const begin = Date.now();
  const seconds = (): number => (Date.now() - begin) / 1000;
  let next = WARM_UP;
  // On a slow machine for as long as it takes to have something to compare.
  while (seconds() < SECONDS || taken.length < LEAST_TAKEN) {
    const started = performance.now();
    await play(page).click();
    await ready(page, 60_000);
    const trained = await currentStep(page);
    rates.push((1000 * trained) / (performance.now() - started));
    losses.add(await page.locator('[data-number=loss]').innerText());
    steps += trained;
    if (seconds() >= next) {
      taken.push(await measured(page, session));
      next = seconds() + (SECONDS - WARM_UP) / 16;
    }
    await page.getByRole('button', { name: 'Start again with the same seed' }).click();
    await expect.poll(() => currentStep(page)).toBe(0);
  }
  expect(rates.length).toBeGreaterThan(2);
  // The same seed: the same number, which is one.
  expect([...losses]).toEqual([expect.stringMatching(/^<?\d+\.\d+$/)]);
  expect(taken.length).toBeGreaterThanOrEqual(LEAST_TAKEN);
  const part = Math.floor(taken.length / 3);
  for (const what of ['page', 'worker', 'engine', 'tab'] as const) {
    const values = taken.map((memory) => memory[what]);
    const [first, last] = [middle(values.slice(0, part)), middle(values.slice(-part))];
    console.log(
      `    ${what}: ${first} MB at first, ${last} MB in the end (${Math.min(...values)} to ${Math.max(...values)})`,
    );
    // What a collection has not got to yet comes and goes; what leaks grows with every run.
    if (what === 'engine') expect(last, what).toBe(first);
    else expect(last, what).toBeLessThan(first * 1.1 + 8);
  }
  const third = Math.floor(rates.length / 3);
  const [early, late] = [middle(rates.slice(0, third)), middle(rates.slice(-third))];
  console.log(`    steps a second: ${early.toFixed(0)} at first, ${late.toFixed(0)} in the end`);
  console.log(`    ${rates.length} runs, ${steps} steps in ${seconds().toFixed(0)} s, one loss: ${[...losses].join()}`);
});
