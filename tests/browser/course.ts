/** A chapter of the course, as a reader finds it. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './page';

export async function openChapter(page: Page, chapter: number, language = 'en', theme = 'light'): Promise<void> {
  await page.goto(`./#chapter-${chapter}&lang=${language}&theme=${theme}`);
  await expect(page.locator('main')).toHaveAttribute('data-chapter', String(chapter));
  // Before its scenes have come, all none of them are ready.
  await expect(page.locator('course-scene').first()).toBeAttached();
  await expect(page.locator('.course-controls[data-phase=ready]')).toHaveCount(
    await page.locator('course-scene').count(),
  );
  await expect(page.locator('.figure-waiting')).toHaveCount(0);
}

export const scene = (page: Page, name: string): Locator => page.getByRole('region', { name });
export const task = (page: Page, id: string): Locator => page.locator(`#task-${id}`);

export async function train(at: Locator): Promise<void> {
  await at.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(at.locator('.course-controls')).toHaveAttribute('data-phase', 'training');
  await expect(at.locator('.course-controls')).toHaveAttribute('data-phase', 'ready', { timeout: 50_000 });
}
