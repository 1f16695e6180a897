// The browser takes something away: memory, time, pictures.
import { openExperiments } from './experimenting';
import { Faults, said } from './faults';
import { keptStep, numbers } from './kept';
import { currentStep, expect, open, play, ready, test, trainFully, waitForStep } from './page';
import { LONG } from './variants';

// A browser that can keep a page which one has left, worker and all, is not told to let go of it; the headless shell never keeps one.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  },
});

test('no memory for a larger model: the one before is there again', async ({ page, complaints }) => {
  const faults = new Faults('memory');
  await openExperiments(page, 'lets-go');
  await trainFully(page);
  await expect.poll(() => keptStep(page)).toBe(200);
  const trained = await numbers(page);
  // What a browser does that has no more to give.
  const exhaust = (): Promise<void> =>
    page.workers()[0]!.evaluate(() => {
      WebAssembly.Memory.prototype.grow = () => {
        throw new RangeError('Maximum memory size exceeded');
      };
    });
  await exhaust();
  await page.getByRole('textbox', { name: 'Width', exact: true }).fill('512');
  await page.getByRole('button', { name: 'Train with these' }).click();
  await said(page, 'This browser had no memory left for that. The model of step 200 is back');
  await ready(page);
  await expect.poll(() => numbers(page)).toEqual(trained);
  await expect(page.getByText('Reload the page')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Width', exact: true })).toHaveValue('2');
  faults.survived('a larger model');

  // Where nothing was open before there is nothing to go back to.
  await page.goto('./#your-own');
  const lines = Array.from({ length: 5000 }, (_, line) => `word${line} and word${line + 1}\tuno ${line}`);
  await page
    .getByLabel('Open a TSV or CSV file')
    .setInputFiles({ name: 'pairs.tsv', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) });
  await expect(page.getByRole('region', { name: 'What this becomes' })).toContainText('pairs');
  await exhaust();
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await expect(page.locator('own-data')).toContainText('This browser has no memory for that model.');
  await page.getByLabel('Your sentence pairs').fill('one\tuno');
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await ready(page);
  faults.survived('a first model');
  // The engine's last words.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('vamos: out of memory')));
  faults.print();
});

test('a page that is frozen in mid-training goes on when it is woken', async ({ page }) => {
  const faults = new Faults('a frozen page');
  const session = await page.context().newCDPSession(page);
  await open(page, 'lets-go');
  await play(page).click();
  await waitForStep(page, 20);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  const before = await currentStep(page);
  // Longer than a worker may be silent, in the long run: a clock is what this is about.
  await page.waitForTimeout(LONG ? 15_000 : 1500);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  // What it had trained was kept when it was frozen, and what comes after it is.
  await expect.poll(() => keptStep(page)).toBeGreaterThanOrEqual(Math.min(before, 20));
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(200);
  await expect(page.locator('page-notice')).not.toContainText('started again');
  faults.survived('frozen');
  faults.print();
});

test('a page that one leaves in mid-training goes on, or offers what was kept, when one comes back', async ({
  page,
}) => {
  const faults = new Faults('back from another page');
  await open(page, 'lets-go');
  await trainFully(page);
  const trained = await numbers(page);
  await page.getByRole('button', { name: 'Start again with the same seed' }).click();
  await expect.poll(() => currentStep(page)).toBe(0);
  await page.locator('.speed select').selectOption('paced');
  await page.evaluate(() => Object.assign(globalThis, { stays: true }));
  await play(page).click();
  await waitForStep(page, 20);
  // Of the run that goes on, in place of the one that has ended.
  await expect.poll(() => keptStep(page)).toBeLessThan(200);
  await page.goto('./icon.svg');
  await page.goBack({ waitUntil: 'commit' });
  const stayed = await page.evaluate(() => 'stays' in globalThis);
  if (stayed) {
    await waitForStep(page, 21);
    faults.survived('kept by the browser');
  } else {
    await ready(page);
    await expect(page.getByText(/Resume Let’s go at step \d+\?/)).toBeVisible();
    await page.getByRole('button', { name: 'Resume' }).click();
    await waitForStep(page, 1);
    await play(page).click();
    faults.survived('loaded again');
  }
  await page.locator('.speed select').selectOption('fast');
  await ready(page);
  await expect.poll(() => numbers(page)).toEqual(trained);
  await expect.poll(() => keptStep(page)).toBe(200);
  await expect(page.locator('page-notice')).not.toContainText('started again');
  faults.print();
});

test('pictures that the browser took away are drawn again, and if it keeps them that is said', async ({ page }) => {
  const faults = new Faults('pictures');
  // What watches for it comes a while after the first picture.
  const watched = page.waitForResponse(/lost-pictures/);
  await open(page, 'lets-go');
  await (await watched).finished();
  await trainFully(page);
  const heat = page.locator('lets-go-view canvas.heat').first();
  const before = await heat.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const lose = (back: boolean): Promise<void> =>
    heat.evaluate((canvas: HTMLCanvasElement, again) => {
      // As the browser does it: told, emptied, and told again when there is memory for it.
      canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
      canvas.getContext('2d')!.reset();
      if (again) canvas.dispatchEvent(new Event('contextrestored'));
    }, back);
  await lose(true);
  await expect.poll(() => heat.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())).toBe(before);
  faults.survived('lost and given back');
  await lose(false);
  await said(page, 'The browser took back the memory of the pictures');
  faults.survived('lost for good');
  faults.print();
});
