/** The dialog that makes an embed, what it makes pasted into pages of another origin, and the demo of a course's page. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { startHost } from './host';
import { expect, open, overflow, ready, scan, test, trainFully } from './page';
import { oneOf } from './variants';

const dialog = (page: Page): Locator => page.getByRole('dialog');
const snippet = (page: Page): Promise<string> => dialog(page).locator('#embed-snippet').inputValue();
type Role = 'combobox' | 'checkbox' | 'radio' | 'spinbutton' | 'textbox';
const control = (page: Page, role: Role, name: string | RegExp): Locator =>
  dialog(page).getByRole(role, { name, exact: true });
const box = (page: Page, name: string): Locator => control(page, 'checkbox', name);
const select = (page: Page, name: string, value: string): Promise<unknown> =>
  control(page, 'combobox', name).selectOption(value);
const fill = (page: Page, name: string, value: string): Promise<void> => control(page, 'spinbutton', name).fill(value);
const kind = (page: Page, name: 'Frame' | 'Element' | 'File'): Locator =>
  control(page, 'radio', new RegExp(`^${name} `));
const preview = (page: Page): FrameLocator => page.frameLocator('frame-preview iframe');

async function openDialog(page: Page): Promise<void> {
  await page.locator('.lab-tabs button[data-shelf=share]:visible').click();
  // With the link there are the weights.
  await expect(page.locator('#share-link')).toBeVisible();
  await page.locator('embed-part button').click();
  await expect(dialog(page)).toBeVisible();
}

/** The regions of an embed, once its model is there. */
async function regions(frame: FrameLocator): Promise<string[]> {
  await expect(frame.locator('main')).toHaveAttribute('data-phase', 'ready');
  const all = frame.locator('[data-view]');
  await expect(all.first()).toBeVisible();
  return all.evaluateAll((found) => found.map((one) => (one as HTMLElement).dataset.view ?? ''));
}

/** Pastes it into somebody else's page, and gives that page with its frame. */
async function pasted(page: Page, html: string): Promise<{ other: Page; frame: FrameLocator; complaints: string[] }> {
  const host = await startHost(html);
  const other = await page.context().newPage();
  other.on('close', () => void host.close());
  const complaints: string[] = [];
  other.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  other.on('pageerror', (error) => complaints.push(String(error)));
  await other.goto(host.address);
  return { other, frame: other.frameLocator('iframe'), complaints };
}

/** Saves the file that the dialog makes, and opens it from disk. */
async function savedFile(page: Page): Promise<{ file: Page; path: string }> {
  const coming = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Save file' }).click();
  const path = join(mkdtempSync(join(tmpdir(), 'vamos-embed-')), 'vamos.html');
  await (await coming).saveAs(path);
  const file = await page.context().newPage();
  await file.goto(pathToFileURL(path).href);
  await ready(file);
  return { file, path };
}

