// The names of classes are the page's: what a chapter looks like must change nothing in the lab, to which one goes on from it.
import type { Page } from '@playwright/test';
import { CHAPTERS } from '../../web/course/ids';
import { openChapter } from './course';
import { expect, open, settled, test } from './page';
import { LONG, oneOf } from './variants';

/** Each element with what a rule of another place would change of it. */
const looks = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('header *, main *')]
      .filter((element) => element.closest('svg, loss-chart') === null)
      .map((element) => {
        const { width, height } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const of = ['display', 'font-size', 'font-weight', 'color', 'padding', 'margin', 'text-align', 'white-space'];
        const values = of.map((name) => style.getPropertyValue(name));
        return [element.localName, element.className, Math.round(width), Math.round(height), ...values].join(' ');
      })
      .join('\n'),
  );

for (const [lesson, part] of oneOf(['phrases', 'Share'] as const, ['lets-go', 'Experiments'] as const))
  test(`${lesson} with ${part} looks as before once all chapters and the glossary have been open`, async ({ page }) => {
    test.slow();
    await open(page, `${lesson}&lang=en`);
    await page.getByRole('button', { name: part, exact: true }).click();
    await expect(page.locator('lab-shelf h2').first()).toBeVisible();
    // The link to this state takes a moment.
    if (part === 'Share') await expect(page.getByRole('textbox', { name: /link/i })).toBeVisible();
    const before = await settled(page, () => looks(page));
    for (const chapter of CHAPTERS) await openChapter(page, chapter);
    await page.goto('./#glossary');
    await expect(page.locator('glossary-view dl')).toBeVisible();
    await open(page, lesson);
    await expect(page.locator('lab-shelf h2').first()).toBeVisible();
    expect((await settled(page, () => looks(page))).split('\n')).toEqual(before.split('\n'));
  });

// Twenty chapters are opened for it: in the long run.
if (LONG)
  test('a chapter looks the same whichever others were open before it', async ({ browser, baseURL }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ baseURL, reducedMotion: 'reduce' });
    const alone: string[][] = [];
    for (const chapter of CHAPTERS) {
      const page = await context.newPage();
      await openChapter(page, chapter);
      alone.push((await settled(page, () => looks(page))).split('\n'));
      await page.close();
    }
    const page = await context.newPage();
    // From the last to the first, so that every sheet comes before those that it mostly comes after.
    for (const chapter of [...CHAPTERS].reverse()) await openChapter(page, chapter);
    for (const [index, chapter] of CHAPTERS.entries()) {
      await openChapter(page, chapter);
      expect((await settled(page, () => looks(page))).split('\n'), `chapter ${chapter}`).toEqual(alone[index]);
    }
    await context.close();
  });
