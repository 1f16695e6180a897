/** What is shared and kept, as the tests of both read it. */
import type { Locator, Page } from '@playwright/test';
import { storedStep } from '../e2e/stored';
import { currentStep, expect, waitForStep } from './page';

export async function link(page: Page): Promise<string> {
  const tab = page.getByRole('button', { name: 'Share', exact: true });
  if ((await tab.getAttribute('aria-expanded')) === 'false') await tab.click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toBeVisible();
  return field.inputValue();
}

/** Every number of the diagram, and what the transport says. */
export async function numbers(page: Page): Promise<string[]> {
  const shown = await page.locator('lets-go-view, [data-number=step], [data-number=loss]').allInnerTexts();
  expect(shown).toHaveLength(3);
  return shown;
}

export async function oneStep(page: Page): Promise<void> {
  const before = await currentStep(page);
  await page.getByRole('button', { name: 'One step' }).click();
  await waitForStep(page, before + 1);
}

/** The step of a lesson, Let's go if none is named, that the browser's database holds; null for none. */
export const keptStep = (page: Page, lesson = 'lets-go'): Promise<number | null> => page.evaluate(storedStep, lesson);

export const notice = (page: Page): Locator => page.locator('page-notice [role=alert]');
