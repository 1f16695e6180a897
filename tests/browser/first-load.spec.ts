import { firstLoad } from '../../web/budget.mjs';
import { currentStep, expect, play, ready, test, waitForStep } from './page';

test.use({ locale: 'es-ES' });

test('fetches for its first picture what the budget counts, and nothing else', async ({ page, baseURL }) => {
  const fetched = new Set<string>();
  page.on('request', (request) => {
    expect(request.url().startsWith(baseURL!)).toBe(true);
    fetched.add(request.url().slice(baseURL!.length) || 'index.html');
  });
  await page.goto('./');
  await ready(page);
  await expect(page.locator('canvas.heat').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  // A browser without a window has no place for it.
  fetched.add('icon.svg');
  expect([...fetched].sort()).toEqual([...firstLoad()].sort());
});

test('trains the first lesson with the first half of the engine', async ({ page }) => {
  const rest: number[] = [];
  page.on('request', (request) => {
    if (request.url().includes('.rest')) rest.push(Date.now());
  });
  await page.goto('./#lets-go');
  await ready(page);
  const began = Date.now();
  await play(page).click();
  await waitForStep(page, 30);
  // What is kept of a run is a file, and needs the second half: after a second, and not to begin with.
  await expect.poll(() => rest.length).toBe(1);
  expect(rest[0]! - began).toBeGreaterThanOrEqual(1000);
  await ready(page);
  expect(await currentStep(page)).toBe(200);
});

test('fetches the second half when a lesson needs it, and says so when it cannot be had', async ({
  page,
  complaints,
}) => {
  let lost = true;
  await page.route(/vamos_engine\.rest.*\.wasm$/, (route) => (lost ? route.abort() : route.continue()));
  await page.goto('./#lets-go');
  await ready(page);
  // The engine draws the examples of this lesson, which the first half cannot.
  await page.goto('./#reverse');
  await expect(page.locator('page-notice')).toContainText('No se ha podido cargar el motor');
  lost = false;
  await page.goto('./#sort');
  await ready(page);
  await expect(page.locator('page-notice')).toHaveText('');
  // The browser itself tells the console of the file that was not to be had.
  expect(complaints.splice(0).filter((text) => !text.includes('ERR_FAILED'))).toEqual([]);
});
