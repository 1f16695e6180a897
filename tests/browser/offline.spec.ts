// Without a network, and between two versions: the page is of one version from its first byte to its last, and what a new one
// brings comes when it is whole and when it is wanted.
import type { BrowserContext, Page } from '@playwright/test';
import { openChapter } from './course';
import { host, type Host } from './static-host';
import { keptStep, oneStep } from './kept';
import { currentStep, expect, ready, test, trainFully } from './page';
import { BESIDE, cacheNames, kept, twoVersions, watchVersions, type Version, type Versions } from './versions';

test.use({ serviceWorkers: 'allow' });

let versions: Versions;
let server: Host;
test.beforeAll(async () => {
  versions = await twoVersions();
});
test.beforeEach(async () => {
  server = await host({ folder: versions.A, under: '/in/a/folder/' });
});
test.afterEach(() => server.close());
test.afterAll(() => versions.remove());

const line = (page: Page) => page.locator('new-version');

async function visit(page: Page, hash = 'lets-go&lang=en'): Promise<void> {
  await page.goto(`${server.address}#${hash}`);
  await ready(page);
}

/** That the page waits before it has itself kept, the first test sees; the others do not wait with it. */
const atOnce = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const later = globalThis.setTimeout;
    globalThis.setTimeout = ((job: () => void, milliseconds?: number) =>
      later(job, milliseconds === 2000 ? 0 : milliseconds)) as typeof setTimeout;
  });

/** A tab, and the versions of what comes to it. */
async function tab(context: BrowserContext): Promise<{ page: Page; seen: Set<Version> }> {
  const page = await context.newPage();
  return { page, seen: watchVersions(page).seen };
}

test('after the first visit everything is there without a network', async ({ page, context }) => {
  test.setTimeout(120_000);
  await visit(page);
  await kept(page);
  const before = server.asked.length;
  await context.setOffline(true);
  await server.close();
  const { seen, count } = watchVersions(page);
  await page.reload();
  await ready(page);
  await trainFully(page);
  await page.goto(`${server.address}#phrases`);
  await ready(page);
  await oneStep(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('button', { name: 'Compartir', exact: true })).toBeVisible();
  await openChapter(page, 4, 'es', 'light', server.address);
  expect([...seen]).toEqual(['A']);
  await page.goto(`${server.address}?from=a-course#dates`);
  await ready(page);
  expect([...seen]).toEqual(['A']);
  await expect(line(page)).toHaveCount(0);
  // What stands beside the page is of the same version, by itself and in a frame.
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, `./${BESIDE}#lets-go`);
  await expect(page.frameLocator('iframe').getByText('This is of A.')).toBeVisible();
  await page.goto(`${server.address}${BESIDE}?seed=1#lets-go`);
  await expect(page.getByText('This is of A.')).toBeVisible();
  await page.goto(`${server.address}embed.html#dates&view=cross`);
  await expect(page.locator('main[data-phase=ready] canvas').first()).toBeVisible();
  console.log(`    offline: ${count()} answers without a network`);
  expect(server.asked.length).toBe(before);
});

test('a new version waits beside the old one, and never is a page of both', async ({ context }) => {
  test.setTimeout(120_000);
  await atOnce(context);
  const first = await tab(context);
  await visit(first.page);
  await kept(first.page);
  server.hosting.folder = versions.B;
  server.asked.length = 0;

  // A second tab, after B has been put there: all of it is still A, and says that there is another.
  const second = await tab(context);
  await visit(second.page);
  await expect(line(second.page)).toContainText('A new version of Vamos is ready.');
  await second.page.getByRole('button', { name: 'Español' }).click();
  await expect(line(second.page)).toContainText('Hay una versión nueva de Vamos');
  await second.page.getByRole('button', { name: 'English' }).click();
  await second.page.reload();
  await ready(second.page);
  await expect(line(second.page)).toBeVisible();
  await trainFully(second.page);
  expect([...second.seen]).toEqual(['A']);
  expect(await cacheNames(second.page)).toHaveLength(2);

  // Accepted there: that tab is B, with its model kept; the other one stays A, and has its own parts still.
  await second.page.getByRole('button', { name: 'Reload', exact: true }).click();
  await expect(second.page.getByText('Resume Let’s go at step 200?')).toBeVisible();
  await expect.poll(() => [...second.seen]).toEqual(['B']);
  await expect(line(first.page)).toBeVisible();
  await first.page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await expect(first.page.getByRole('grid')).toBeVisible();
  await openChapter(second.page, 1, 'en', 'light', server.address);
  const beside = await context.newPage();
  await beside.goto(`${server.address}${BESIDE}`);
  await expect(beside.getByText('This is of B.')).toBeVisible();
  await beside.close();
  expect([...first.seen]).toEqual(['A']);
  expect([...second.seen]).toEqual(['B']);

  // Once A is nowhere open, the next visit finds nothing left of it.
  await first.page.close();
  await second.page.reload();
  await expect.poll(() => cacheNames(second.page)).toHaveLength(1);
  await expect(line(second.page)).toHaveCount(0);
  expect([...second.seen]).toEqual(['B']);

  // Back to A on the host, and nobody asked: with no tab open any more, the next one begins with it.
  server.hosting.folder = versions.A;
  await second.page.reload();
  await expect(line(second.page)).toBeVisible();
  const elsewhere = await context.newPage();
  await second.page.close();
  const third = await tab(context);
  await visit(third.page);
  expect([...third.seen]).toEqual(['A']);
  await expect.poll(() => cacheNames(third.page)).toHaveLength(1);
  await elsewhere.close();
});

