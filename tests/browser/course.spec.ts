// The course: each chapter's tasks are done as a reader does them, and the page sees that they are.
import type { Locator, Page } from '@playwright/test';
import { expect, overflow, scan, test } from './page';

async function openChapter(page: Page, chapter: number, language = 'en', theme = 'light'): Promise<void> {
  await page.goto(`./#chapter-${chapter}&lang=${language}&theme=${theme}`);
  await expect(page.locator('main')).toHaveAttribute('data-chapter', String(chapter));
  await expect(page.locator('.course-controls[data-phase=ready]')).toHaveCount(
    await page.locator('course-scene').count(),
  );
  await expect(page.locator('.figure-waiting')).toHaveCount(0);
}

const scene = (page: Page, name: string): Locator => page.getByRole('region', { name });
const task = (page: Page, id: string): Locator => page.locator(`#task-${id}`);

async function train(at: Locator): Promise<void> {
  await at.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(at.locator('.course-controls')).toHaveAttribute('data-phase', 'training');
  await expect(at.locator('.course-controls')).toHaveAttribute('data-phase', 'ready', { timeout: 50_000 });
}

test.describe('chapter 1: words become numbers', () => {
  test('every word has its own weights, and the same ones wherever it stands', async ({ page }) => {
    await openChapter(page, 1);
    const at = scene(page, 'A network reads numbers, not letters');
    const words = at.getByRole('radio');
    await expect(words).toHaveText([/let’s/, /go/, /to/]);
    await expect(page.getByText('0 of 4 tasks done')).toBeVisible();
    await words.first().click();
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
    await expect(task(page, 'kin')).toContainText('Done.');
    expect(await share()).toBeGreaterThan(3 * before);
    await at.getByRole('button', { name: 'animals' }).click();
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

test('an address leads to a chapter and to a task of it; the lab is as it was left', async ({ page }) => {
  await page.goto('./#lets-go');
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'ready');
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(page.locator('[data-number=step]')).toHaveText('1');
  await page.getByRole('link', { name: 'Course' }).click();
  await expect(page.getByRole('heading', { name: 'Words become numbers' })).toBeVisible();
  await page.goto('./#chapter-1-twice');
  await expect(task(page, 'twice')).toBeInViewport();
  await page.getByRole('link', { name: 'Let’s go' }).click();
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'lets-go');
  await expect(page.locator('transport-bar [data-number=step]')).toHaveText('1');
  await page.goto('./#chapter-99');
  await expect(page.getByRole('alert')).toContainText('link');
});

for (const theme of ['light', 'dark'])
  for (const language of ['en', 'es'])
    test(`a chapter fits and reads well in ${theme}, ${language}`, async ({ page }) => {
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await openChapter(page, 1, language, theme);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        await scan(page);
      }
    });
