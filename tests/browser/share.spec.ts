// Links and model files: the same bits elsewhere, and what cannot be opened says so.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { keptStep, link, notice, numbers, oneStep } from './kept';
import { currentStep, expect, open, ready, scan, settled, test, trainFully } from './page';
import { looks } from './variants';

test('a link to Let’s go opens the same bits elsewhere, and trains on to the same losses', async ({
  page,
  browser,
}) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await oneStep(page);
  const address = await link(page);
  const hash = new URL(address).hash;
  console.log(`The link of Let’s go at step 201 has ${hash.length} characters.`);
  expect(hash.length).toBeLessThanOrEqual(8000);
  await expect(page.getByText('holds the trained weights themselves')).toBeVisible();
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(address);
  await ready(other);
  await expect(other.locator('[data-number=step]')).toHaveText('201');
  await expect(other.locator('canvas.heat').first()).toBeVisible();
  expect(await numbers(other)).toEqual(await numbers(page));
  for (const each of [page, other]) {
    await oneStep(each);
    await oneStep(each);
  }
  expect(await numbers(other)).toEqual(await numbers(page));
  // The link that each of them makes now is the same text: weights, moments and losses agree to the bit.
  expect(await link(other)).toBe(await link(page));
  await context.close();
});

test('a link shows the model as it was looked at: without its parts, with its beam, its lines and its open layer', async ({
  page,
  browser,
}) => {
  await open(page, 'phrases');
  await oneStep(page);
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await page.getByRole('switch', { name: 'Positions', exact: true }).uncheck();
  await page.getByRole('switch', { name: 'Cross-attention, layer 1, head 2' }).uncheck();
  await page.getByRole('button', { name: 'Decoding', exact: true }).click();
  await page.getByRole('radio', { name: /^Beam search/ }).check();
  await expect(page.locator('.found tbody tr')).toHaveCount(4);
  await page.getByRole('button', { name: 'Lines', exact: true }).click();
  await page.locator('[data-open="decoder 0"]').click();
  await expect(page.locator('layer-machine canvas').first()).toBeVisible();
  const address = await link(page);
  const written = page.locator('.ribbon-main [data-text]');
  const text = await written.getAttribute('data-text');
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.locator('[data-number=step]')).toHaveText('1', { timeout: 30_000 });
  await ready(other);
  await expect(other.getByText('Left out: Positions · Cross-attention, layer 1, head 2.')).toBeVisible();
  await expect(other.getByText('beam search, 4 sentences wide')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Lines', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(other.locator('layer-machine')).toContainText('Decoder, layer 1');
  await expect(other.locator('.ribbon-main [data-text]')).toHaveAttribute('data-text', text!);
  expect(await link(other)).toBe(address);
  await context.close();
});

test('a link to Phrases trains again to the same step and finds the same bits', async ({ page, browser }) => {
  await open(page, 'phrases&seed=7');
  for (let count = 0; count < 3; count += 1) await oneStep(page);
  const address = await link(page);
  await expect(page.getByText('it holds the recipe')).toBeVisible();
  const loss = await page.locator('[data-number=loss]').innerText();
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.locator('[data-number=step]')).toHaveText('3', { timeout: 30_000 });
  await ready(other);
  await expect(other.locator('[data-number=loss]')).toHaveText(loss);
  // It said that it trains, and no longer says anything: the checksums agree.
  await expect(notice(other)).toBeEmpty();
  expect(await link(other)).toBe(address);
  await context.close();
});

test('a link to one’s own sentences has them in it', async ({ page, browser }) => {
  await page.goto('./#your-own');
  await page.locator('textarea').fill('one\tuno\ntwo\tdos\nthree\ttres');
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await ready(page);
  await oneStep(page);
  const address = await link(page);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.locator('[data-number=step]')).toHaveText('1', { timeout: 30_000 });
  await expect(other.getByText('3 pairs.')).toBeVisible();
  expect(await link(other)).toBe(address);
  await context.close();
});

test('a link says what of the reader’s own words is in it, and nothing of the lesson’s', async ({ page }) => {
  await open(page, 'lets-go');
  await link(page);
  const own = page.getByText('readable for whoever has the link');
  await expect(own).toBeHidden();
  await page.getByLabel('Sentence to translate').fill('go to');
  await page.keyboard.press('Enter');
  await expect(own).toContainText('the sentence that you typed');
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveAccessibleDescription(/the sentence that you typed/);
  await page.goto('./#your-own');
  await page.locator('textarea').fill('one\tuno\ntwo\tdos\nthree\ttres');
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await ready(page);
  await link(page);
  await expect(own).toContainText('your 3 sentence pairs.');
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByText('a la vista de quien tenga el enlace')).toContainText('tus 3 pares de frases.');
});

