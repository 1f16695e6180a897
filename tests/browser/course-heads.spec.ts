// Chapter 4, several heads and residual connections: its tasks are done as a reader does them, and the page sees that they are.
import type { Locator, Page } from '@playwright/test';
import { openChapter, scene, STILL, task, train } from './course';
import { expect, scan, test } from './page';
import { oneOf } from './variants';

const HEADS = 'Several questions at once';
const JOINED = 'Narrow heads, joined and added';
const TWINS = 'Training with residuals and without';

const show = (at: Locator, sentence: string): Promise<void> =>
  at.getByRole('button', { name: sentence, exact: true }).click();
const writes = (at: Locator): Locator => at.locator('.judged-written .word');
const head = (at: Locator, number: number): Locator => at.getByRole('switch', { name: `Head ${number}`, exact: true });
const map = (at: Locator, number: number): Locator =>
  at.getByRole('application', { name: new RegExp(`Self-attention, head ${number},`) });
const right = (at: Locator, out: string): Locator =>
  at.getByRole('row', { name: new RegExp(`^${out} `) }).getByRole('cell');

/** Clicks into the middle of a cell of a head. */
async function cell(at: Locator, number: number, row: number, column: number): Promise<void> {
  const canvas = map(at, number);
  await canvas.scrollIntoViewIfNeeded();
  const box = (await canvas.boundingBox())!;
  await canvas.click({ position: { x: ((column + 0.5) / 5) * box.width, y: ((row + 0.5) / 5) * box.height } });
}

const figures = (page: Page): Promise<number[]> =>
  page.locator('.scene-figure').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));

test.use(STILL);

