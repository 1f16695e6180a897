import { expect, open, test, trainFully } from './page';

const TASKS = {
  dates: { typed: 'Monday, January 5, 2004', written: 'lunes, 5 de enero de 2004' },
  numbers: { typed: '7216', written: 'siete mil doscientos dieciséis' },
  reverse: { typed: 'facade', written: 'edacaf' },
  sort: { typed: 'jibe', written: 'beij' },
  copy: { typed: 'beach', written: 'beach' },
};

for (const [task, { typed, written }] of Object.entries(TASKS)) {
  test(`${task}: learned, scored on what it never saw, typed and read as one writes it`, async ({ page }) => {
    await open(page, task);
    await expect(page.locator('.look')).toContainText('Watch the cross-attention');
    await trainFully(page);
    const heldOut = page.locator('.scores .number').nth(1);
    await expect(heldOut).toContainText('%', { timeout: 30_000 });
    await expect(heldOut).toContainText('of 500');
    expect(parseFloat(await heldOut.innerText())).toBeGreaterThanOrEqual(98);
    await page.getByLabel('Sentence to translate').fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.locator('.ribbon [data-text]')).toHaveAttribute('data-text', written);
    await expect(page.locator('.remarks .unknown')).toHaveCount(0);
    // The tokenizer's mark is for the engine.
    await expect(page.locator('main')).not.toContainText('##');
  });
}

test('another seed in the address draws other examples', async ({ page }) => {
  const box = page.getByLabel('Sentence to translate');
  await open(page, 'sort');
  const first = await box.inputValue();
  await open(page, 'sort&seed=2');
  await page.reload();
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'ready');
  await expect(box).not.toHaveValue(first);
});

test('on a phone the open lesson is in view in the list of lessons', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lesson of ['your-own', 'sort', 'lets-go']) {
    await page.goto(`./#${lesson}`);
    const link = page.locator('.lessons [aria-current=page]');
    await expect(link).toHaveAttribute('href', `#${lesson}`);
    await expect
      .poll(async () => {
        const box = (await link.boundingBox())!;
        return box.x >= 0 && box.x + box.width <= 390;
      })
      .toBe(true);
  }
});
