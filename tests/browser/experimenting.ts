/** The experiments, as somebody finds them who tries something out. */
import type { Page } from '@playwright/test';
import { expect, open } from './page';

export async function openExperiments(page: Page, lesson: string, name = 'Experiments'): Promise<void> {
  await open(page, lesson);
  const button = page.getByRole('button', { name, exact: true });
  // The shelf stays open from one lesson to the next.
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await expect(page.getByRole('grid')).toBeVisible();
}

/** Everything that Let's go has on show: the numbers of its diagram and tables, and the pictures of its attention. */
export const numbers = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      ...[...document.querySelectorAll<HTMLElement>('lets-go-view .machine, lets-go-view .bench')].map(
        (element) => element.innerText,
      ),
      ...[...document.querySelectorAll<HTMLCanvasElement>('lets-go-view canvas.heat')].map((canvas) =>
        canvas.toDataURL(),
      ),
    ].join('\n'),
  );
