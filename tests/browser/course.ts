/** A chapter of the course, as a reader finds it. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './page';

export async function openChapter(
  page: Page,
  chapter: number,
  language = 'en',
  theme = 'light',
  address = './',
): Promise<void> {
  await page.goto(`${address}#chapter-${chapter}&lang=${language}&theme=${theme}`);
  await expect(page.locator('main')).toHaveAttribute('data-chapter', String(chapter));
  // Each scene has a figure; what a scene does not train has no controls.
  await expect(page.locator('.scene-figure')).not.toHaveCount(0);
  await expect(page.locator('.course-controls[data-phase=ready]')).not.toHaveCount(0);
  await expect(page.locator('.course-controls:not([data-phase=ready])')).toHaveCount(0);
  await expect(page.locator('.figure-waiting')).toHaveCount(0);
}

export const scene = (page: Page, name: string): Locator => page.getByRole('region', { name });
export const task = (page: Page, id: string): Locator => page.locator(`#task-${id}`);

/** For `test.use`: who wants no motion sees where training leads, and waits for nothing else. */
export const STILL = { contextOptions: { reducedMotion: 'reduce' } } as const;

export async function train(at: Locator): Promise<void> {
  const step = at.locator('.course-controls [data-number=step]');
  const before = await step.innerText();
  await at.getByRole('button', { name: 'Train', exact: true }).click();
  // A small model is done before anybody could see that it trains.
  await expect(step).not.toHaveText(before);
  await expect(at.locator('.course-controls')).toHaveAttribute('data-phase', 'ready', { timeout: 50_000 });
}
