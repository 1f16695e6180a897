import type { Locator, Page } from '@playwright/test';
import { breakWorker } from './faults';
import { currentStep, expect, open, play, ready, test, trainFully, waitForStep } from './page';

const turbo = (page: Page): Locator => page.getByRole('switch', { name: 'Turbo' });
const variant = (page: Page): Locator => page.locator('[data-number=variant]');
const notice = (page: Page): Locator => page.locator('page-notice');

/** The loss of every step, as the chart has them: all of their digits. */
const losses = (page: Page): Promise<number[]> =>
  page.locator('loss-chart').evaluate((chart: HTMLElement & { losses: number[] }) => chart.losses);

/** Every engine that is fetched. */
function engines(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = /vamos_engine(_relaxed)?(\.rest)?[^/]*\.wasm$/.exec(request.url());
    // The second half of either may be the same file, and comes when it is needed.
    if (name && name[2] === undefined) names.push(name[1] === undefined ? 'simd' : 'relaxed');
  });
  return names;
}

test('is off, and its engine is fetched only when it is chosen', async ({ page }) => {
  const fetched = engines(page);
  await open(page, 'phrases');
  await expect(turbo(page)).not.toBeChecked();
  await expect(variant(page)).toHaveText('simd');
  expect(fetched).toEqual(['simd']);
  await turbo(page).check();
  await expect(variant(page)).toHaveText('relaxed');
  expect(fetched).toEqual(['simd', 'relaxed']);
});

test('goes on and off while a lesson trains, and no step is lost', async ({ page }) => {
  await open(page, 'phrases');
  await play(page).click();
  await waitForStep(page, 20);
  await turbo(page).check();
  await expect(variant(page)).toHaveText('relaxed');
  // The run goes on by itself.
  await waitForStep(page, (await currentStep(page)) + 20);
  await turbo(page).uncheck();
  await expect(variant(page)).toHaveText('simd');
  await waitForStep(page, (await currentStep(page)) + 20);
  await play(page).click();
  await ready(page);
  const all = await losses(page);
  expect(all).toHaveLength(await currentStep(page));
  expect(all.every((loss) => Number.isFinite(loss))).toBe(true);
  await expect(notice(page)).toHaveText('');
});

test('leaves step, weights and optimizer as they are, to the bit', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const undisturbed = await losses(page);
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.poll(() => currentStep(page)).toBe(0);

  await page.locator('.speed select').selectOption('paced');
  await play(page).click();
  await waitForStep(page, 40);
  await play(page).click();
  await ready(page);
  const step = await currentStep(page);
  const written = await page.locator('written-tokens').innerText();
  // There and back: the steps after it, taken by the engine that gives the same bits everywhere, tell whether any bit changed.
  await turbo(page).check();
  await expect(variant(page)).toHaveText('relaxed');
  expect(await currentStep(page)).toBe(step);
  expect(await page.locator('written-tokens').innerText()).toBe(written);
  await turbo(page).uncheck();
  await expect(variant(page)).toHaveText('simd');
  await trainFully(page);
  expect(await losses(page)).toEqual(undisturbed);
});

test('learns Let’s go, chosen with the keyboard, and is remembered', async ({ page }) => {
  await open(page, 'lets-go');
  await turbo(page).focus();
  await page.keyboard.press('Space');
  await expect(variant(page)).toHaveText('relaxed');
  await trainFully(page);
  await expect(page.locator('written-tokens')).toContainText('vamos');
  const fetched = engines(page);
  await page.reload();
  await ready(page);
  await expect(turbo(page)).toBeChecked();
  await expect(variant(page)).toHaveText('relaxed');
  expect(fetched).toEqual(['relaxed']);
  await turbo(page).uncheck();
  await page.reload();
  await ready(page);
  await expect(turbo(page)).not.toBeChecked();
  await expect(variant(page)).toHaveText('simd');
});

test('can be chosen by the address, for this visit', async ({ page }) => {
  await open(page, 'lets-go&turbo=on');
  await expect(variant(page)).toHaveText('relaxed');
  await page.evaluate(() => (location.hash = '#lets-go&turbo=off'));
  await expect(variant(page)).toHaveText('simd');
  expect(await page.evaluate(() => localStorage.getItem('vamos.turbo'))).toBeNull();
});

test('that was switched twice in a row ends where it was switched last', async ({ page }) => {
  await open(page, 'phrases');
  await turbo(page).evaluate((element: HTMLElement) => {
    for (let press = 0; press < 4; press += 1) element.click();
  });
  await expect(variant(page)).toHaveText('simd');
  await turbo(page).evaluate((element: HTMLElement) => {
    for (let press = 0; press < 5; press += 1) element.click();
  });
  await expect(variant(page)).toHaveText('relaxed');
  await expect(turbo(page)).toBeChecked();
  await expect(notice(page)).toHaveText('');
});

test('that cannot be fetched is said on the page and not on the console, and training goes on without it', async ({
  page,
}) => {
  await page.route('**/*relaxed*.wasm', (route) => route.abort());
  await open(page, 'phrases');
  await play(page).click();
  await waitForStep(page, 20);
  await turbo(page).click();
  await expect(notice(page)).toContainText('Turbo could not be loaded');
  await expect(turbo(page)).not.toBeChecked();
  await expect(variant(page)).toHaveText('simd');
  await waitForStep(page, (await currentStep(page)) + 20);
});

test('is not offered where the browser has no relaxed SIMD, whatever was chosen before', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('vamos.turbo', 'on');
    // Such a browser does not know the opcode by which it is recognised.
    const validate = WebAssembly.validate.bind(WebAssembly);
    WebAssembly.validate = (bytes) => {
      const text = new Uint8Array(bytes as ArrayBuffer).join(' ');
      return !text.includes('253 128 2') && validate(bytes);
    };
  });
  const fetched = engines(page);
  await open(page, 'lets-go&turbo=on');
  await expect(turbo(page)).toBeDisabled();
  await expect(turbo(page)).not.toBeChecked();
  await expect(page.getByText('Turbo: not in this browser')).toBeVisible();
  await expect(variant(page)).toHaveText('simd');
  expect(fetched).toEqual(['simd']);
});

test('a worker that breaks with it is not said to come back to the same numbers', async ({ page, complaints }) => {
  await open(page, 'lets-go');
  await turbo(page).check();
  await expect(variant(page)).toHaveText('relaxed');
  await trainFully(page);
  await breakWorker(page);
  await expect(notice(page)).toContainText(/turbo rounds otherwise|is back as it was kept/);
  await ready(page);
  await expect.poll(() => currentStep(page)).toBe(200);
  await expect(variant(page)).toHaveText('relaxed');
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('on purpose')));
});
