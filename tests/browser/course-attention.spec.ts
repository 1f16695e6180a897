// Chapter 3, self-attention: its tasks are done as a reader does them, and the page sees that they are.
import type { Locator } from '@playwright/test';
import { openChapter, scene, STILL, task, train } from './course';
import { expect, overflow, test } from './page';
import { tooSmall } from './targets';
import { oneOf } from './variants';

const CONTEXT = 'What a word means depends on the others';
const SIMILARITY = 'Query, key and value';
const SHARES = 'From similarities to a mixture of values';
const LENGTH = 'The same weights for any sentence';

/** A number as the page prints it. */
const read = (text: string): number => Number(text.replace('\u2212', '-').replace(/[()<>]/g, ''));
const choose = (at: Locator, group: string, word: string): Promise<void> =>
  at.getByRole('radiogroup', { name: group }).getByRole('radio', { name: word }).first().click();
const show = (at: Locator, sentence: string): Promise<void> =>
  at.getByRole('button', { name: sentence, exact: true }).click();

const SIZES = [320, 390, 768, 1024].flatMap((width) => ['es', 'en'].map((language) => [width, language] as const));

test.use(STILL);

test.describe('chapter 3: self-attention', () => {
  test('the same word goes in with the same numbers and comes out with others', async ({ page }) => {
    await openChapter(page, 3);
    const at = scene(page, CONTEXT);
    const lists = at.getByRole('list', { name: /^How much each word matters to/ });
    for (const share of await lists.locator('b').allTextContents()) expect(share).toMatch(/^0\.(49|50)$/);
    await train(at);
    await choose(at, 'Word that asks', 'go');
    await expect(lists).toHaveText(/let’s\s*<0\.01\s*go\s*>0\.99/);
    await expect(task(page, 'same-word')).not.toContainText('Done.');
    await show(at, 'to go');
    await expect(lists).toHaveText(/to\s*0\.98\s*go\s*0\.02/);
    await expect(task(page, 'same-word')).toContainText('The same numbers went in');
    const [into, out] = [at.locator('td.into'), at.locator('td.out')];
    await expect(into.first()).toHaveText((await into.last().textContent())!);
    await expect(out.first()).not.toHaveText((await out.last().textContent())!);
  });

  test('a similarity is computed by hand, with a comma or a point, and mistakes are named', async ({ page }) => {
    await openChapter(page, 3);
    const at = scene(page, SIMILARITY);
    const field = at.getByRole('textbox', { name: 'Dot product' });
    await expect(field).toBeDisabled();
    await expect(at.getByText('Train the model first')).toBeVisible();
    await train(at);
    await choose(at, 'Word that asks', 'let’s');
    await choose(at, 'Word whose key is taken', 'go');
    const factors = (await at.locator('.hand-line b').allTextContents()).map(read);
    expect(factors).toHaveLength(4);
    const [first, second] = [factors[0]! * factors[1]!, factors[2]! * factors[3]!];
    const result = first + second;
    expect(result).toBeLessThan(-1);
    const other = at.locator('.similarities b');
    await expect(other).toHaveText(['?', '?']);
    const answer = async (text: string, says: string): Promise<void> => {
      await field.fill(text);
      await field.press('Enter');
      await expect(at.locator('.hand-said')).toContainText(says);
    };
    await answer('much', 'Please type a number');
    await answer((-result).toFixed(2), 'not the sign');
    await answer(first.toFixed(2), 'one of the two products');
    await answer((result + 1).toFixed(2), 'Not yet');
    await expect(task(page, 'by-hand')).not.toContainText('Done.');
    await answer(result.toFixed(2).replace('.', ','), 'That is right.');
    await expect(task(page, 'by-hand')).toContainText('all there is to comparing two words');
    await expect(other).not.toHaveText(['?', '?']);
    expect(Math.abs(read((await other.nth(1).textContent())!) - result)).toBeLessThan(0.1);
    // Another pair of words is another question.
    await choose(at, 'Word whose key is taken', 'let’s');
    await expect(field).toHaveValue('');
    await expect(at.locator('.hand-said')).toHaveText('');
  });

  test('a score that is raised takes the shares of all others, and the values follow', async ({ page }) => {
    await openChapter(page, 3);
    const at = scene(page, SHARES);
    await train(at);
    await show(at, 'go to go');
    await choose(at, 'Word that asks', 'to');
    await choose(at, 'Word whose score is changed', 'go');
    const shares = async (): Promise<number[]> =>
      (await at.locator('[data-share]').allTextContents()).map((text) => (text.startsWith('>') ? 1 : read(text)));
    await expect(at.locator('[data-share]')).toHaveCount(3);
    const before = await shares();
    const scores = at.locator('.share-table tbody .scaled');
    const unchanged = await scores.allTextContents();
    expect(unchanged[1]).toBe('');
    const sum = at.locator('.value-table .out');
    const out = await sum.allTextContents();
    const slider = at.getByRole('slider', { name: 'Added to the score' });
    await slider.focus();
    for (let press = 0; press < 16; press += 1) await page.keyboard.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuetext', '+8.0');
    await expect(task(page, 'one-grows')).toContainText('What one word gains, all others lose');
    // What the heading says of the scores still holds: what was added stands beside the one that it was added to.
    await expect(scores).toHaveText(unchanged.map((text, index) => (index === 1 ? '+8.0' : text)));
    const after = await shares();
    expect(after[0]).toBeGreaterThan(0.9);
    expect(after[1]).toBeLessThan(before[1]!);
    expect(after[2]).toBeLessThanOrEqual(before[2]!);
    expect(Math.abs(after.reduce((all, one) => all + one, 0) - 1)).toBeLessThan(0.004);
    expect(await sum.allTextContents()).not.toEqual(out);
    await at.getByRole('button', { name: 'Set back' }).click();
    expect(await shares()).toEqual(before);
    expect(await sum.allTextContents()).toEqual(out);
  });

  test('the scaled values that are printed add up to what is printed below them', async ({ page }) => {
    await openChapter(page, 3);
    const at = scene(page, SHARES);
    await train(at);
    const rows = at.locator('.value-table tbody tr');
    await expect(rows).toHaveCount(2);
    const parts = await rows.evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].slice(-2).map((cell) => cell.textContent)),
    );
    const sums = (await at.locator('.value-table .out').allTextContents()).map(read);
    expect(sums).toHaveLength(2);
    sums.forEach((sum, unit) => {
      const added = parts.reduce((all, part) => all + read(part[unit]!), 0);
      expect(Math.abs(added - sum)).toBeLessThan(0.011);
    });
  });

  test('a sentence grows and the weights do not', async ({ page }) => {
    await openChapter(page, 3);
    const at = scene(page, LENGTH);
    const counts = (words: number): Locator => at.locator(`tr[data-words="${words}"] td`);
    await expect(counts(2)).toHaveText(['12', '12', '4']);
    await expect(counts(3)).toHaveText(['–', '–', '–']);
    await at.getByRole('button', { name: '+ to' }).click();
    await expect(counts(3)).toHaveText(['12', '18', '9']);
    await expect(task(page, 'longer')).not.toContainText('Done.');
    await at.getByRole('button', { name: '+ go' }).click();
    await expect(counts(4)).toHaveText(['12', '24', '16']);
    await expect(task(page, 'longer')).toContainText('The weights stayed.');
    await expect(at.getByRole('button', { name: '+ go' })).toBeDisabled();
    await at.getByRole('button', { name: 'Remove the last word' }).click();
    await expect(at.locator('.length-matrix.query tr')).toHaveCount(3);
  });

  for (const width of oneOf(390, 1280))
    test(`no figure changes its height with the sentence, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 3);
      const figures = page.locator('.scene-figure');
      const heights = (): Promise<number[]> =>
        figures.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
      const before = await heights();
      expect(before).toHaveLength(4);
      const at = scene(page, LENGTH);
      await at.getByRole('button', { name: '+ let’s' }).click();
      await at.getByRole('button', { name: '+ let’s' }).click();
      await expect(at.locator('.length-matrix.query tr')).toHaveCount(4);
      await expect(scene(page, SHARES).locator('[data-share]')).toHaveCount(4);
      expect(await heights()).toEqual(before);
    });

  for (const [width, language] of oneOf(...SIZES))
    test(`all of it fits, and can be pressed, at ${width} px in ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 3, language);
      const more = page.locator('any-length').getByRole('button', { name: '+ let’s' });
      await more.click();
      await more.click();
      await expect(page.locator('.length-matrix.query tr')).toHaveCount(4);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      // The head of the page is not the chapter's.
      const found = await tooSmall(page, false);
      expect(found.filter((one) => !one.includes(' in wrap mast: '))).toEqual([]);
    });

  test('a word of the text shows the part of the figure that it speaks of', async ({ page }) => {
    await openChapter(page, 3);
    await scene(page, SIMILARITY).getByRole('button', { name: 'The query' }).hover();
    await expect(scene(page, SIMILARITY).locator('.query-key')).toHaveClass(/query-key query/);
    await scene(page, LENGTH).getByRole('button', { name: 'all keys' }).focus();
    await expect(scene(page, LENGTH).locator('.any-length')).toHaveClass(/any-length key/);
  });
});
