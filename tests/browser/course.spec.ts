// The course as a whole; what one does in a chapter is in a file of its own.
import { CHAPTERS } from '../../web/course/ids';
import { openChapter, task } from './course';
import { misplaced } from './geometry';
import { expect, overflow, scan, test } from './page';
import { tooSmall } from './targets';

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
        for (const chapter of CHAPTERS) {
          await openChapter(page, chapter, language, theme);
          // Once every figure knows its width.
          await expect.poll(() => overflow(page), `chapter ${chapter}`).toBeLessThanOrEqual(0);
          await scan(page);
        }
      }
    });

for (const width of [1280, 390])
  for (const chapter of CHAPTERS)
    test(`no text of chapter ${chapter} is cut at ${width} pixels, and a finger hits all that can be pressed`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, chapter, width === 390 ? 'es' : 'en');
      expect(await misplaced(page)).toEqual([]);
      expect(await tooSmall(page, false)).toEqual([]);
    });
