// Chapter 6, encoder-decoder attention: its tasks are done as a reader does them, and the page sees that they are.
import type { Locator, Page } from '@playwright/test';
import { openChapter, scene, STILL, task, train } from './course';
import { expect, overflow, test } from './page';
import { tooSmall } from './targets';
import { oneOf } from './variants';

const ASKS = 'The decoder asks the encoder';
const LINES = 'Where lines cross, words change places';
const DATES = 'Another task, another crossing';
const PULL = 'Make it look elsewhere';

const show = (at: Locator, sentence: string): Promise<void> =>
  at.getByRole('button', { name: sentence, exact: true }).click();
const target = (at: Locator, word: string): Locator =>
  at.getByRole('list', { name: 'Words of the translation' }).getByRole('button', { name: new RegExp(`^${word}\\s*,`) });

/** The cell where the row that writes one word looks at another. */
function cell(at: Locator, row: number, column: number): Locator {
  return at
    .getByRole('table', { name: 'Cross-attention' })
    .getByRole('row')
    .nth(row + 1)
    .locator('.pull-cell')
    .nth(column);
}
/** The word that each row writes. */
const written = (at: Locator): Locator => at.getByRole('table', { name: 'Cross-attention' }).getByRole('rowheader');
const now = (at: Locator): Locator => at.getByRole('status');

/** Drags a cell so many pixels to the right. */
async function drag(page: Page, from: Locator, by: number): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const box = (await from.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y + 3, { steps: 3 });
  await page.mouse.move(x + by, y + 6, { steps: 3 });
  await page.mouse.up();
}

test.use(STILL);