test('a version that does not come whole is not installed, and one whose host has withdrawn it goes', async ({
  context,
}) => {
  test.setTimeout(120_000);
  await atOnce(context);
  let { page, seen } = await tab(context);
  await visit(page);
  await kept(page);
  const installed = await cacheNames(page);
  const update = (): Promise<string> =>
    page.evaluate(async () => {
      const registration = (await navigator.serviceWorker.getRegistration())!;
      const { installing } = await registration.update();
      if (!installing) return 'nothing new';
      await new Promise((changed) => installing.addEventListener('statechange', changed, { once: true }));
      return installing.state;
    });

  server.hosting.folder = versions.B;
  for (const fault of ['cut', 'missing'] as const) {
    const hurt = /^assets\/worker-|^index\.html$/;
    server.hosting.fault = (path) => (hurt.test(path) ? fault : null);
    expect(await update(), fault).toBe('redundant');
    expect(await cacheNames(page)).toEqual(installed);
  }
  // The host is still being filled: one file is of the version before.
  server.hosting.fault = undefined;
  server.hosting.still = (path) => (path === 'index.html' ? versions.A : null);
  expect(await update()).toBe('redundant');
  expect(await cacheNames(page)).toEqual(installed);
  // Whole, it waits.
  server.hosting.still = undefined;
  await page.reload();
  await ready(page);
  expect([...seen]).toEqual(['A']);
  await expect(line(page)).toBeVisible();

  // Taken away: the page finds out, and the next visit is the host's.
  server.hosting.fault = (path) => (path === 'sw.js' ? 'missing' : null);
  await page.reload();
  await expect.poll(() => cacheNames(page)).toEqual([]);
  await page.close();
  ({ page, seen } = await tab(context));
  await visit(page);
  expect([...seen]).toEqual(['B']);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a page whose files are gone says that there is a newer one, and loses nothing', async ({
    page,
    complaints,
  }) => {
    test.setTimeout(120_000);
    const { seen } = watchVersions(page);
    await visit(page);
    await page.waitForResponse(/\/offline-.*\.js$/);
    await trainFully(page);
    await expect.poll(() => keptStep(page)).toBe(200);
    server.hosting.folder = versions.B;
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    await expect(line(page)).toContainText('this one can no longer fetch all of its parts');
    await page.getByRole('button', { name: 'Reload', exact: true }).click();
    await expect(page.getByText('Resume Let’s go at step 200?')).toBeVisible();
    expect(await currentStep(page)).toBe(0);
    await expect.poll(() => [...seen]).toEqual(['B']);
    complaints.length = 0;
  });

  test('a model that the browser refuses to keep is not reloaded away without a word', async ({ page, complaints }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    await visit(page);
    await page.waitForResponse(/\/offline-.*\.js$/);
    await oneStep(page);
    server.hosting.folder = versions.B;
    await page.getByRole('button', { name: 'Data', exact: true }).click();
    const reload = page.getByRole('button', { name: 'Reload', exact: true });
    await reload.click();
    await expect(line(page)).toContainText('This browser has not kept the model');
    expect(await currentStep(page)).toBe(1);
    await reload.click();
    await expect.poll(() => currentStep(page)).toBe(0);
    await expect(line(page)).toHaveCount(0);
    complaints.length = 0;
  });

  test('an old page in the browser’s cache, whose scripts are gone, has a way to the new one', async ({
    page,
    complaints,
  }) => {
    server.hosting.headers = (path): Record<string, string> =>
      path === 'index.html' ? { 'Cache-Control': 'max-age=600' } : { 'Cache-Control': 'no-store' };
    await visit(page);
    server.hosting.folder = versions.B;
    await page.goto('about:blank');
    await page.goto(server.address);
    await page.getByRole('link', { name: 'reload the page' }).click();
    await ready(page);
    complaints.length = 0;
  });
});

test('nothing is kept for who saves data, nor for a page within another', async ({ page }) => {
  const found = page.waitForResponse(/\/offline-.*\.js$/);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: self === top } });
  });
  await visit(page);
  const code = (await found).url();
  const frame = page.frames()[0]!;
  const inFrame = async (): Promise<void> => {
    await page.evaluate(() => {
      const inner = document.createElement('iframe');
      inner.src = location.pathname;
      document.body.append(inner);
    });
    await expect(page.frameLocator('iframe').locator('main')).toHaveAttribute('data-phase', 'ready');
  };
  await inFrame();
  for (const each of [frame, page.frames()[1]!]) {
    // Asked to its end, once more.
    await each.evaluate(
      (url) => import(url).then((code: { keepOffline(): Promise<void> }) => code.keepOffline()),
      code,
    );
    expect(await each.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  }
  expect(server.asked).not.toContain('sw.js');
});
