import { currentStep, expect, open, ready, scan, test, waitForStep } from './page';
import { oneOf } from './variants';

test('letters train, pause, step and go to places', async ({ page }) => {
  await open(page, 'lets-go');
  await page.keyboard.press('p');
  await waitForStep(page, 20);
  await page.keyboard.press('p');
  await ready(page);
  const stopped = await currentStep(page);
  await page.keyboard.press('n');
  await expect.poll(() => currentStep(page)).toBe(stopped + 1);
  await page.keyboard.press('r');
  await expect.poll(() => currentStep(page)).toBe(0);
  await page.keyboard.press('a');
  await expect(page.locator('heat-map[data-kind=cross] canvas')).toBeFocused();
  await page.keyboard.press('t');
  const input = page.getByLabel('Sentence to translate');
  await expect(input).toBeFocused();
  // There a letter is a letter.
  await page.keyboard.press('p');
  await expect(input).toHaveValue(/p/);
  expect(await currentStep(page)).toBe(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await expect.poll(() => currentStep(page)).toBe(1);
});

for (const [language, title] of oneOf(['es', 'Teclas'] as const, ['en', 'Keys'] as const)) {
  test(`the sheet of keys opens, reads well and gives the focus back (${language})`, async ({ page }) => {
    await open(page, `lets-go&lang=${language}`);
    await page.getByRole('button', { name: title, exact: true }).focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: title });
    await expect(sheet).toBeVisible();
    await scan(page);
    // Keys mean the sheet as long as it is open.
    await page.keyboard.press('p');
    expect(await currentStep(page)).toBe(0);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('button', { name: title, exact: true })).toBeFocused();
    await page.keyboard.press('?');
    await expect(sheet).toBeVisible();
    await page.keyboard.press('?');
    await expect(sheet).toBeHidden();
  });
}

test('letters can be switched off, and stay off', async ({ page }) => {
  await open(page, 'lets-go');
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await page.getByRole('switch', { name: 'Letters are keys' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.reload();
  await ready(page);
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await currentStep(page)).toBe(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('switch', { name: 'Letters are keys' })).not.toBeChecked();
});

test('the second press of Tab leads to the training, and Escape closes what was opened below the lesson', async ({
  page,
}) => {
  await open(page, 'lets-go');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the training' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeFocused();
  await page.keyboard.press('n');
  await expect.poll(() => currentStep(page)).toBe(1);
  await page.keyboard.press('d');
  const shelf = page.locator('.lab-open');
  await expect(shelf).toBeFocused();
  // Where something is being typed the key is the box's own.
  const box = shelf.getByRole('searchbox');
  await box.fill('go');
  await box.press('Escape');
  await expect(shelf).toBeVisible();
  await shelf.getByRole('button').first().focus();
  await page.keyboard.press('Escape');
  await expect(shelf).toBeHidden();
  await expect(page.getByRole('button', { name: 'Data', exact: true })).toBeFocused();
});
