// The glossary of the course, and the ways that lead from it.
import type { Page } from '@playwright/test';
import { terms } from '../../web/course/glossary';
import { CHAPTERS } from '../../web/course/ids';
import { misplaced } from './geometry';
import { expect, overflow, scan, test } from './page';
import { tooSmall } from './targets';
import { oneOf } from './variants';

const names = (page: Page): Promise<string[]> => page.locator('glossary-view dt').allTextContents();

test('it is reached from the list of chapters, leads to a chapter and to a stage of the lab, and is found again', async ({
  page,
}) => {
  await page.goto('./#chapter-1&lang=en');
  await page.getByRole('navigation', { name: 'Chapters' }).getByRole('link', { name: 'Glossary' }).click();
  await expect(page).toHaveURL(/#glossary$/);
  await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Glossary' })).toHaveAttribute('aria-current', 'page');
  expect(await names(page)).toHaveLength(terms.length);
  const english = await names(page);
  expect(english).toEqual([...english].sort(new Intl.Collator('en').compare));
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByRole('heading', { name: 'Glosario' })).toBeVisible();
  const spanish = await names(page);
  expect(spanish).toEqual([...spanish].sort(new Intl.Collator('es').compare));
  expect(spanish).not.toEqual(english);
  await page.getByRole('button', { name: 'English' }).click();

  // To a chapter and back by the browser's own button.
  await page.getByRole('link', { name: 'Chapter 3: Self-attention' }).first().click();
  await expect(page.locator('main')).toHaveAttribute('data-chapter', '3');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();

  // An address leads to a term.
  await page.goto('./#glossary-temperature');
  await expect(page.locator('#term-temperature')).toBeInViewport();
  await expect(page.locator('#term-temperature')).toBeFocused();
});

test('each way to the lab opens the note of a stage that stands there, on a wide page and on a phone', async ({
  page,
}) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    const labs = [...new Set(terms.flatMap(({ lab }) => (lab ? [lab] : [])))];
    expect(labs.length).toBeGreaterThan(10);
    await page.goto('./#glossary&lang=en');
    await page.getByRole('link', { name: 'In the lab: Positional encoding' }).click();
    await expect(page.getByRole('dialog', { name: 'Position' })).toBeInViewport();
    for (const lab of labs) {
      await page.goto(`./#${lab}`);
      await expect(page.getByRole('dialog'), `${lab} at ${width}`).toBeInViewport();
      await expect(page.locator(`[data-note="${lab.split('&note=')[1]!}"][aria-expanded=true]`)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  }
});

test('an address with a note opens it at once; one that is nowhere opens the lab alone', async ({ page }) => {
  await page.goto('./#lets-go&note=residual:encoder&lang=en');
  await expect(page.getByRole('dialog', { name: 'Residual connection' })).toBeVisible();
  await page.goto('./#phrases&note=nonsense');
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'phrases');
  await expect(page.locator('canvas.heat').first()).toBeVisible();
  await expect(page.locator('page-notice')).toHaveText('');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('each way to a chapter is to one that there is', async ({ page }) => {
  await page.goto('./#glossary&lang=en');
  const ways = page.locator('glossary-view a[href^="#chapter-"]');
  await expect(ways).toHaveCount(terms.filter(({ chapter }) => CHAPTERS.includes(chapter)).length);
  const found = await ways.evaluateAll((all) => all.map((one) => Number(one.getAttribute('href')!.slice(9))));
  for (const chapter of found) expect(CHAPTERS).toContain(chapter);
});

for (const [width, language, theme] of oneOf(
  [320, 'es', 'light'] as const,
  [390, 'en', 'light'] as const,
  [1280, 'en', 'dark'] as const,
))
  test(`it fits, reads well and can be pressed at ${width} px in ${language}, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`./#glossary&lang=${language}&theme=${theme}`);
    await expect(page.locator('glossary-view dl')).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await scan(page);
    expect(await misplaced(page)).toEqual([]);
    const found = await tooSmall(page, false);
    expect(found.filter((one) => !one.includes(' in wrap mast: '))).toEqual([]);
  });
