// Another model on the same sentences: trained, and compared with the run before it.
import type { Locator } from '@playwright/test';
import { numbers, openExperiments } from './experimenting';
import { currentStep, expect, open, overflow, ready, settled, test, trainFully } from './page';

test('another model is trained on the same sentences and compared with a kept run', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('button', { name: 'Keep this run' }).click();
  await page.getByRole('textbox', { name: 'Width', exact: true }).fill('4');
  await page.getByRole('textbox', { name: 'Heads', exact: true }).fill('2');
  await page.getByRole('button', { name: 'Train with these' }).click();
  await expect(page.locator('sentences-view')).toBeVisible();
  // At the speed at which the run before it was trained.
  await ready(page);
  const table = page.locator('table.compare');
  await expect(table.getByRole('row', { name: /^Width/ })).toHaveText(/Width\s*2\s*4/);
  await expect(table.getByRole('row', { name: /^step/i })).toHaveText(/200\s*200/);
  await expect(table.getByRole('row', { name: /^Translation/ })).toHaveText(/vamos\s*vamos/);
  const pictures = page.locator('run-compare').getByRole('group', { name: 'Cross-attention, layer 1, head 1' });
  await expect(pictures.locator('heat-thumb')).toHaveCount(2);
  await expect(pictures.locator('.across').first()).toHaveText(/let’s\s*go/);
  await expect(pictures).toContainText('Here the right words are fed in all at once');
  await page.getByRole('button', { name: 'As the lesson has it' }).click();
  await expect(page.locator('lets-go-view .machine')).toBeVisible();
  await expect.poll(() => currentStep(page)).toBe(0);
  await expect(page.getByRole('textbox', { name: 'Width', exact: true })).toHaveValue('2');
});

test('another seed is another model, and the same seed the same one', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  const whole = await settled(page, () => numbers(page));
  const seed = page.getByRole('textbox', { name: 'Seed', exact: true });
  const train = page.getByRole('button', { name: 'Train with these' });
  await expect(seed).toHaveValue('1');
  await seed.fill('2');
  await train.click();
  await expect.poll(() => numbers(page)).not.toBe(whole);
  await expect.poll(() => currentStep(page)).toBe(200);
  await ready(page);
  expect(await settled(page, () => numbers(page))).not.toBe(whole);
  await seed.fill('-1');
  await train.click();
  await expect(seed).toHaveAccessibleDescription(/^Seed is −1; it must be between 0 and/);
  await seed.fill('1');
  await train.click();
  await expect.poll(() => numbers(page)).toBe(whole);
});

test('what two runs are worth is compared, and both fit on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openExperiments(page, 'phrases');
  await page.locator('.speed select').selectOption('fast');
  await trainFully(page);
  const scores = page.locator('.scores .number');
  await expect(scores.first()).toContainText('%');
  await expect(scores.last()).toContainText('%');
  const [seen, unseen] = (await scores.allInnerTexts()).map((text) => text.split(' of')[0]!.split('\n')[0]!.trim());
  await page.getByRole('button', { name: 'Keep this run' }).click();
  // Its sentences may still be being translated: what they are worth is added then.
  const line = (name: string): Locator => page.locator('table.compare').getByRole('row', { name });
  await bothKnown(line('Without a mistake, seen in training'));
  await page.getByRole('textbox', { name: 'Steps in all', exact: true }).fill('20');
  await page.getByRole('button', { name: 'Train with these' }).click();
  await expect.poll(() => currentStep(page)).toBe(20);
  await ready(page);
  const [keptSeen, nowSeen] = await bothKnown(line('Without a mistake, seen in training'));
  const [keptUnseen] = await bothKnown(line('Without a mistake, never seen'));
  expect(keptSeen).toBe(seen);
  expect(keptUnseen).toBe(unseen);
  expect(parseFloat(nowSeen!)).toBeLessThan(parseFloat(keptSeen!));
  expect(await overflow(page)).toBe(0);
  for (const part of await page.locator('table.compare, .run-pictures figure').all()) {
    const { x, width } = (await part.boundingBox())!;
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(390);
  }
});

async function bothKnown(line: Locator): Promise<string[]> {
  const cells = line.getByRole('cell');
  await expect(cells).toHaveText([/%/, /%/]);
  return cells.allInnerTexts();
}