test('the preview follows what is chosen, and each snippet works where it is pasted', async ({ page }) => {
  // Five pages and files, each with an engine of its own.
  test.slow();
  await open(page, 'lets-go&lang=en&theme=light');
  await trainFully(page);
  await openDialog(page);
  expect(await regions(preview(page))).toEqual(['machine', 'loss', 'translate']);

  // A frame: cross-attention alone, without the speed, with a sentence that cannot be changed, trained to step 30 from seed 7.
  await box(page, 'Cross-attention').check();
  await box(page, 'The machine').uncheck();
  await box(page, 'Loss and time line').uncheck();
  await select(page, 'Speed', 'hidden');
  await select(page, 'Sentence', 'locked');
  await select(page, 'One step', 'locked');
  await select(page, 'The model is', 'steps');
  await fill(page, 'Steps', '30');
  await fill(page, 'Seed', '7');
  await control(page, 'textbox', 'First sentence').fill('  to go ');
  // Its only head is none to choose.
  await expect(control(page, 'combobox', 'Attention head')).toHaveCount(0);
  await select(page, 'Theme', 'dark');
  await select(page, 'Language', 'es');
  await dialog(page).getByRole('button', { name: 'Narrow, 320' }).click();
  await expect(preview(page).locator('[data-number=step]')).toHaveText('30');
  expect(await regions(preview(page))).toEqual(['cross', 'translate']);
  await expect(preview(page).locator('html')).toHaveAttribute('lang', 'es');
  await expect(preview(page).locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(preview(page).locator('.embed-bar select')).toHaveCount(0);
  expect(
    await preview(page)
      .locator('html')
      .evaluate(() => innerWidth),
  ).toBe(320);
  const frameHtml = await snippet(page);
  expect(frameHtml).toContain('/0.1.0/embed.html#lets-go&amp;view=cross,translate');
  expect(frameHtml).toContain('width="320"');
  const one = await pasted(page, frameHtml);
  await expect(one.frame.locator('[data-number=step]')).toHaveText('30');
  await expect(one.frame.locator('sentence-form')).toHaveCount(0);
  await expect(one.frame.locator('.embed-sentence')).toHaveText('to go');
  await expect(one.frame.locator('.buttons button:disabled')).toHaveCount(1);
  await one.frame.locator('.play').click();
  await expect.poll(async () => Number(await one.frame.locator('[data-number=step]').innerText())).toBeGreaterThan(31);
  // What is not to be cut off is not: nothing in it is wider than it.
  expect(await one.frame.locator('html').evaluate((html) => html.scrollWidth - innerWidth)).toBe(0);
  expect(one.complaints).toEqual([]);
  await one.other.close();

  // An element, with this very model.
  await kind(page, 'Element').check();
  await select(page, 'The model is', 'weights');
  await control(page, 'textbox', 'First sentence').fill('');
  await page.keyboard.press('Tab');
  await select(page, 'Language', '');
  await expect(preview(page).locator('[data-number=step]')).toHaveText('200');
  const element = await snippet(page);
  expect(element).toMatch(
    /^<script type="module" src="[^"]*\/0\.1\.0\/vamos-lab\.js"><\/script>\n<vamos-lab\n {2}lesson="lets-go"/,
  );
  expect(element).not.toContain('seed=');
  const two = await pasted(page, element);
  await expect(two.frame.locator('[data-number=step]')).toHaveText('200');
  await expect(two.frame.locator('written-tokens ol').first()).toHaveAttribute('data-text', 'vamos');
  // Frameworks set a property where there is one: it must not take the method's place.
  const set = await two.other.locator('vamos-lab').evaluate((lab) => {
    Object.assign(lab, { train: 5 });
    return [lab.getAttribute('train'), typeof (lab as unknown as { train: unknown }).train];
  });
  expect(set).toEqual(['5', 'function']);
  expect(two.complaints).toEqual([]);
  await two.other.close();

  // Pairs of one's own, whatever is in them, in an element's attribute as in an address.
  await select(page, 'What', 'your-own');
  await expect(dialog(page).getByText('Paste at least one sentence pair')).toBeVisible();
  await control(page, 'textbox', 'Sentence pairs, one on each line, with a tab or a comma between').fill(
    '"a" & <b>\tuno\ntwo + two\tdos\nthree\ttres',
  );
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByText('3 pairs.')).toBeVisible();
  await select(page, 'The model is', 'full');
  const pairs = await snippet(page);
  const three = await pasted(page, pairs);
  await expect(three.frame.locator('main')).toHaveAttribute('data-lesson', 'your-own');
  await expect.poll(() => three.frame.locator('[data-number=step]').innerText()).not.toBe('0');
  expect(await three.other.locator('vamos-lab').getAttribute('pairs')).toBe(
    '"a" & <b>\tuno\ntwo + two\tdos\nthree\ttres',
  );
  expect(three.complaints).toEqual([]);
  await three.other.close();

  // A file with these settings in it.
  await select(page, 'What', 'lets-go');
  await kind(page, 'File').check();
  await box(page, 'The machine').check();
  await box(page, 'Cross-attention').uncheck();
  await box(page, 'Loss and time line').check();
  await select(page, 'Sentence', 'shown');
  const { file, path } = await savedFile(page);
  await expect(file.locator('[data-view]')).toHaveCount(3);
  await expect.poll(async () => Number(await file.locator('[data-number=step]').innerText())).toBe(200);
  // Its way to the whole page is the file itself.
  expect(await file.locator('.embed-whole').getAttribute('href')).toContain(`${pathToFileURL(path).href}#lets-go`);
  await file.close();

  // The course is not in the file, and the dialog says so; a frame can show it.
  await select(page, 'What', 'chapter-2');
  await expect(dialog(page).getByText('The file has no course in it')).toBeVisible();
  await kind(page, 'Frame').check();
  await expect(preview(page).locator('main')).toHaveAttribute('data-chapter', '2');
  expect(await snippet(page)).toContain('embed.html#chapter-2&amp;theme=dark');
});

