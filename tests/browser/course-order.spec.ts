// Chapter 2, order matters: its tasks are done as a reader does them, and the page sees that they are.
import type { Locator } from '@playwright/test';
import { openChapter, scene, STILL, task, train } from './course';
import { expect, test } from './page';

/** Moves a slider as the keyboard does, to a value. */
async function slide(slider: Locator, to: number): Promise<void> {
  await slider.fill(String(to));
  await expect(slider).toHaveValue(String(to));
}

const swap = (at: Locator, one: string, other: string): Promise<void> =>
  at.getByRole('button', { name: `Swap ${one} and ${other}`, exact: true }).click();

test.use(STILL);

test.describe('chapter 2: order matters', () => {
  test('without positions two orders of the same words are one sentence', async ({ page }) => {
    await openChapter(page, 2);
    await expect(page.getByText('0 of 4 tasks done')).toBeVisible();
    const at = scene(page, 'The same words in another order');
    const columns = async (which: number): Promise<Map<string, string>> => {
      const table = at.locator('.order-numbers').nth(which);
      const words = await table.locator('thead th .word').allInnerTexts();
      const rows = await table.locator('tbody tr').all();
      const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
      return new Map(words.map((word, column) => [word, cells.map((row) => row[column]).join(' ')]));
    };
    const same = async (): Promise<void> => {
      const [upper, lower] = [await columns(0), await columns(1)];
      expect(upper.size).toBe(4);
      for (const [word, numbers] of upper) expect(lower.get(word), word).toBe(numbers);
    };
    await same();
    await expect(at.locator('.order-lines path')).toHaveCount(5);
    await train(at);
    await same();
    const written = at.locator('.orders-written tbody tr');
    await expect(written.first()).toHaveText(/the dog sees the cat\s+el perro ve al gato right\s+50\s%/);
    await expect(written.last()).toHaveText(/the cat sees the dog\s+el perro ve al gato wrong\s+50\s%/);
    await swap(at, 'cat', 'sees');
    await expect(written.last()).toHaveText(/the sees cat the dog\s+el perro ve al gato\s+50\s%/);
    await same();
    await expect(task(page, 'bag')).not.toContainText('Done.');
    await swap(at, 'the', 'dog');
    await expect(written.last()).toHaveText(/the sees cat dog the\s+el perro ve al gato\s+50\s%/);
    await expect(task(page, 'bag')).toContainText('Every order gets the same translation');
    // The upper sentence is still as it was.
    await expect(written.first()).toContainText('the dog sees the cat');
  });

  test('two models that are stopped on their way stand at the same step', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await openChapter(page, 2);
    const at = scene(page, 'The same words in another order');
    const step = async (): Promise<number> => Number(await at.locator('[data-number=step]').innerText());
    const words = ['cat', 'sees', 'the', 'dog'];
    // Twice could be luck.
    for (const [stop, other] of words.slice(1).entries()) {
      const from = await step();
      // Of the two, the one that was ahead has gone back: its button says that it continues from there.
      await at.getByRole('button', { name: /^(Train|Continue from here)$/ }).click();
      await expect.poll(step).toBeGreaterThan(from + 10);
      await at.getByRole('button', { name: 'Pause' }).click();
      await expect(at.locator('.course-controls')).toHaveAttribute('data-phase', 'ready');
      // The figure shows pictures of one step only, so what is written of the new order would not come.
      await swap(at, words[0]!, other);
      const order = ['the', ...words.slice(1, stop + 2), 'cat', ...words.slice(stop + 2)];
      await expect(at.locator('.orders-written tbody tr').last()).toContainText(order.join(' '));
    }
  });

  test('the waves tell apart what the shortest of them confuses', async ({ page }) => {
    await openChapter(page, 2);
    const at = scene(page, 'A pattern for every position');
    const [width, one, other] = ['Width', 'Position', 'Compared with'].map((name) =>
      at.getByRole('slider', { name, exact: true }),
    );
    const number = async (name: string): Promise<number> =>
      Number(await at.locator(`[data-number=${name}]`).innerText());
    await expect(at.getByRole('button', { name: 'Train' })).toHaveCount(0);
    await slide(width!, 2);
    await expect(at.locator('.wave-rows tbody tr')).toHaveCount(2);
    await slide(one!, 0);
    await slide(other!, 6);
    expect(await number('distance')).toBeLessThan(await number('neighbours'));
    await expect(task(page, 'told-apart')).not.toContainText('Done.');
    await slide(width!, 8);
    expect(await number('distance')).toBeLessThan(await number('neighbours'));
    await expect(task(page, 'told-apart')).not.toContainText('Done.');
    await slide(width!, 12);
    expect(await number('distance')).toBeGreaterThan(await number('neighbours'));
    await expect(task(page, 'told-apart')).toContainText('None of this is learned');
    // The values stand beside the waves: of position 0 each sine is 0 and each cosine 1.
    await expect(at.locator('.wave-rows tbody td.one')).toHaveText([...'010101010101'].map((value) => `${value}.00`));
    // With the most waves a dot on a crest is still drawn whole.
    await slide(width!, 16);
    await expect(at.locator('.wave-rows tbody tr')).toHaveCount(16);
    const spare = await at.locator('.wave-rows .dot').evaluateAll((dots) =>
      dots.map((dot) => {
        const [middle, row] = [dot, dot.closest('svg')!].map((one) => one.getBoundingClientRect());
        const radius = parseFloat(getComputedStyle(dot).strokeWidth) / 2;
        return Math.min(middle!.top - row!.top, row!.bottom - middle!.bottom) - radius;
      }),
    );
    expect(spare).toHaveLength(32);
    expect(Math.min(...spare)).toBeGreaterThanOrEqual(0);
    await one!.press('ArrowRight');
    await expect(at.locator('.wave-rows tbody td.one').first()).toHaveText('0.84');
  });

  test('a word that moves takes its own numbers along and leaves those of the position', async ({ page }) => {
    await openChapter(page, 2);
    const at = scene(page, 'Word plus position');
    const rows = at.locator('.sum-table tbody tr');
    const read = async (): Promise<{ word: string; parts: string[] }[]> =>
      Promise.all(
        (await rows.all()).map(async (row) => ({
          word: await row.locator('th').innerText(),
          parts: (await row.locator('td:not(:first-child)').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')),
        })),
      );
    await at.getByRole('button', { name: 'go to go' }).click();
    await expect(rows).toHaveCount(3);
    const before = await read();
    expect(before.map(({ word }) => word)).toEqual(['go', 'to', 'go']);
    expect(before[0]!.parts[0]).toBe(before[2]!.parts[0]);
    expect(before[0]!.parts[2]).not.toBe(before[2]!.parts[2]);
    await expect(task(page, 'moved')).not.toContainText('Done.');
    await rows.first().getByRole('button', { name: 'Swap go and to' }).click();
    await expect(rows.first().locator('th')).toHaveText('to');
    const after = await read();
    expect(after[0]!.parts[0]).toBe(before[1]!.parts[0]);
    expect(after.map(({ parts }) => parts[1])).toEqual(before.map(({ parts }) => parts[1]));
    expect(after[1]!.parts[2]).not.toBe(before[0]!.parts[2]);
    await expect(task(page, 'moved')).toContainText('A word takes its own numbers along');
    // The words are learned, the positions are not.
    await train(at);
    const trained = await read();
    expect(trained.map(({ parts }) => parts[1])).toEqual(after.map(({ parts }) => parts[1]));
    expect(trained[0]!.parts[0]).not.toBe(after[0]!.parts[0]);
  });

  test('two models learn the same task, and only the one with positions can', async ({ page }) => {
    await openChapter(page, 2);
    const at = scene(page, 'With positions and without');
    const cells = (name: string): Locator => at.getByRole('row', { name }).getByRole('cell');
    await train(at);
    const [better, worse] = (await cells('loss').allInnerTexts()).map(Number);
    expect(better).toBeLessThan(0.1);
    expect(worse).toBeGreaterThan(0.8);
    await expect(cells('New words right')).toHaveText([/^9\d\s%$/, /^\d\s%$/]);
    const [right, wrong] = await cells('Writes').locator('.word').allInnerTexts();
    const letters = at.locator('.letter-row .word');
    const shown = await letters.allInnerTexts();
    expect(right).toBe([...shown].reverse().join(''));
    expect(wrong).not.toBe(right);
    await expect(task(page, 'without')).not.toContainText('Done.');
    await swap(at, shown[0]!, shown[1]!);
    await expect(letters.first()).toHaveText(shown[1]!);
    await expect(cells('Writes').locator('.word').first()).not.toHaveText(right!);
    await expect(cells('Writes').locator('.word').last()).toHaveText(wrong!);
    await expect(task(page, 'without')).toContainText('one answer for all their orders');
  });

  test('a word of the text shows the part of the figure that it speaks of', async ({ page }) => {
    await openChapter(page, 2);
    const parts = [
      ['each word', '.two-orders', 'lines'],
      ['its line', '.position-waves', 'at'],
      ['the arrow', '.position-sum', 'arrow'],
      ['the loss of each', '.with-without', 'curves'],
    ] as const;
    for (const [name, figure, part] of parts) {
      await page.getByRole('button', { name, exact: true }).last().hover();
      await expect(page.locator(figure)).toHaveClass(new RegExp(`\\b${part}\\b`));
    }
  });
});
