import type { Locator, Page } from '@playwright/test';
import { currentStep, expect, open, ready, scan, test, trainFully } from './page';

const remarks = (page: Page): Locator => page.locator('.remarks');

async function translate(page: Page, text: string): Promise<void> {
  await page.getByLabel('Sentence to translate').fill(text);
  await page.keyboard.press('Enter');
}

/** The session is still there when one more step works. */
async function stillAlive(page: Page): Promise<void> {
  const step = await currentStep(page);
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(step + 1);
}

for (const lesson of ['lets-go', 'phrases']) {
  test(`the box in ${lesson} answers what cannot be translated, and the session goes on`, async ({ page }) => {
    await open(page, lesson);
    await test.step('leaves out a full stop that no sentence of the lesson has, and says so', async () => {
      const source = page.locator('[data-node^=token-e], .ribbon-place .source');
      const shown = await source.allInnerTexts();
      const sentence = await page.getByLabel('Sentence to translate').inputValue();
      await translate(page, `${sentence}.`);
      await expect(remarks(page)).toContainText('Read without the . at the end, which the model has never seen.');
      await expect(page.getByLabel('Sentence to translate')).toHaveValue(`${sentence}.`);
      expect(await source.allInnerTexts()).toEqual(shown);
      await translate(page, '.');
      await expect(remarks(page)).toContainText('never seen “.”');
      await stillAlive(page);
    });

    await test.step('asks for a word when it is empty', async () => {
      for (const text of ['', '   ']) {
        await translate(page, text);
        await expect(remarks(page)).toContainText('Type a sentence');
      }
      await stillAlive(page);
    });

    await test.step('names unknown words when there is nothing else', async () => {
      await translate(page, 'qwerty asdf');
      await expect(remarks(page)).toContainText('qwerty');
      await expect(remarks(page)).toContainText('asdf');
      await expect(page.locator(lesson === 'phrases' ? '.source.unknown' : '.token.unknown')).toHaveCount(2);
      await stillAlive(page);
    });

    await test.step('says how long ten thousand words are', async () => {
      await translate(page, Array.from({ length: 10_000 }, () => 'go').join(' '));
      await expect(remarks(page)).toContainText(/10.?000 tokens long/);
      await stillAlive(page);
    });

    await test.step('takes emoji and right-to-left words as words', async () => {
      await translate(page, '🎉 שלום');
      await expect(remarks(page)).toContainText('שלום');
      await stillAlive(page);
    });
  });
}

async function use(page: Page, text: string): Promise<void> {
  await page.goto('./#your-own');
  await page.getByLabel('Your sentence pairs').fill(text);
  await page.getByRole('button', { name: 'Use these pairs' }).click();
}

