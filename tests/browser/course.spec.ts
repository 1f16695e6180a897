// The course as a whole; what one does in a chapter is in a file of its own.
import { CHAPTERS } from '../../web/course/ids';
import { openChapter, task } from './course';
import { misplaced } from './geometry';
import { expect, overflow, scan, test } from './page';
import { tooSmall } from './targets';
import { looks } from './variants';

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

for (const chapter of CHAPTERS)
  for (const { theme, language } of looks((chapter % 4) as 0 | 1 | 2 | 3))
    test(`chapter ${chapter} fits, no text of it is cut and a finger hits all that can be pressed, in ${theme}, ${language}`, async ({
      page,
    }) => {
      await openChapter(page, chapter, language, theme);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 844 });
        // Once every figure knows its width.
        await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
        await expect.poll(() => misplaced(page)).toEqual([]);
        await scan(page);
        expect(await tooSmall(page, false)).toEqual([]);
        await page.evaluate(() => scrollTo(0, 0));
      }
    });
