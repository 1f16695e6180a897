// Every link, button and box can be pressed with a finger, in the page's main states.
import type { Page } from '@playwright/test';
import { expect, open, test, trainFully } from './page';
import { tooSmall } from './targets';
import { oneOf } from './variants';

const LAB = ['Experiments', 'Decoding', 'Data', 'Share'] as const;

async function large(page: Page, state: string): Promise<void> {
  const mouse = await page.evaluate(() => matchMedia('(min-width: 1260px) and (pointer: fine)').matches);
  expect.soft(`${state}: ${(await tooSmall(page, mouse)).join('\n')}`).toBe(`${state}: `);
}

for (const [turn, { touch, ...viewport }] of [
  { width: 1280, height: 900, touch: false },
  { width: 1366, height: 1024, touch: true },
  { width: 390, height: 844, touch: true },
].entries()) {
  for (const lesson of turn === 1 ? oneOf('lets-go', 'phrases') : oneOf('phrases', 'lets-go')) {
    test(`${lesson} at ${viewport.width} px, ${touch ? 'touched' : 'with a mouse'}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({
        viewport,
        baseURL,
        isMobile: touch,
        hasTouch: touch,
        locale: 'en-GB',
      });
      const page = await context.newPage();
      await open(page, lesson);
      await large(page, 'untrained');
      await trainFully(page);
      await large(page, 'trained');
      if (lesson === 'lets-go') {
        await page.getByRole('button', { name: 'Every number' }).click();
        await expect(page.locator('stage-numbers .num').first()).toBeVisible();
        await large(page, 'every number');
        await page.getByRole('button', { name: 'Every number' }).click();
      } else {
        for (const name of ['Lines', 'Table']) {
          await page.getByRole('button', { name, exact: true }).click();
          await large(page, name);
        }
        await page.locator('[data-open="decoder 0"]').click();
        await expect(page.locator('layer-machine canvas').first()).toBeVisible();
        await large(page, 'a layer');
        await page.locator('[data-open="decoder 0"]').click();
      }
      for (const name of LAB) {
        await page.getByRole('button', { name, exact: true }).click();
        await expect(page.locator('#lab-open')).toBeVisible();
        await large(page, name);
      }
      await page.getByRole('button', { name: 'loss', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Loss' })).toBeVisible();
      await large(page, 'a note');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'How is this number made?' }).first().click();
      await expect(page.locator('arithmetic-panel')).toBeVisible();
      await large(page, 'arithmetic');
      await context.close();
    });
  }
}
