import type { Route } from '@playwright/test';
import { breakWorker } from './faults';
import { currentStep, expect, open, play, ready, test, trainFully, waitForStep, watchTraffic } from './page';

test('loads the engine in the worker and never on the main thread', async ({ page }) => {
  await open(page, 'phrases');
  const main = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  const inWorker = await page
    .workers()[0]!
    .evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  expect(inWorker.some((name) => name.endsWith('.wasm'))).toBe(true);
  expect(main.filter((name) => /\.wasm|vamos_engine/.test(name))).toEqual([]);
});

test('has at most one frame in flight, and every frame is drawn before the next', async ({ page }) => {
  const traffic = await watchTraffic(page);
  await open(page, 'phrases');
  await trainFully(page);
  const { frames, acks, mostInFlight } = await traffic();
  expect(mostInFlight).toBe(1);
  expect(frames).toBeGreaterThan(5);
  expect(frames - acks).toBeLessThanOrEqual(1);
});

for (const [ends, lesson] of [
  ['is done', 'lets-go'],
  ['is paused', 'phrases'],
] as const)
  test(`a training that ${ends} stands still with its last picture, however slowly the browser draws`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const soon = requestAnimationFrame.bind(globalThis);
      globalThis.requestAnimationFrame = (job) => setTimeout(() => soon(job), 200) as unknown as number;
    });
    await open(page, lesson);
    await page.locator('.speed select').selectOption('fast');
    await page.evaluate(() => {
      const seen = [] as string[];
      (globalThis as unknown as { seen: string[] }).seen = seen;
      const main = document.querySelector('main')!;
      new MutationObserver(() => {
        if (main.dataset.phase === 'ready') seen.push(document.querySelector('[data-number=step]')!.textContent);
      }).observe(main, { attributes: true, attributeFilter: ['data-phase'] });
    });
    await play(page).click();
    if (lesson === 'phrases') {
      await waitForStep(page, 20);
      await play(page).click();
    }
    await ready(page);
    const shown = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    const { step } = await page.evaluate(
      () =>
        new Promise<{ step: string }>((resolve) => {
          // Whatever was still on its way has come.
          setTimeout(() => resolve({ step: document.querySelector('[data-number=step]')!.textContent }), 1000);
        }),
    );
    expect(shown).toEqual([step]);
    if (lesson === 'lets-go') expect(step.trim()).toBe('200');
  });

test('runs at most one more slice after a press on pause', async ({ page }) => {
  await open(page, 'phrases');
  await page.locator('.speed select').selectOption('fast');
  // In the worker, a slice ends with a message to itself.
  await page.workers()[0]!.evaluate(() => {
    const slices: number[] = [];
    (globalThis as unknown as { slices: number[] }).slices = slices;
    const original = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'postMessage')!.value as (
      this: MessagePort,
      message: unknown,
    ) => void;
    MessagePort.prototype.postMessage = function (message: unknown) {
      slices.push(performance.timeOrigin + performance.now());
      original.call(this, message);
    };
  });
  await page.evaluate(() => {
    addEventListener(
      'click',
      (event) => {
        if (!(event.target as Element).closest('.play')) return;
        (globalThis as unknown as { pressed: number }).pressed = performance.timeOrigin + performance.now();
      },
      true,
    );
  });
  await play(page).click();
  await waitForStep(page, 20);
  await play(page).click();
  await ready(page);
  const step = await currentStep(page);
  expect(step).toBeLessThan(650);
  const pressed = await page.evaluate(() => (globalThis as unknown as { pressed: number }).pressed);
  const slices = await page.workers()[0]!.evaluate(() => (globalThis as unknown as { slices: number[] }).slices);
  expect(slices.length).toBeGreaterThan(3);
  // The one that was running when the button was pressed may end after it, and one may follow.
  expect(slices.filter((time) => time > pressed).length).toBeLessThanOrEqual(2);
  const pause = await page.evaluate(() => performance.getEntriesByName('vamos-pause').at(-1)!.duration);
  console.log(`    pause answered after ${pause.toFixed(1)} ms`);
  // Nothing moves any more: one step is one step.
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(step + 1);
});

test('a press on pause does not wait for a model to be kept, whose part of the engine is still on its way', async ({
  page,
}) => {
  const held: Route[] = [];
  await page.route('**/vamos_engine.rest-*.wasm', (route) => void held.push(route));
  await open(page, 'phrases');
  // At full speed it could be over before anybody presses.
  await page.locator('.speed select').selectOption('paced');
  await play(page).click();
  // It is kept after a second.
  await expect.poll(() => held.length).toBe(1);
  await play(page).click();
  await ready(page);
  expect(await currentStep(page)).toBeLessThan(650);
  expect(held).toHaveLength(1);
  await held[0]!.continue();
});