test('Your own opens a model file before there are pairs, and the address names the lesson that it is of', async ({
  page,
}, info) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await link(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save model file' }).click();
  const path = info.outputPath('vamos-lets-go-step-200.safetensors');
  await (await coming).saveAs(path);
  const lessons = page.getByRole('navigation', { name: 'Lessons' });
  await lessons.getByRole('link', { name: 'Your own' }).click();
  const input = page.locator('own-data').getByLabel('Open model file');
  await input.setInputFiles({ name: 'poem.safetensors', mimeType: '', buffer: Buffer.from('no model at all') });
  await expect(page.getByText('That is not a saved model')).toBeVisible();
  await input.setInputFiles(path);
  await expect(page.locator('[data-number=step]')).toHaveText('200');
  await expect(page.locator('lets-go-view')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#lets-go');
  // The way back to where it was opened, by the lesson's name and by the browser's own.
  for (const back of [() => lessons.getByRole('link', { name: 'Your own' }).click(), () => page.goBack()]) {
    await back();
    await expect(page.locator('textarea')).toBeVisible();
    await expect(page.getByText('That is not a saved model')).toBeHidden();
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'your-own');
    await input.setInputFiles(path);
    await expect(page.locator('lets-go-view')).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#lets-go');
  }
  // Dropped, it is known by its name.
  await lessons.getByRole('link', { name: 'Your own' }).click();
  await page
    .locator('own-data section')
    .first()
    .evaluate(
      (section, bytes) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'vamos-lets-go-step-200.safetensors'));
        section.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [...(await readFile(path))],
    );
  await expect(page.locator('lets-go-view')).toBeVisible();
  await expect(page.locator('[data-number=step]')).toHaveText('200');
  // What is opened again is what the address says: the lesson, untrained, with what the last visit left.
  await page.reload();
  await ready(page);
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'lets-go');
  expect(await currentStep(page)).toBe(0);
  await expect(page.getByText('Resume Let’s go at step 200?')).toBeVisible();
});

test('a file takes the place of the link in the address, with the language and the seed that were asked for', async ({
  page,
}, info) => {
  await open(page, 'lets-go');
  await oneStep(page);
  const address = await link(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save model file' }).click();
  const path = info.outputPath('vamos-lets-go-step-1.safetensors');
  await (await coming).saveAs(path);
  await page.goto('about:blank');
  await page.goto(`${address}&lang=es`);
  await expect(page.locator('[data-number=step]')).toHaveText('1');
  await page.getByRole('button', { name: 'Compartir', exact: true }).click();
  await page.getByLabel('Abrir un modelo').setInputFiles(path);
  await expect.poll(() => new URL(page.url()).hash).toBe('#lets-go&lang=es');
});

test('a model file is saved and opened again; a file that is none changes nothing', async ({ page }, info) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const before = await numbers(page);
  await link(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save model file' }).click();
  const saved = await coming;
  expect(saved.suggestedFilename()).toBe('vamos-lets-go-step-200.safetensors');
  const path = info.outputPath(saved.suggestedFilename());
  await saved.saveAs(path);
  const input = page.getByLabel('Open model file');
  await input.setInputFiles({
    name: 'poem.safetensors',
    mimeType: 'text/plain',
    buffer: Buffer.from('no model at all'),
  });
  await expect(page.getByText('That is not a saved model')).toBeVisible();
  expect(await numbers(page)).toEqual(before);
  const bytes = await readFile(path);
  await input.setInputFiles({ name: 'half.safetensors', mimeType: '', buffer: bytes.subarray(0, bytes.length - 9) });
  await expect(page.getByText('That file ends too early')).toBeVisible();
  await oneStep(page);
  const after = await numbers(page);
  await page.goto('./#phrases');
  await ready(page);
  await link(page);
  await page.getByLabel('Open model file').setInputFiles(path);
  await expect(page.locator('lets-go-view')).toBeVisible();
  await expect(page.locator('[data-number=step]')).toHaveText('200');
  await oneStep(page);
  expect(await numbers(page)).toEqual(after);
});

/** Where training stands, and its picture. */
const learned = (page: Page): Promise<string> =>
  settled(page, async () =>
    [
      ...(await page.locator('[data-number=step], [data-number=loss]').allInnerTexts()),
      await page
        .locator('canvas.heat')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()),
    ].join(' '),
  );

for (const [what, hash, sentence] of [
  ['damaged', '#phrases&s=AAAAAAAA', 'This link is damaged'],
  ['cut off', '#phrases&s=', 'This link is damaged'],
  ['too long', `#phrases&s=${'A'.repeat(9000)}`, 'longer than 8,000 characters'],
  ['of no lesson', '#nonsense&s=AAAA', 'This link is damaged'],
  ['none of ours', '#nonsense', 'is not a Vamos link'],
] as const) {
  test(`a link that is ${what} says so: it opens Let’s go, or leaves what is open`, async ({ page }) => {
    await page.goto(`./${hash}`);
    await ready(page);
    await expect(notice(page)).toContainText(sentence);
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'lets-go');
    await expect(page.locator('canvas.heat').first()).toBeVisible();
    // And while the page is open.
    await page.goto('./#copy');
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
    await ready(page);
    await page.getByRole('button', { name: 'One step' }).click();
    await expect(page.locator('[data-number=step]')).toHaveText('1');
    const before = await learned(page);
    await page.goto(`./${hash}`);
    await expect(notice(page)).toContainText(sentence);
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
    await expect(page.locator('[data-number=step]')).toHaveText('1');
    expect(await learned(page)).toEqual(before);
    await page.goto('./#copy');
    await expect(notice(page)).toBeEmpty();
    expect(await learned(page)).toEqual(before);
  });
}

for (const { theme, language } of looks(2)) {
  test(`sharing and the offer fit and read well: ${theme}, ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `lets-go&lang=${language}&theme=${theme}`);
    await trainFully(page);
    await page.locator('lab-shelf button').last().click();
    await expect(page.locator('#share-link')).toBeVisible();
    await scan(page);
    const over = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await over()).toBe(0);
    await expect.poll(() => keptStep(page)).toBe(200);
    await page.reload();
    await ready(page);
    await expect(page.locator('resume-offer button').first()).toBeVisible();
    await scan(page);
    expect(await over()).toBe(0);
  });
}
