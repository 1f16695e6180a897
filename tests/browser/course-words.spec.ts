// Chapter 1, words become numbers: its tasks are done as a reader does them, and the page sees that they are.
import { openChapter, scene, STILL, task, train } from './course';
import { expect, test } from './page';

test.use(STILL);

test.describe('chapter 1: words become numbers', () => {
  test('every word has its own weights, and the same ones wherever it stands', async ({ page }) => {
    await openChapter(page, 1);
    const at = scene(page, 'A network reads numbers, not letters');
    const words = at.getByRole('radio');
    await expect(words).toHaveText([/let’s/, /go/, /to/]);
    await expect(page.getByText('0 of 4 tasks done')).toBeVisible();
    await words.first().focus();
    const outputs = new Set<string>();
    for (let word = 0; word < 3; word += 1) {
      await expect(words.nth(word)).toBeChecked();
      const weights = await at.locator('.weight-number').allTextContents();
      expect(await at.locator('.output-number').allTextContents()).toEqual(weights);
      outputs.add(weights.join());
      if (word < 2) await page.keyboard.press('ArrowDown');
    }
    expect(outputs.size).toBe(3);
    await expect(task(page, 'every-word')).toContainText('Done.');
    await expect(task(page, 'twice')).not.toContainText('Done.');
    await at.getByRole('button', { name: 'go to go' }).click();
    await expect(task(page, 'twice')).toContainText('Both times go has the same numbers.');
    const numbers = await at.locator('.network-vectors li .numbers').allInnerTexts();
    expect(numbers).toHaveLength(3);
    expect(numbers[0]).toBe(numbers[2]);
    expect(numbers[0]).not.toBe(numbers[1]);
    await expect(page.getByText('2 of 4 tasks done')).toBeVisible();
    // And it is remembered.
    await page.reload();
    await expect(page.getByText('2 of 4 tasks done')).toBeVisible();
  });

  test('two words with the same numbers are one word to the model', async ({ page }) => {
    await openChapter(page, 1);
    const at = scene(page, 'To the model a word is its numbers');
    await train(at);
    const says = at.locator('.same-translation');
    await expect(says).toHaveText('to go → ir');
    await at.getByRole('button', { name: 'Give to the numbers of let’s' }).click();
    await expect(says).toHaveText('to go → vamos');
    await expect(task(page, 'same-numbers')).toContainText('Done.');
    await at.getByRole('button', { name: 'Give them back' }).click();
    await expect(says).toHaveText('to go → ir');
  });

  test('words of like use come together while the model trains', async ({ page }) => {
    await openChapter(page, 1);
    const at = scene(page, 'Words of like use come together');
    const share = async (): Promise<number> =>
      Number((await at.locator('[data-number=kin]').innerText()).replace(/\D/g, ''));
    const before = await share();
    await train(at);
    expect(await share()).toBeGreaterThan(3 * before);
    // The kind that has been named all along is one; the task asks for another one too.
    await expect(task(page, 'kin')).not.toContainText('Done.');
    await at.getByRole('button', { name: 'animals' }).click();
    await expect(task(page, 'kin')).toContainText('This nearness lets a model go beyond');
    await expect(at.locator('svg text', { hasText: /^(cats?|dogs?|birds?|cows?)$/ }).first()).toBeVisible();
    await expect(at.locator('svg text', { hasText: 'mother' })).toHaveCount(0);
  });

  test('a word of the text shows the part of the figure that it speaks of', async ({ page }) => {
    await openChapter(page, 1);
    const at = scene(page, 'A network reads numbers, not letters');
    await at.getByRole('button', { name: 'the identity function' }).hover();
    await expect(at.locator('.embedding-network')).toHaveClass(/identity/);
    await at.getByRole('button', { name: 'An input' }).focus();
    await expect(at.locator('.embedding-network')).toHaveClass(/input/);
  });
});
