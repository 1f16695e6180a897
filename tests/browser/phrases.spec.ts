import { expect, open, play, test, trainFully, waitForStep } from './page';

test('Phrases: learns, is scored on both splits, translates a sentence that it never saw', async ({ page }) => {
  await open(page, 'phrases');
  await expect(page.locator('.note-text')).toContainText('Nothing is learned yet');
  // What stands at the rows is not what it writes.
  await expect(page.locator('.figure-caption')).toContainText('Here it is given the right words');
  await trainFully(page);
  const scores = page.locator('.scores .number');
  await expect(scores.nth(0)).toContainText('%', { timeout: 30_000 });
  await expect(scores.nth(1)).toContainText('%', { timeout: 30_000 });
  const [train, heldOut] = (await scores.allInnerTexts()).map((text) => parseFloat(text));
  console.log(`    Phrases: ${train} % of training, ${heldOut} % of held-out sentences`);
  expect(train).toBeGreaterThan(95);
  expect(heldOut).toBeGreaterThan(85);
  await expect(play(page)).toHaveAccessibleName('Train again from step 0');

  const held = page.locator('score-panel .pairs button').first();
  const [source, target] = await held.locator('.word').allInnerTexts();
  await held.click();
  await expect(page.locator('ribbons-view .source').first()).toHaveText(source!.split(' ')[0]!.toLowerCase());
  await expect(page.getByLabel('Sentence to translate')).toHaveValue(source!.replaceAll('’', "'"));
  await expect(page.locator('.wanted')).toContainText(target!);
});

test('Phrases: every head is a picture to choose, and the table has every number', async ({ page }) => {
  await open(page, 'phrases');
  const heads = page.locator('head-thumbs button');
  await expect(heads).toHaveCount(6);
  await heads.first().click();
  await expect(page.locator('focus-view h2')).toHaveText('Encoder self-attention, layer 1, head 1');
  await expect(heads.first()).toHaveAttribute('aria-pressed', 'true');
  const rows = await page.locator('.row-names > span').count();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.locator('focus-view .matrix tbody tr')).toHaveCount(rows);
  const cells = (await page.locator('focus-view .matrix tbody tr').first().locator('td').allInnerTexts()).map((text) =>
    Number(text.replace(/[<>]/, '')),
  );
  expect(cells.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 2);
});

test('Phrases: words that it does not know are named, never dropped', async ({ page }) => {
  await open(page, 'phrases');
  await page.getByLabel('Sentence to translate').fill('the zebra dances');
  await page.keyboard.press('Enter');
  await expect(page.locator('.remarks')).toContainText('zebra');
  await expect(page.locator('ribbons-view .source.unknown').first()).toBeVisible();
  await expect(page.locator('ribbons-view .source')).toHaveCount(3);
});

test('Phrases: a sentence can be chosen from the list', async ({ page }) => {
  await open(page, 'phrases');
  const picker = page.getByLabel('Choose a sentence of the lesson');
  await picker.selectOption({ index: 4 });
  const text = await page.getByLabel('Sentence to translate').inputValue();
  await expect(page.locator('ribbons-view .source')).not.toHaveCount(0);
  expect(text.split(' ').length).toBeGreaterThan(0);
});

test('Phrases: the paced run shows more than one picture on its way', async ({ page }) => {
  await open(page, 'phrases');
  await play(page).click();
  await waitForStep(page, 5);
  await waitForStep(page, 60);
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'training');
  await page.getByRole('link', { name: 'Let’s go' }).click();
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'lets-go');
  await expect(page.locator('canvas.heat')).toHaveCount(3);
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'ready');
});
