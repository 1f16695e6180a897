// How fast the page is, as its reader feels it. Printed, and not asserted: machines differ. Part of the long run.
import type { Page } from '@playwright/test';
import { currentStep, expect, open, play, ready, test, trainFully } from './page';
import { LONG } from './variants';

test.skip(!LONG, 'A short run shares its machine with builds: what it would print says nothing.');

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Pictures that the browser drew a second, and main-thread tasks over 50 ms, from now until asked. */
async function watchFrames(page: Page): Promise<() => Promise<{ perSecond: number; long: number[] }>> {
  await page.evaluate(() => {
    const watched = { begin: performance.now(), frames: 0, long: [] as number[] };
    Object.assign(globalThis, { watched });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.long.push(Math.round(duration));
    }).observe({ type: 'longtask' });
    const frame = (): void => {
      watched.frames += 1;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return () =>
    page.evaluate(() => {
      const { begin, frames, long } = (
        globalThis as unknown as { watched: { begin: number; frames: number; long: number[] } }
      ).watched;
      return { perSecond: frames / ((performance.now() - begin) / 1000), long };
    });
}

test('prints when the first heatmap stands', async ({ page }) => {
  // A heatmap stands when its canvas has been drawn on for the first time.
  await page.addInitScript(() => {
    const { prototype } = CanvasRenderingContext2D;
    const drawn = Object.getOwnPropertyDescriptor(prototype, 'fillRect')!;
    const original = drawn.value as (...given: number[]) => void;
    prototype.fillRect = function (...given) {
      if (this.canvas.classList.contains('heat')) {
        performance.mark('heatmap');
        Object.defineProperty(prototype, 'fillRect', drawn);
      }
      original.apply(this, given);
    };
  });
  const taken: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await page.goto('about:blank');
    await open(page, 'lets-go');
    // The page is at rest as soon as its numbers stand; the canvas is drawn on in the browser's next frame.
    const heatmap = await page.waitForFunction(() => performance.getEntriesByName('heatmap')[0]?.startTime);
    taken.push((await heatmap.jsonValue())!);
  }
  console.log(
    `    first heatmap: ${middle(taken).toFixed(0)} ms after navigation (${taken.map((ms) => ms.toFixed(0)).join(', ')})`,
  );
  expect(taken).toHaveLength(5);
});

test('prints how long one press at full speed takes to teach Let’s go', async ({ page }) => {
  await open(page, 'lets-go');
  await page.locator('.speed select').selectOption('fast');
  const taken: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const milliseconds = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const begin = performance.now();
          const look = (): void => {
            if (document.querySelector('[data-number=step]')?.textContent.trim() === '200')
              resolve(performance.now() - begin);
            else requestAnimationFrame(look);
          };
          document.querySelector<HTMLElement>('.play')!.click();
          look();
        }),
    );
    taken.push(milliseconds);
    await ready(page);
    await page.getByRole('button', { name: 'Start again with the same seed' }).click();
    await expect.poll(() => currentStep(page)).toBe(0);
  }
  console.log(`    Let's go at full speed: ${middle(taken).toFixed(0)} ms from the press to the trained picture`);
});

for (const lesson of ['lets-go', 'phrases']) {
  test(`prints how smoothly ${lesson} is drawn while it trains`, async ({ page }) => {
    await open(page, lesson);
    for (const speed of ['fast', 'paced']) {
      await page.locator('.speed select').selectOption(speed);
      const frames = await watchFrames(page);
      await play(page).click();
      await ready(page, 50_000);
      const { perSecond, long } = await frames();
      console.log(`    ${lesson}, ${speed}: ${perSecond.toFixed(0)} frames/s, tasks over 50 ms: [${long.join(', ')}]`);
      expect(await currentStep(page)).toBeGreaterThan(100);
      await page.getByRole('button', { name: 'Start again with the same seed' }).click();
      await expect.poll(() => currentStep(page)).toBe(0);
    }
  });

  test(`prints how soon ${lesson} is drawn when its timeline is dragged`, async ({ page }) => {
    await open(page, lesson);
    await trainFully(page);
    const last = await currentStep(page);
    const range = page.locator('.time input[type=range]');
    await expect(range).toBeVisible();
    const taken: number[] = [];
    for (let round = 1; round <= 12; round += 1) {
      const step = Math.round((last * round) / 13);
      const milliseconds = await range.evaluate(
        (slider: HTMLInputElement, to) =>
          new Promise<number>((resolve) => {
            const begin = performance.now();
            const look = (): void => {
              const shown = document.querySelector('[data-number=step]')?.textContent.replace(/\D/g, '');
              if (shown === String(to)) resolve(performance.now() - begin);
              else requestAnimationFrame(look);
            };
            slider.value = String(to);
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            look();
          }),
        step,
      );
      taken.push(milliseconds);
    }
    console.log(
      `    ${lesson}: dragged, the picture stands after ${middle(taken).toFixed(0)} ms (at most ${Math.max(...taken).toFixed(0)})`,
    );
    expect(taken).toHaveLength(12);
  });
}
