// Chapter 5, the decoder: its tasks are done as a reader does them, and the page sees that they are.
import type { Locator, Page } from '@playwright/test';
import { openChapter, scene, STILL, task, train } from './course';
import { expect, overflow, test } from './page';
import { tooSmall } from './targets';
import { oneOf } from './variants';

const OWN = 'A half with words of its own';
const WRITE = 'What is written is read next';
const MASK = 'In training: the right words, and none ahead';

const show = (at: Locator, sentence: string): Promise<void> =>
  at.getByRole('button', { name: sentence, exact: true }).click();
const next = (at: Locator): Locator => at.getByRole('button', { name: 'Next word' });

/** Clicks into the middle of a cell of the triangle. */
async function cell(at: Locator, row: number, column: number, size: number): Promise<void> {
  const canvas = at.locator('canvas.heat');
  const box = (await canvas.boundingBox())!;
  const middle = (place: number, length: number): number => ((place + 0.5) / size) * length;
  await canvas.click({ position: { x: middle(column, box.width), y: middle(row, box.height) } });
}

const SIZES = [320, 390, 768, 1024].flatMap((width) => ['es', 'en'].map((language) => [width, language] as const));

test.use(STILL);

test.describe('chapter 5: the decoder', () => {
  test('both sentences begin with the same numbers', async ({ page }) => {
    await openChapter(page, 5);
    const at = scene(page, OWN);
    await expect(at.getByRole('table', { name: 'Decoder: Spanish' }).getByRole('rowheader')).toHaveText([
      'vamos',
      'ir',
      '<EOS>',
    ]);
    await expect(at.getByRole('table', { name: 'Encoder: English' }).getByRole('rowheader')).toHaveText([
      'let’s',
      'go',
      'to',
    ]);
    await train(at);
    const enters = at.getByRole('table', { name: 'What goes in, by sentence' });
    const row = (sentence: string): Locator => enters.getByRole('row', { name: sentence }).getByRole('cell');
    await expect(row('to go')).toHaveText(['–', '–']);
    await expect(task(page, 'begins')).not.toContainText('Done.');
    await show(at, 'to go');
    await expect(row('to go').last()).toContainText('ir');
    await expect(task(page, 'begins')).toContainText('At the first place the same numbers go in');
    await expect(row('to go').first()).toHaveText((await row('let’s go').first().textContent())!);
    const [one, other] = [await row('let’s go').last().innerText(), await row('to go').last().innerText()];
    expect(one.replace('vamos', '')).not.toBe(other.replace('ir', ''));
    // Another step makes other numbers: what was seen before says nothing about them.
    await at.getByRole('button', { name: 'One step' }).click();
    await expect(row('let’s go')).toHaveText(['–', '–']);
  });

  test('a translation is written word by word, and what is written is read next', async ({ page }) => {
    await openChapter(page, 5);
    const at = scene(page, WRITE);
    await expect(at.getByRole('status')).toHaveText('Nothing is written yet.');
    // An untrained model finds no end, and pressing on to where it is stopped is no translation.
    for (let press = 0; press < 17; press += 1) await next(at).click();
    await expect(next(at)).toBeDisabled();
    await expect(task(page, 'to-its-end')).not.toContainText('Done.');
    await at.getByRole('button', { name: 'Begin again with <EOS>' }).click();
    await train(at);
    const words = ['sus', 'médicos', 'quieren', 'ir', 'al', 'jardín', '<EOS>'];
    for (const [place, word] of words.entries()) {
      await expect(at.locator('td.writes')).toHaveText([...words.slice(0, place), '?']);
      await expect(at.locator('td.reads')).toHaveText(['<EOS>', ...words.slice(0, place)]);
      await next(at).click();
      await expect(at.locator('td.writes').nth(place)).toHaveText(word);
    }
    await expect(at.getByRole('status')).toHaveText(words.join(' '));
    await expect(next(at)).toBeDisabled();
    await expect(task(page, 'to-its-end')).toContainText('What one row wrote is what the next one read');
    // Another sentence begins at its beginning.
    await show(at, 'the old key is small');
    await expect(at.getByRole('status')).toHaveText('Nothing is written yet.');
    await expect(next(at)).toBeEnabled();
  });

  for (const motion of ['reduce', 'no-preference'] as const)
    test(`the word that goes back moves as the reader wants it, ${motion}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: motion });
      await openChapter(page, 5);
      const at = scene(page, WRITE);
      await next(at).click();
      // What it is set to, for it may be over before anybody looks.
      const [name, duration] = await at.locator('tr.open .reads > span').evaluate((word) => {
        const { animationName, animationDuration } = getComputedStyle(word);
        return [animationName, parseFloat(animationDuration)] as const;
      });
      expect(name).toBe('go-back');
      if (motion === 'reduce') expect(duration).toBe(0);
      else expect(duration).toBeGreaterThan(0.1);
    });

  test('a row sees itself and what is before it; without the mask, what it is to write', async ({ page }) => {
    await openChapter(page, 5);
    const at = scene(page, MASK);
    const reading = at.locator('.mask-reading');
    const mask = at.getByRole('switch', { name: 'Causal mask' });
    await expect(mask).toBeChecked();
    await cell(at, 0, 3, 7);
    await expect(reading).toHaveText('Choose a cell to read it.');
    await cell(at, 0, 0, 7);
    await expect(reading).toHaveText('The row that reads <EOS> gives <EOS> a share of 1.0000.');
    await expect(task(page, 'first-and-last')).not.toContainText('Done.');
    await cell(at, 6, 2, 7);
    const canvas = (await at.locator('canvas.heat').boundingBox())!;
    await page.mouse.move(canvas.x + 20, canvas.y + canvas.height - 4);
    // What names the cell under the pointer does not cover the sentence that reads it.
    const [tip, said] = [await page.locator('value-tip').boundingBox(), await reading.boundingBox()];
    expect(tip!.y + tip!.height).toBeLessThanOrEqual(said!.y);
    await expect(task(page, 'first-and-last')).toContainText('The first row has only <EOS>');
    await train(at);
    const writes = at.getByRole('list', { name: 'What each row writes' }).getByRole('listitem');
    await expect(writes.locator('s')).toHaveCount(0);
    await expect(at.getByText('7 of 7 rows write the right word.')).toBeVisible();
    const own = 'By itself it writes: sus médicos quieren ir al jardín';
    await expect(at.locator('.mask-own')).toHaveText(own);
    await mask.uncheck();
    await expect(at.getByText('5 of 7 rows write the right word.')).toBeVisible();
    await expect(writes.first()).toHaveText(/After <EOS>:\s*<EOS>\s*instead of sus/);
    await expect(task(page, 'unmasked')).not.toContainText('Done.');
    await cell(at, 2, 3, 7);
    await expect(reading).toHaveText(/The row that reads médicos gives quieren a share of 0\.\d{4}\./);
    await expect(task(page, 'unmasked')).toContainText('All rows but the last now give shares to later words');
    // Its own translation is none the worse.
    await expect(at.locator('.mask-own')).toHaveText(own);
    for (let press = 0; press < 7; press += 1) await next(scene(page, WRITE)).click();
    await expect(scene(page, WRITE).getByRole('status')).toHaveText('sus médicos quieren ir al jardín <EOS>');
    await mask.check();
    await expect(at.getByText('7 of 7 rows write the right word.')).toBeVisible();
  });

  test('the triangle is read with the keyboard', async ({ page }) => {
    await openChapter(page, 5);
    const at = scene(page, MASK);
    await at.getByRole('application', { name: /Masked self-attention, 7 by 7/ }).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight'])
      await page.keyboard.press(key);
    await expect(at.locator('.mask-reading')).toContainText('The row that reads sus gives sus');
  });

  const figures = (page: Page): Promise<number[]> =>
    page
      .locator('.scene-figure')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
  for (const width of oneOf(390, 1280))
    test(`no figure changes its height with what is done in it, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 5);
      await expect(page.locator('own-words table, write-on table, masked-rows canvas')).toHaveCount(6);
      const before = await figures(page);
      expect(before).toHaveLength(3);
      await cell(scene(page, MASK), 6, 2, 7);
      for (let press = 0; press < 9; press += 1) await next(scene(page, WRITE)).click();
      expect(await figures(page)).toEqual(before);
      await show(scene(page, OWN), 'to go');
      await show(scene(page, MASK), 'the old key is small');
      await expect(page.locator('.mask-reads li')).toHaveCount(6);
      await scene(page, MASK).getByRole('switch').uncheck();
      await expect(scene(page, MASK).locator('.mask-score')).toContainText('of 6');
      expect(await figures(page)).toEqual(before);
    });

  for (const [width, language] of oneOf(...SIZES))
    test(`all of it fits, and can be pressed, at ${width} px in ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 5, language);
      await page.locator('write-on .write-next').click();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      // Nor does a figure reach out of its own place.
      const out = await page.locator('.scene-figure').evaluateAll((all) =>
        all.map((figure) => {
          const { right } = figure.getBoundingClientRect();
          const parts = [...figure.querySelectorAll('table, ol, canvas, p, label')];
          return Math.max(...parts.map((part) => part.getBoundingClientRect().right - right));
        }),
      );
      for (const over of out) expect(over).toBeLessThanOrEqual(1);
      // The head of the page is not the chapter's.
      const found = await tooSmall(page, false);
      expect(found.filter((one) => !one.includes(' in wrap mast: '))).toEqual([]);
    });

  test('a word of the text shows the part of the figure that it speaks of', async ({ page }) => {
    await openChapter(page, 5);
    await scene(page, WRITE).getByRole('button', { name: 'that word goes back in' }).hover();
    await expect(scene(page, WRITE).locator('.write-on')).toHaveClass(/write-on back/);
    await scene(page, MASK).getByRole('button', { name: 'all later words' }).focus();
    await expect(scene(page, MASK).locator('.masked-rows')).toHaveClass(/masked-rows hidden/);
    await scene(page, OWN).getByRole('button', { name: 'positions' }).focus();
    await expect(scene(page, OWN).locator('.own-words')).toHaveClass(/own-words position/);
  });
});
