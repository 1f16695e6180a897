/** dist/vamos.html opened from disk, as by a double click: it trains, saves, and makes copies of itself. */
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { currentStep, expect, play, ready, test } from './page';

const FILE = fileURLToPath(new URL('../../dist/vamos.html', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vamos-file-'));

async function openFile(page: Page, path: string, hash = ''): Promise<void> {
  await page.goto(`${pathToFileURL(path).href}${hash}`);
  await ready(page);
  await expect(page.locator('canvas').first()).toBeVisible();
}

async function trainTo(page: Page, steps: number): Promise<void> {
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await expect.poll(() => currentStep(page)).toBeGreaterThanOrEqual(steps);
  if ((await page.locator('main').getAttribute('data-phase')) === 'training') await play(page).click();
  await ready(page);
}

/** What a button hands out, saved under its own name. */
async function saved(page: Page, button: string): Promise<string> {
  await page.locator('.lab-tabs button[data-shelf=share]:visible').first().click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

test('it trains in a worker without asking for anything, saves its model, and copies itself with what it has learned', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request.url());
  });
  await openFile(page, FILE, '#lets-go&lang=en');
  expect(page.workers()).toHaveLength(1);
  await trainTo(page, 200);
  await expect(page.locator('written-tokens ol').first()).toHaveAttribute('data-text', 'vamos');
  expect(statSync(await saved(page, 'Save model file')).size).toBeGreaterThan(1000);
  expect(asked).toEqual([pathToFileURL(FILE).href + '#lets-go&lang=en'].map((url) => url.replace(/#.*/, '')));

  // Another lesson, half learned, in Spanish; its data are made by the file itself.
  await page.goto(`${pathToFileURL(FILE).href}#phrases&lang=es`);
  await page.reload();
  await ready(page);
  await trainTo(page, 40);
  const step = await currentStep(page);
  const weights = await page.locator('.heads canvas, .focus canvas').first().screenshot();
  const copy = await saved(page, 'Guardar una copia con este modelo');
  expect(copy).toContain(`vamos-phrases-${step}.html`);

  const other = await page.context().newPage();
  const complaints: string[] = [];
  other.on('pageerror', (error) => complaints.push(String(error)));
  await openFile(other, copy);
  await expect.poll(() => currentStep(other)).toBe(step);
  await expect(other.locator('main')).toHaveAttribute('data-lesson', 'phrases');
  expect(await other.locator('.heads canvas, .focus canvas').first().screenshot()).toEqual(weights);
  // A copy of a copy: it goes on from there.
  await trainTo(other, step + 20);
  const again = await saved(other, await copyButton(other));
  await openFile(other, again);
  await expect.poll(() => currentStep(other)).toBeGreaterThanOrEqual(step + 20);
  expect(complaints).toEqual([]);
});

const copyButton = async (page: Page): Promise<string> =>
  (await page.evaluate(() => document.documentElement.lang)) === 'es'
    ? 'Guardar una copia con este modelo'
    : 'Save a copy with this model';

test('an address of an embed’s settings makes it one', async ({ page }) => {
  await openFile(page, FILE, '#dates&view=loss,translate&train=10&lang=en');
  await expect(page.locator('[data-view]')).toHaveCount(2);
  await expect(page.locator('[data-number=step]')).toHaveText('10');
  await expect(page.locator('.mast')).toHaveCount(0);
});

test('a chapter is not in it, and that is said', async ({ page }) => {
  await openFile(page, FILE, '#chapter-3&lang=en');
  await expect(page.locator('.embed-problems li')).toHaveText([/^The course is not in this file/]);
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'lets-go');
  await trainTo(page, 20);
  await expect(page.locator('.embed-problems li')).toHaveCount(1);
});
