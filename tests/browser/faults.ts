/** What may break, broken on purpose, and how many of these the page has survived. */
import type { Page } from '@playwright/test';
import { expect } from './page';

export class Faults {
  private readonly names: string[] = [];

  constructor(private readonly of: string) {}

  /** Said after everything that is asked of the page has come about. */
  survived(name: string): void {
    this.names.push(name);
  }

  print(): void {
    console.log(`    ${this.of}: ${this.names.length} faults survived (${this.names.join('; ')})`);
  }
}

/** An error that nothing in the worker catches: the browser ends what it was doing, and the page hears of it. */
export async function breakWorker(page: Page, message = 'broken on purpose'): Promise<void> {
  // In a task of its own, so that the question itself is still answered.
  await page.workers()[0]!.evaluate((text) => {
    setTimeout(() => {
      throw new Error(text);
    });
  }, message);
}

/** What the page says, once it says this; then it is put away. */
export async function said(page: Page, text: string | RegExp): Promise<void> {
  const notice = page.locator('page-notice');
  await expect(notice).toContainText(text);
  await page.getByRole('button', { name: 'Close this message' }).click();
  await expect(notice).not.toContainText(text);
}
