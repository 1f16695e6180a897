// Files that do not come, come by half, or are a network's sign-in page: said in one sentence, and had again by a press.
import type { Page, Route } from '@playwright/test';
import { Faults, said } from './faults';
import { oneStep } from './kept';
import { currentStep, expect, open, ready, test, trainFully } from './page';
import { LONG } from './variants';

type Fault = (route: Route) => Promise<void>;

const NOTHING: Fault = (route) => route.abort();
const ERROR: Fault = (route) => route.fulfill({ status: 503, body: 'no' });
/** What a captive portal answers, whatever was asked. */
const PORTAL: Fault = (route) =>
  route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' });
/** The first half, as if it were all. */
const HALF: Fault = async (route) => {
  const response = await route.fetch();
  const body = await response.body();
  const half = body.subarray(0, body.length >> 1);
  // It may come whole meanwhile, where the test has gone on.
  await route
    .fulfill({ status: 200, contentType: response.headers()['content-type']!, body: half })
    .catch(() => undefined);
};
const EVERY = { 'not at all': NOTHING, 'an error': ERROR, 'a sign-in page': PORTAL, 'by half': HALF };

/** What the browser itself says of a file that it was refused. */
const excused = (complaints: string[]): void => {
  complaints.length = 0;
};

/** Parts without their look. */
const bareSheets = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter(({ sheet }) => {
        try {
          return !sheet?.cssRules.length;
        } catch {
          return true; // it did not come at all
        }
      }).length,
  );

async function retry(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).first().click();
}

const faultsFor = (short: keyof typeof EVERY): [string, Fault][] =>
  Object.entries(EVERY).filter(([name]) => LONG || name === short);

test('the engine and its worker', async ({ page, complaints }) => {
  test.setTimeout(LONG ? 180_000 : 60_000);
  const faults = new Faults('the engine on its way');
  for (const [what, files, short] of [
    ['the first half', '**/vamos_engine-*.wasm', 'by half'],
    ['the worker', '**/worker-*.js', 'a sign-in page'],
  ] as const) {
    for (const [how, fault] of faultsFor(short)) {
      await page.route(files, fault);
      await page.goto('about:blank');
      await page.goto('./#lets-go');
      await expect(page.getByRole('alert')).toContainText('The engine did not start.');
      await page.unroute(files);
      await retry(page);
      await ready(page);
      await expect(page.locator('canvas.heat').first()).toBeVisible();
      faults.survived(`${what}, ${how}`);
    }
  }
  excused(complaints);
  faults.print();
});

test('the rest of the engine, and the parts of the page', async ({ page, complaints }) => {
  test.setTimeout(LONG ? 300_000 : 60_000);
  const faults = new Faults('parts on their way');
  for (const [how, fault] of faultsFor('a sign-in page')) {
    // Called for by a press, and not there: what was trained stays.
    await page.goto('about:blank');
    await page.route('**/vamos_engine.rest-*.wasm', fault);
    await open(page, 'lets-go');
    await trainFully(page);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('button', { name: 'Save model file' }).click();
    await expect(page.locator('share-panel')).toContainText('The engine could not be loaded.');
    await oneStep(page);
    await page.unroute('**/vamos_engine.rest-*.wasm');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save model file' }).click();
    await download;
    faults.survived(`the second half, ${how}`);

    // In the middle of a computation: the engine is begun anew, with what was trained.
    await page.goto('about:blank');
    await page.route('**/vamos_engine.rest-*.wasm', fault);
    await page.goto('./#sort');
    await expect(page.getByRole('alert').filter({ hasText: 'The engine could not be loaded.' })).toBeVisible();
    await page.unroute('**/vamos_engine.rest-*.wasm');
    await retry(page);
    await ready(page);
    faults.survived(`the second half for a lesson, ${how}`);

    await page.goto('about:blank');
    await page.route('**/phrases-*.js', fault);
    await page.goto('./#phrases');
    const damaged = how === 'by half';
    // What looks after damaged parts comes a while after the page's own first parts.
    const late = page.waitForResponse(/\/downloads-.*\.js$/);
    await expect(page.locator('page-notice')).toContainText('The sentences of this lesson could not be loaded.');
    await (await late).finished();
    await page.unroute('**/phrases-*.js');
    await retry(page);
    if (damaged) {
      await said(page, 'A part of the page arrived damaged.');
      await page.reload();
    }
    await ready(page);
    await expect(page.locator('canvas').first()).toBeVisible();
    faults.survived(`a lesson, ${how}`);

    await page.goto('about:blank');
    await page.route('**/sentences-view-*.{js,css}', fault);
    // What looks after style sheets comes a while after the first picture.
    const watched = page.waitForResponse(/\/downloads-.*\.js$/);
    await page.goto('./#phrases');
    await (await watched).finished();
    const failed = page.getByText('A part of the page did not load.');
    await expect(failed).toBeVisible();
    await page.unroute('**/sentences-view-*.{js,css}');
    await retry(page);
    if (damaged) {
      await said(page, 'A part of the page arrived damaged.');
      await page.reload();
    }
    await expect(page.locator('sentences-view canvas').first()).toBeVisible();
    await expect(failed).toBeHidden();
    await expect.poll(() => bareSheets(page)).toBe(0);
    faults.survived(`a part with its look, ${how}`);

    // Texts of another language: the page stays in the one that it has.
    await page.goto('about:blank');
    await open(page, 'lets-go');
    await page.route('**/{page,errors}-*.js', fault);
    await page.evaluate(() => (location.hash = '#lets-go&lang=es'));
    await expect(page.locator('page-notice')).toContainText(/A part of the page (could not be|did not load|arrived)/);
    await expect(page.getByRole('button', { name: 'One step' })).toBeVisible();
    await page.unroute('**/{page,errors}-*.js');
    if (damaged) await page.reload();
    else await page.evaluate(() => (location.hash = '#lets-go&lang=en'));
    await page.evaluate(() => (location.hash = '#lets-go&lang=es'));
    await expect(page.getByRole('button', { name: 'Un paso' })).toBeVisible();
    faults.survived(`another language, ${how}`);
    expect(await currentStep(page)).toBe(0);
  }
  excused(complaints);
  faults.print();
});