test.describe('chapter 4: several heads, and residual connections', () => {
  test('two heads ask two questions, and without one of them what it asked is lost', async ({ page }) => {
    await openChapter(page, 4);
    await expect(page.getByText('0 of 4 tasks done')).toBeVisible();
    const at = scene(page, HEADS);
    // Where nothing is learned, nothing is found.
    await cell(at, 2, 1, 0);
    await cell(at, 1, 3, 4);
    await train(at);
    await expect(right(at, 'nothing')).toHaveText(/^9\d\s%$/);
    // The cell that is still chosen is an answer now, and one is not enough.
    await expect(at.locator('.pair-reading')).toHaveText(/good asks friend: Head 1 0\.8\d+, Head 2 0\.\d+$/);
    // The right cell in the wrong head is none.
    await cell(at, 1, 1, 0);
    await expect(at.locator('.pair-reading')).toContainText('have asks we');
    await expect(task(page, 'two-questions')).not.toContainText('Done.');
    await cell(at, 2, 1, 0);
    await expect(task(page, 'two-questions')).toContainText('Nobody told the heads to share the work');

    await expect(writes(at)).toHaveText(['tenemos', 'un', 'buen', 'amigo']);
    await head(at, 1).uncheck();
    await expect(at.locator('s')).toHaveText(['una', 'buena']);
    // It is read out where one is, and not once more by the other figure of the same model.
    await expect(page.locator('.judged-written[aria-live=polite]')).toHaveCount(1);
    await expect(at.locator('.judged-written')).toHaveAttribute('aria-live', 'polite');
    await expect(at.locator('.judged-written')).toHaveText(/una buena amigo wrong\s*$/);
    await expect(right(at, 'Head 1')).toHaveText(/^5\d\s%$/);
    // Both at once say nothing about either.
    await head(at, 2).uncheck();
    await expect(right(at, 'both heads')).toHaveText(/^3\d\s%$/);
    await expect(task(page, 'two-faults')).not.toContainText('Done.');
    await head(at, 1).check();
    await expect(at.locator('s')).toHaveText(['tienen']);
    await expect(task(page, 'two-faults')).toContainText('the person of the verb');
    await expect(right(at, 'Head 2')).toHaveText(/^[67]\d\s%$/);
    await show(at, 'the girls are very tired');
    await expect(writes(at)).toHaveText(['las', 'niñas', 'están', 'muy', 'cansadas']);
    await expect(at.locator('s')).toHaveCount(0);
    // The other figure shows the same model: what comes from the second head is nothing.
    await expect(
      scene(page, JOINED)
        .getByRole('row', { name: /from head 2/ })
        .getByRole('cell')
        .last(),
    ).toHaveText('0.00');
    // Another step has other scores.
    await head(at, 2).check();
    await at.getByRole('button', { name: 'Start again with the same seed' }).click();
    await expect(right(at, 'nothing')).toHaveText('–');
  });

  test('around attention goes the word itself; without that the grammar is all that is left', async ({ page }) => {
    await openChapter(page, 4);
    const at = scene(page, JOINED);
    await train(at);
    const size = async (part: string): Promise<number> =>
      Number(
        await at
          .getByRole('row', { name: new RegExp(part) })
          .getByRole('cell')
          .last()
          .innerText(),
      );
    // Of a verb more comes from the second head, of an adjective from the first.
    await at.getByRole('radio', { name: 'have' }).click();
    expect(await size('from head 2')).toBeGreaterThan(2 * (await size('from head 1')));
    await at.getByRole('radio', { name: 'good' }).click();
    await expect.poll(() => size('from head 1')).toBeGreaterThan(2 * (await size('from head 2')));
    expect(await size('goes on')).not.toBe(await size('answer'));
    const residual = at.getByRole('switch', { name: 'Residual connection' });
    await residual.uncheck();
    await expect(writes(at)).toHaveText(['vemos', 'un', 'buen', 'café']);
    expect(await size('goes on')).toBe(await size('answer'));
    // What is struck out is to be read all the same.
    await scan(page, '.joined-heads');
    await expect(task(page, 'word-lost')).not.toContainText('Done.');
    await show(at, 'you eat this apple');
    await expect(writes(at)).toHaveText(['compras', 'esta', 'flor']);
    await expect(task(page, 'word-lost')).toContainText('The grammar survives and the words are lost');
    // Where it would be missed, it is said, and can be had back.
    await scene(page, HEADS).getByRole('button', { name: 'Switch it on' }).click();
    await expect(residual).toBeChecked();
    await expect(writes(at)).toHaveText(['comes', 'esta', 'manzana']);
    await expect(scene(page, HEADS).getByText('The residual connection is off.')).toBeHidden();
  });

  test('two models are trained, and only the one with residuals learns to copy', async ({ page }) => {
    await openChapter(page, 4);
    const at = scene(page, TWINS);
    const cells = (name: string): Locator => at.getByRole('row', { name }).getByRole('cell');
    await expect(cells('layer 3').first()).toContainText(/difference [23]\d\.\d\s%/);
    await expect(cells('layer 3').last()).toContainText(/difference <0\.1\s%/);
    await expect(cells('layer 3').last()).toContainText('gradient –');
    await at.getByRole('button', { name: 'One step' }).click();
    await expect(cells('layer 3').first()).toContainText(/gradient 0\.0[1-9]\d/);
    await expect(cells('layer 3').last()).toContainText(/gradient \d\.\d\s·\s10⁻⁹/);
    await train(at);
    const [better, worse] = (await cells('loss').allInnerTexts()).map(Number);
    expect(better).toBeLessThan(0.1);
    expect(worse).toBeGreaterThan(1.5);
    await expect(cells('New words right')).toHaveText([/^9\d\s%$/, /^0\s%$/]);
    const letters = at.locator('.letter-row .word');
    const shown = await letters.allInnerTexts();
    await expect(cells('writes').first()).toHaveText(new RegExp(`^\\s*${shown.join('')}\\s+right`));
    await expect(task(page, 'copied')).not.toContainText('Done.');
    await at.getByRole('button', { name: `Swap ${shown[0]} and ${shown[1]}`, exact: true }).click();
    await expect(letters.first()).toHaveText(shown[1]!);
    await expect(cells('writes').first()).toContainText([shown[1], shown[0], ...shown.slice(2)].join(''));
    await expect(cells('writes').last()).toContainText(/(\w)\1{9}/);
    await expect(task(page, 'copied')).toContainText('One model copies what it reads');
  });

  test('with the keyboard; and what a word of the text speaks of is shown', async ({ page }) => {
    await openChapter(page, 4);
    const at = scene(page, HEADS);
    await map(at, 2).focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    await expect(at.locator('.pair-reading')).toContainText('have asks have: Head 1');
    await expect(scene(page, JOINED).getByRole('radio', { name: 'have' })).toBeChecked();
    await at.getByRole('switch', { name: 'Head 1' }).focus();
    await page.keyboard.press('Space');
    await expect(at.locator('.pair-reading')).toContainText('Head 1 switched off');
    for (const [name, within, part] of [
      ['heads', '.two-heads', 'pair'],
      ['their sum', '.joined-heads', 'answer'],
      ['queries and keys', '.residual-twins', 'pull'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).focus();
      await expect(page.locator(within)).toHaveClass(new RegExp(`\\b${part}\\b`));
    }
  });

  for (const width of oneOf(390, 1280))
    test(`no figure changes its height with what is done in it, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 4);
      const before = await figures(page);
      expect(before).toHaveLength(3);
      await cell(scene(page, HEADS), 1, 3, 4);
      await head(scene(page, HEADS), 1).uncheck();
      await scene(page, TWINS).getByRole('button', { name: 'One step' }).click();
      await expect(scene(page, TWINS).locator('[data-number=step]')).toHaveText('1');
      await expect(scene(page, HEADS).locator('.pair-reading')).toContainText('switched off');
      expect(await figures(page)).toEqual(before);
      await scene(page, JOINED).getByRole('switch').uncheck();
      await expect(scene(page, HEADS).getByText('The residual connection is off.')).toBeVisible();
      expect(await figures(page)).toEqual(before);
      await scene(page, JOINED).getByRole('switch').check();
      await show(scene(page, JOINED), 'you eat this apple');
      await expect(scene(page, HEADS).locator('.pair-rows li')).toHaveCount(4);
      expect(await figures(page)).toEqual(before);
      if (width > 390) return;
      await train(scene(page, HEADS));
      await expect(writes(scene(page, HEADS))).toHaveText(['comes', 'esta', 'manzana']);
      expect(await figures(page)).toEqual(before);
    });
});
