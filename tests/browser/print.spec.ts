// The course on paper: a chapter alone, dark on white whatever the screen is, and no figure cut in two.
import type { Page } from '@playwright/test';
import { CHAPTERS } from '../../web/course/ids';
import { openChapter, scene } from './course';
import { expect, overflow, scan, test } from './page';
import { LONG } from './variants';

/** A4 with margins of 15 mm, in CSS pixels. */
const PAPER = { width: 680, height: 1009 };

async function print(page: Page): Promise<void> {
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
}

for (const chapter of LONG ? CHAPTERS : [3, 5, 8])
  test(`chapter ${chapter} prints alone: its text and its figures, none of them longer than a page`, async ({
    page,
  }) => {
    await openChapter(page, chapter, 'en', 'dark');
    const title = page.getByRole('heading', { level: 2 }).first();
    const figures = page.locator('.scene-figure');
    const scenes = await figures.count();
    await print(page);
    await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(title).toBeVisible();
    await expect(title).toHaveCSS('color', 'rgb(0, 0, 0)');
    for (const gone of ['mast-head', '.chapters', '.course-controls', '.chapter-foot', '[type=range]', '[type=submit]'])
      for (const one of await page.locator(gone).all()) await expect(one, gone).toBeHidden();
    expect(scenes).toBeGreaterThan(1);
    for (const one of await figures.all()) {
      await expect(one).toBeVisible();
      await expect(one).toHaveCSS('break-inside', 'avoid-page');
      await expect(one).toHaveCSS('position', 'static');
      const { height, width } = (await one.boundingBox())!;
      expect(height).toBeGreaterThan(40);
      expect(height).toBeLessThan(PAPER.height);
      expect(width).toBeLessThanOrEqual(PAPER.width);
    }
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    // The colours of a role and of a place are those of the third chapter and of the fifth.
    if (chapter === 3 || chapter === 5) await scan(page, '.chapter');
  });

test('a figure that is drawn on a canvas is drawn for paper, and for the screen again afterwards', async ({ page }) => {
  await openChapter(page, 5, 'en', 'dark');
  const canvas = scene(page, 'In training: the right words, and none ahead').locator('canvas').first();
  /** How light it is on average. */
  const light = (): Promise<number> =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { width, height } = element;
      const { data } = element.getContext('2d')!.getImageData(0, 0, width, height);
      let sum = 0;
      let drawn = 0;
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3]! > 0) {
          sum += data[at]! + data[at + 1]! + data[at + 2]!;
          drawn += 3;
        }
      return sum / drawn;
    });
  const dark = await light();
  await print(page);
  await expect.poll(light).toBeGreaterThan(dark + 40);
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect.poll(light).toBeLessThan(dark + 10);
});

test('a chapter and the glossary make a few pages, not a page for every scene and one for every rest', async ({
  page,
}) => {
  const pages = async (): Promise<number> => {
    const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } });
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
  };
  await openChapter(page, 1);
  expect(await pages()).toBeLessThanOrEqual(5);
  await page.goto('./#glossary');
  await expect(page.locator('glossary-view dl')).toBeVisible();
  await expect(page.getByRole('link', { name: /^In the lab/ }).first()).toBeVisible();
  expect(await pages()).toBeLessThanOrEqual(4);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('link', { name: /^In the lab/ }).first()).toBeHidden();
});