test.describe('somebody’s own pairs', () => {
  test('commas inside a sentence are told with what to do about them', async ({ page }) => {
    await use(page, 'yes, I am cold, sí, tengo frío\nno, thanks, no, gracias');
    await expect(page.getByRole('alert').filter({ hasText: 'No line' })).toContainText(
      'Put a sentence that has commas in "double quotes"',
    );
    await use(page, '"yes, I am cold","sí, tengo frío"\n"no, thanks","no, gracias"');
    await ready(page);
    await expect(page.getByText('2 pairs')).toBeVisible();
  });

  test('one pair is enough to learn', async ({ page }) => {
    await use(page, 'good morning\tbuenos días');
    await ready(page);
    await expect(page.getByText('One pair.')).toBeVisible();
    await trainFully(page);
    await expect(page.locator('.ribbon-main [data-text]')).toHaveAttribute('data-text', 'buenos días');
  });

  test('bad lines are listed with number and reason, the rest is used', async ({ page }) => {
    await use(page, 'one\tuno\nalone\n\tempty\na\tb\tc\ntwo\tdos\ntwo\tdos');
    await ready(page);
    const problems = page.locator('.problems tbody tr');
    await expect(problems).toHaveCount(3);
    await expect(problems.nth(0)).toHaveText(/line 2\s*no second column\s*alone/);
    await expect(problems.nth(1)).toHaveText(/line 3\s*one side is empty/);
    await expect(problems.nth(2)).toHaveText(/line 4\s*more than two columns/);
    await expect(page.locator('own-data')).toContainText('2 pairs.');
    await expect(page.locator('own-data')).toContainText('One duplicate is used once.');
  });

  test('nothing usable is said, with the reasons', async ({ page }) => {
    await use(page, 'alone');
    await expect(page.locator('own-data')).toContainText('No line could be used.');
    await expect(page.locator('.problems tbody tr')).toHaveCount(1);
    await expect(page.locator('main')).toHaveAttribute('data-phase', 'empty');
  });

  test('five megabytes do not hang the page, and what is left out is said', async ({ page }) => {
    await page.goto('./#your-own');
    await page.getByLabel('Your sentence pairs').waitFor();
    const lines = Array.from(
      { length: 130_000 },
      (_, i) => `the house number ${i % 300} is ${i}\tla casa ${i % 300} es ${i}`,
    );
    const buffer = Buffer.from(lines.join('\n'));
    expect(buffer.length).toBeGreaterThan(5_000_000);
    await page
      .getByLabel('Open a TSV or CSV file')
      .setInputFiles({ name: 'pairs.tsv', mimeType: 'text/plain', buffer });
    await expect(page.locator('own-data')).toContainText(/Only the first 20.?000 pairs are used/, { timeout: 30_000 });
    await page.getByRole('button', { name: 'Use these pairs' }).click();
    await expect(page.getByRole('button', { name: 'Change the pairs' })).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('own-data')).toContainText(/Only the first 20.?000 pairs are used/);
    await ready(page);
    await stillAlive(page);
  });

  test('five megabytes without a line break are one line that is too long', async ({ page }) => {
    await page.goto('./#your-own');
    await page.getByLabel('Open a TSV or CSV file').setInputFiles({
      name: 'long.csv',
      mimeType: 'text/csv',
      buffer: Buffer.alloc(5_000_000, 'word '),
    });
    await expect(page.locator('.problems tbody tr')).toHaveText(/line 1\s*longer than/, { timeout: 30_000 });
    await page.getByRole('button', { name: 'Put it away' }).click();
    await expect(page.locator('.problems')).toHaveCount(0);
    await use(page, 'yes\tsí');
    await ready(page);
  });

  test('emoji and right-to-left text are learned like any other', async ({ page }) => {
    await use(page, 'hello 👋\tשלום 👋\ngood night\tلَيْلَة سَعِيدَة');
    await ready(page);
    await trainFully(page);
    const output = page.locator('.ribbon-main [data-text]');
    await expect(output).toHaveAttribute('data-text', 'שלום 👋');
    await translate(page, 'good night');
    await expect(output).toHaveAttribute('data-text', 'لَيْلَة سَعِيدَة');
  });

  test('pairs can be changed, and are still there after another lesson', async ({ page }) => {
    await use(page, 'one\tuno');
    await ready(page);
    await page.getByRole('link', { name: 'Let’s go' }).click();
    await expect(page.locator('lets-go-view canvas.heat')).toHaveCount(3);
    await page.getByRole('link', { name: 'Your own' }).click();
    await expect(page.getByText('One pair.')).toBeVisible();
    const box = page.getByLabel('Your sentence pairs');
    await page.getByRole('button', { name: 'Change the pairs' }).click();
    await expect(box).toHaveValue('one\tuno');
    await expect(box).toBeFocused();
    // What cannot be used changes nothing, and neither does going back.
    await box.fill('alone');
    await page.getByRole('button', { name: 'Use these pairs' }).click();
    await expect(page.locator('own-data')).toContainText('No line could be used.');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('One pair.')).toBeVisible();
    await stillAlive(page);
    await page.getByRole('button', { name: 'Change the pairs' }).click();
    await box.fill('one\tuno\ntwo\tdos');
    await page.getByRole('button', { name: 'Use these pairs' }).click();
    await expect(page.getByText('2 pairs.')).toBeVisible();
    await ready(page);
    await expect.poll(() => currentStep(page)).toBe(0);
  });

  test('a file that is no text is refused in one sentence', async ({ page }) => {
    await page.goto('./#your-own');
    await page.getByLabel('Open a TSV or CSV file').setInputFiles({
      name: 'picture.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 44, 200, 10, 250, 44, 251]),
    });
    await expect(page.locator('own-data')).toContainText('could not be read as text');
    await expect(page.locator('.problems')).toHaveCount(0);
    await use(page, 'yes\tsí');
    await ready(page);
  });

  test('a paste of five megabytes is read as a file and never stands in the box', async ({ page }) => {
    await page.goto('./#your-own');
    const box = page.getByLabel('Your sentence pairs');
    const handled = await box.evaluate((element) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'good morning\tbuenos días\n'.repeat(200_000));
      return !element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(handled).toBe(true);
    await expect(box).toBeHidden();
    await expect(page.getByText('A text too long for the box')).toBeVisible();
    await page.getByRole('button', { name: 'Use these pairs' }).click();
    await expect(page.getByText('One pair.')).toBeVisible();
    await ready(page);
    await page.getByRole('button', { name: 'Change the pairs' }).click();
    await expect(box).toHaveValue('');
  });

  test('what is typed, pasted or dropped is told before it is used', async ({ page }) => {
    await page.goto('./#your-own');
    const box = page.getByLabel('Your sentence pairs');
    const preview = page.getByRole('region', { name: 'What this becomes' });
    await box.fill('one\tuno\nalone\ntwo cats\tdos gatos');
    await expect(preview).toContainText('2 pairs.');
    await expect(preview).toContainText('3 different words on the left, 3 on the right.');
    await expect(preview.getByRole('listitem')).toHaveText([/one\s*→\s*uno/, /two cats\s*→\s*dos gatos/]);
    await expect(page.locator('.problems tbody tr')).toHaveText(/line 2\s*no second column\s*alone/);
    // Nothing has been used yet.
    await expect(page.locator('main')).toHaveAttribute('data-phase', 'empty');
    const lines = Array.from({ length: 30 }, (_, i) => `number ${i}\tnúmero ${i}`).join('\n');
    await page
      .getByLabel('Open a TSV or CSV file')
      .setInputFiles({ name: 'thirty.tsv', mimeType: 'text/plain', buffer: Buffer.from(lines) });
    await expect(page.getByText('thirty.tsv')).toBeVisible();
    await expect(preview).toContainText('30 pairs. 3 of them are kept back for the score.');
    await expect(preview).toContainText('28 different words on the left, 28 on the right.');
    await scan(page);
    await page.getByRole('button', { name: 'Put it away' }).click();
    await expect(preview).toBeHidden();
    await expect(box).toBeVisible();
    await page
      .getByLabel('Open a TSV or CSV file')
      .setInputFiles({ name: 'thirty.tsv', mimeType: 'text/plain', buffer: Buffer.from(lines) });
    await page.getByRole('button', { name: 'Use these pairs' }).click();
    await ready(page);
    await page.getByRole('button', { name: 'Change the pairs' }).click();
    await expect(box).toHaveValue(lines);
    await expect(preview).toContainText('30 pairs.');
  });
});