test('a head is chosen where there are several, and the file of the whole lab begins with a sentence', async ({
  page,
}) => {
  await open(page, 'phrases&lang=en');
  await openDialog(page);
  // No attention stands by itself yet.
  await expect(control(page, 'combobox', 'Attention head')).toHaveCount(0);
  await box(page, 'Cross-attention').check();
  await select(page, 'Attention head', '2');
  await control(page, 'textbox', 'First sentence').fill('my mother is very tall');
  await page.keyboard.press('Tab');
  expect(await regions(preview(page))).toContain('cross');
  await expect(preview(page).locator('focus-view')).toHaveAttribute('aria-label', /head 2/);
  await expect(preview(page).locator('sentence-form input')).toHaveValue('my mother is very tall');
  expect(await snippet(page)).toContain('&amp;head=1.2&amp;lang=en&amp;sentence=my+mother+is+very+tall');

  // Another lesson may have one head only.
  await select(page, 'What', 'lets-go');
  await expect(control(page, 'combobox', 'Attention head')).toHaveCount(0);
  expect(await snippet(page)).not.toContain('head=');

  await box(page, 'The whole lab').check();
  await control(page, 'textbox', 'First sentence').fill('to go');
  await kind(page, 'File').check();
  await expect(preview(page).locator('sentence-form input')).toHaveValue('to go');
  const { file } = await savedFile(page);
  await expect(file.locator('sentence-form input')).toHaveValue('to go');
  await expect(file.locator('embed-app')).toHaveCount(0);
});

test('by keyboard alone: it opens, copies, closes, and gives the focus back', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'lets-go&lang=en');
  await page.keyboard.press('s');
  await expect(page.locator('#share-link')).toBeVisible();
  await page.locator('embed-part button').focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused();
  // Letters are no keys of the page in here.
  await page.keyboard.press('p');
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'ready');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(kind(page, 'Element')).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Copy' }).press('Enter');
  await expect(dialog(page).getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await snippet(page));
  await scan(page, 'embed-dialog header, .embed-choices');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('embed-part button')).toBeFocused();
  // The shelf below it is still open.
  await expect(page.locator('#share-link')).toBeVisible();
});

for (const { language, theme, width } of oneOf(
  { language: 'es', theme: 'dark', width: 320 },
  { language: 'en', theme: 'light', width: 390 },
)) {
  test(`nothing is wider than a phone of ${width} px, in ${language} and ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page, `phrases&lang=${language}&theme=${theme}`);
    await openDialog(page);
    await regions(preview(page));
    for (const kind of [0, 1, 2]) {
      await dialog(page).locator('.embed-kinds input').nth(kind).check();
      expect(await overflow(page)).toBe(0);
      expect(await dialog(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    }
  });
}

test('the demo page of a course: its frame tells, its elements obey, its chapter comes, and nothing is complained of', async ({
  page,
}) => {
  await page.goto('./demo/');
  const frame = page.frameLocator('#machine');
  await expect(page.locator('#machine-line')).toHaveText('Untrained. The round button is yours.');
  await frame.locator('.play').click();
  await expect(page.locator('#machine-done')).toHaveText(/^Done: below 0\.05 at step \d+\.$/);
  await expect(page.locator('#machine-line')).toHaveText('Step 200, loss <0.001.');
  await expect(frame.locator('sentence-form')).toHaveCount(0);
  // As high as what is in it.
  await expect.poll(() => frame.locator('html').evaluate((html) => html.scrollHeight - innerHeight)).toBe(0);

  await page.locator('#pair').scrollIntoViewIfNeeded();
  const labs = page.locator('#pair vamos-lab');
  for (const lab of await labs.all())
    await expect
      .poll(() => lab.evaluate((one: { current?: { phase: string } | null } & Element) => one.current?.phase))
      .toBe('ready');
  await page.getByRole('button', { name: 'Train both' }).click();
  for (const line of await page.locator('#pair .line').all()) await expect(line).toHaveText(/^Step 200, loss/);
  await page.getByRole('button', { name: 'Ask both' }).click();
  for (const line of await page.locator('#pair .line').all()) await expect(line).toHaveText(/^It says: vamos,/);

  await page.locator('#chapter').scrollIntoViewIfNeeded();
  const chapter = page.frameLocator('#chapter');
  await expect(chapter.locator('main')).toHaveAttribute('data-chapter', '3');
  await expect(page.locator('#solved')).toHaveText('No task solved yet.');
  await chapter.getByRole('button', { name: '+ to' }).click();
  await chapter.getByRole('button', { name: '+ go' }).click();
  await expect(page.locator('#solved')).toHaveText('One task solved.');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page.locator('h1')).toContainText('se convierte en');
  await expect(page.locator('#machine-line')).toHaveText('Sin entrenar. El botón redondo es tuyo.');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overflow(page)).toBe(0);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Descargar el laboratorio' }).click();
  expect((await coming).suggestedFilename()).toBe('vamos.html');
});