test.describe('chapter 6: encoder-decoder attention', () => {
  test('each task is done in a trained model', async ({ page }) => {
    await openChapter(page, 6);
    const [asks, lines, dates, pull] = [ASKS, LINES, DATES, PULL].map((name) => scene(page, name)) as [
      Locator,
      Locator,
      Locator,
      Locator,
    ];
    // Lines of an untrained model prove nothing, and nothing is said of them.
    await target(lines, 'taza').click();
    await target(lines, 'vieja').click();
    await expect(lines.getByRole('status')).toHaveText('Not trained yet: the lines still change.');
    await target(lines, 'taza').click();
    await target(lines, 'vieja').click();
    await dates.getByRole('button', { name: 'Train', exact: true }).click();
    await train(asks);

    // Each word of the translation listens most to the one that it translates.
    const pairs = { la: 'the', taza: 'cup', vieja: 'old', es: 'is', roja: 'red' };
    for (const [word, wanted] of Object.entries(pairs)) {
      await expect(task(page, 'listens')).not.toContainText('Done.');
      await asks.getByRole('radio', { name: word, exact: true }).click();
      const answers = asks.getByRole('table', { name: `have for ${word}` });
      const shares = (await answers.locator('tbody .share').allTextContents()).map((text) =>
        Number(text.replace('<', '')),
      );
      const most = shares.indexOf(Math.max(...shares));
      await expect(answers.getByRole('rowheader').nth(most)).toHaveText(wanted);
    }
    await expect(task(page, 'listens')).toContainText('To the one that it translates.');

    // Lines that cross.
    await target(lines, 'la').click();
    await target(lines, 'taza').click();
    await expect(lines.getByRole('status')).toHaveText('The lines of la and taza do not cross.');
    await expect(task(page, 'crossing')).not.toContainText('Done.');
    await target(lines, 'vieja').click();
    await expect(lines.getByRole('status')).toHaveText('The lines of taza and vieja cross.');
    await expect(task(page, 'crossing')).toContainText('The noun is written first');

    // In a date, month and day; what translates nothing crosses much and does not count.
    await expect(dates.locator('.course-controls')).toHaveAttribute('data-phase', 'ready', { timeout: 50_000 });
    await target(dates, '15').click();
    await target(dates, 'de').first().click();
    await expect(dates.getByRole('status')).toHaveText('They cross, but de translates no word of the date.');
    await expect(task(page, 'month-and-day')).not.toContainText('Done.');
    await target(dates, 'de').first().click();
    await target(dates, 'noviembre').click();
    await expect(task(page, 'month-and-day')).toContainText('Month and day.');

    // Made to look elsewhere, by the mouse …
    await expect(written(pull)).toHaveText(['la', 'taza', 'vieja', 'es', 'roja', '<EOS>']);
    await expect(now(pull)).toHaveText('–');
    await drag(page, cell(pull, 2, 4), 12);
    await expect(now(pull)).toHaveText('la taza vieja es roja');
    await expect(task(page, 'elsewhere')).not.toContainText('Done.');
    await drag(page, cell(pull, 2, 4), 170);
    await expect(written(pull)).toHaveText(['la', 'taza', 'roja', 'es', 'roja', '<EOS>']);
    await expect(now(pull)).toHaveText('la taza roja es roja');
    await expect(task(page, 'elsewhere')).toContainText('The word follows the look.');
    await pull.getByRole('button', { name: 'Set back' }).click();
    await expect(written(pull).nth(2)).toHaveText('vieja');
    await expect(now(pull)).toHaveText('–');
    // … by the keys, and by a button; what stands after a changed word is kept apart from what was moved before.
    await show(pull, 'the girls see his white flowers');
    await expect(written(pull).nth(1)).toHaveText('niñas');
    await pull.getByRole('button', { name: 'niñas', exact: true }).click();
    await pull.getByRole('slider', { name: 'Share of flowers' }).press('End');
    await expect(now(pull)).toHaveText('las flores ven sus flores blancas');
    await pull.getByRole('button', { name: 'flores', exact: true }).last().click();
    await pull.getByRole('slider', { name: 'Share of girls' }).focus();
    await pull.getByRole('button', { name: 'Everything to “girls”' }).click();
    await expect(now(pull)).toHaveText('las flores ven sus niñas blancas');
    // The model that the other figures show has not been changed by it.
    await expect(asks.getByRole('radio')).toHaveText(['las', 'niñas', 'ven', 'sus', 'flores', 'blancas']);
    await show(pull, 'the old cup is red');
    await expect(now(pull)).toHaveText('–');
    await expect(written(pull)).toHaveText(['la', 'taza', 'vieja', 'es', 'roja', '<EOS>']);
  });

  test('a share is moved by keys, the rest of its row follows, and an untrained model proves nothing', async ({
    page,
  }) => {
    await openChapter(page, 6);
    const at = scene(page, PULL);
    await written(at).nth(1).getByRole('button').click();
    const slider = at.getByRole('slider', { name: 'Share of cup' });
    const percent = async (): Promise<number> => Number(await slider.getAttribute('aria-valuenow'));
    const before = await percent();
    await slider.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuenow', String(before + 5));
    await slider.press('PageDown');
    await expect(slider).toHaveAttribute('aria-valuenow', String(Math.max(0, before + 5 - 25)));
    await slider.press('End');
    await expect(slider).toHaveAttribute('aria-valuenow', '100');
    const shares = await at.getByRole('slider').evaluateAll((all) => all.map((one) => one.ariaValueNow));
    expect(shares).toEqual(['0', '0', '100', '0', '0']);
    await expect(slider).toBeFocused();
    // The engine has answered; what an untrained model then writes is not what the task asks for.
    await expect(now(at)).not.toHaveText('–');
    await at.getByRole('slider', { name: 'Share of red' }).press('End');
    await expect(task(page, 'elsewhere')).not.toContainText('Done.');
    // Another step makes other weights: what was asked of the old ones is gone.
    await at.getByRole('button', { name: 'One step' }).click();
    await expect(now(at)).toHaveText('–');
    await expect(slider).not.toHaveAttribute('aria-valuenow', '100');
  });

  test('a finger drags a cell sideways', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 }, baseURL });
    const page = await context.newPage();
    await openChapter(page, 6);
    const from = cell(scene(page, PULL), 0, 0);
    await from.scrollIntoViewIfNeeded();
    const box = (await from.boundingBox())!;
    const client = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', by = 0): Promise<unknown> =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 10 + by, y: box.y + 10 }],
      });
    await touch('touchStart');
    for (const by of [20, 60, 120, 240]) await touch('touchMove', by);
    await touch('touchEnd');
    await expect(scene(page, PULL).getByRole('slider', { name: 'Share of the' })).toHaveAttribute(
      'aria-valuenow',
      '100',
    );
    await context.close();
  });

  const figures = (page: Page): Promise<number[]> =>
    page
      .locator('.scene-figure')
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
  for (const [width, language] of oneOf([320, 'es'] as const, [1280, 'en'] as const))
    test(`figures keep their height and their place, and can be pressed, at ${width} px in ${language}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 6, language);
      const before = await figures(page);
      expect(before).toHaveLength(4);
      const pull = page.locator('cross-pull');
      await pull.locator('.pull-cell').nth(7).click();
      await pull.locator('.pull-below button').first().click();
      await expect(pull.locator('.pull-below button').last()).toBeEnabled();
      for (const place of [1, 4])
        await page
          .locator('cross-lines')
          .first()
          .getByRole('button')
          .nth(3 + place)
          .click();
      expect(await figures(page)).toEqual(before);
      await show(pull, 'the girls see his white flowers');
      await expect(page.locator('cross-asks').getByRole('radio')).toHaveCount(6);
      await expect(pull.locator('thead th')).toHaveCount(7);
      expect(await figures(page)).toEqual(before);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const found = await tooSmall(page, false);
      expect(found.filter((one) => !one.includes(' in wrap mast: '))).toEqual([]);
    });

  test('a word of the text shows the part of the figure that it speaks of', async ({ page }) => {
    await openChapter(page, 6);
    await scene(page, ASKS).getByRole('button', { name: 'a value' }).hover();
    await expect(scene(page, ASKS).locator('.cross-asks')).toHaveClass(/cross-asks value/);
    await scene(page, LINES).getByRole('button', { name: 'their lines cross' }).focus();
    await expect(scene(page, LINES).locator('.cross-lines')).toHaveClass(/cross-lines crossed/);
    await scene(page, PULL).getByRole('button', { name: 'a cell' }).focus();
    await expect(scene(page, PULL).locator('.cross-pull')).toHaveClass(/cross-pull cell/);
  });
});