test('replaces a worker that breaks, says so, and trains back to the same numbers', async ({ page, complaints }) => {
  const probabilities = () => page.locator('written-tokens').innerText();
  await open(page, 'lets-go');
  await play(page).click();
  await waitForStep(page, 40);
  await play(page).click();
  await ready(page);
  const [step, before] = [await currentStep(page), await probabilities()];

  await breakWorker(page);
  await expect(page.locator('page-notice')).toContainText(`up to step ${step}`);
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(step);
  expect(await probabilities()).toBe(before);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(step + 1);
  await page.getByRole('button', { name: 'Close this message' }).click();
  await expect(page.locator('page-notice')).not.toContainText('started again');

  // What breaks a second time before it got any further does not break for ever.
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.poll(() => currentStep(page)).toBe(0);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(1);
  await breakWorker(page);
  await expect(page.locator('page-notice')).toContainText('up to step 1: nothing is lost');
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(1);
  await breakWorker(page);
  await expect(page.locator('page-notice')).toContainText('again at the same place');
  await ready(page);
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('on purpose')));
});

test('notices a worker that has gone without a word', async ({ page }) => {
  await open(page, 'lets-go');
  await play(page).click();
  await waitForStep(page, 10);
  // Closed in a message of its own, so that the test's own question is still answered.
  await page.workers()[0]!.evaluate(() => void setTimeout(() => self.close()));
  await play(page).click();
  await expect(page.locator('page-notice')).toContainText('started again', { timeout: 20_000 });
  const told = await page.locator('page-notice').innerText();
  const step = Number(/up to step (\d+)/.exec(told)![1]);
  await expect.poll(() => currentStep(page)).toBe(step);
  await ready(page);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(step + 1);
});

test('says plainly that a browser without WASM SIMD cannot run it', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('This browser cannot run the engine.');
  await expect(page.getByRole('alert')).toContainText('Firefox');
  expect(page.workers()).toEqual([]);
});

for (const missing of ['WebAssembly', 'Worker'])
  test(`says plainly that a browser without ${missing} cannot run it`, async ({ page }) => {
    await page.addInitScript((name) => {
      Reflect.deleteProperty(globalThis, name);
    }, missing);
    await page.goto('./');
    await expect(page.getByRole('alert')).toContainText('This browser cannot run the engine.');
  });

test('says plainly that the engine could not be fetched, in every lesson, and tries again', async ({
  page,
  complaints,
}) => {
  const says = page.getByRole('alert');
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(says).toContainText('The engine did not start.');
  for (const lesson of ['Phrases', 'Your own', 'Let’s go']) {
    await page.getByRole('link', { name: lesson }).click();
    await expect(page.getByRole('link', { name: lesson })).toHaveAttribute('aria-current', 'page');
    await expect(says).toContainText('The engine did not start.');
  }
  await page.unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await ready(page);
  await expect(page.locator('canvas.heat').first()).toBeVisible();
  complaints.length = 0; // the refused request itself
});

test('says that it is loading while the engine is slow to come', async ({ page }) => {
  const held: Route[] = [];
  await page.route('**/*.wasm', (route) => void held.push(route));
  await page.goto('./');
  await expect(page.getByRole('status').getByText('Loading…')).toBeVisible();
  await expect.poll(() => held.length).toBeGreaterThan(0); // the page may say so before it has asked
  for (const route of held) await route.continue();
  await ready(page);
  await expect(page.getByText('Loading…')).toHaveCount(0);
});

test('prints how fast it is and how long it blocks the page', async ({ page }) => {
  const traffic = await watchTraffic(page);
  await page.addInitScript(() => {
    const long: number[] = [];
    (globalThis as unknown as { long: number[] }).long = long;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) long.push(Math.round(entry.duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  await open(page, 'phrases');
  const before = await traffic();
  const loading = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long.splice(0));
  const begin = Date.now();
  await trainFully(page);
  const seconds = (Date.now() - begin) / 1000;
  const frames = (await traffic()).frames - before.frames;
  const steps = await currentStep(page);
  const training = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long);
  console.log(`    full speed: ${(steps / seconds).toFixed(0)} steps/s, ${(frames / seconds).toFixed(0)} frames/s`);
  console.log(`    main-thread tasks over 50 ms: loading [${loading.join(', ')}], training [${training.join(', ')}]`);
  expect(steps).toBeGreaterThan(0);
});
