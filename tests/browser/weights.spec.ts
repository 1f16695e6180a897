// One weight: found by its word or from the arithmetic, set by hand, and what that does seen in the same place.
import type { Locator, Page } from '@playwright/test';
import { currentStep, expect, open, overflow, play, ready, scan, test, trainFully, waitForStep } from './page';

const box = (page: Page): Locator => page.getByRole('textbox', { name: 'Value of the chosen weight' });
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Find a word' });
const effect = (page: Page): Locator => page.getByRole('region', { name: /^What it does to/ });
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Arithmetic' });
const number = (page: Page): Locator => panel(page).locator('.what .number');

/** Half trained: a model that is sure of everything hardly notices most weights. */
async function halfTrain(page: Page, step: number): Promise<void> {
  await play(page).click();
  await waitForStep(page, step);
  await play(page).click();
  await ready(page);
}

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(effect(page)).toBeVisible();
}

const cells = (page: Page, row: string | RegExp): Locator =>
  effect(page).getByRole('row', { name: row }).getByRole('cell');
/** The words that the model writes on the page itself, and how sure it is of the first of them. */
const written = (page: Page): Promise<string | null> => page.locator('.written').getAttribute('data-text');
const picture = (page: Page, at: number): Promise<string> =>
  effect(page)
    .locator('canvas')
    .nth(at)
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test('what a weight does is told and drawn where it is set, before and now', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, 'lets-go');
  await trainFully(page);
  const before = await written(page);
  await openEditor(page);
  await expect(effect(page).getByRole('columnheader')).toHaveText(['Now']);
  await expect(cells(page, /^Translation/)).toHaveText([before!]);
  const [chance] = await cells(page, /^Probability of vamos/).allInnerTexts();
  await page
    .getByRole('row', { name: /^let’s/ })
    .getByRole('gridcell')
    .first()
    .click();
  await box(page).fill('9');
  await box(page).press('Enter');
  await expect(effect(page).getByRole('columnheader')).toHaveText(['Before', 'Now']);
  await expect(cells(page, /^Probability of vamos/).first()).toHaveText(chance!.trim());
  await expect(cells(page, /^Probability of vamos/).nth(1)).not.toHaveText(chance!.trim());
  await expect.poll(async () => (await picture(page, 0)) === (await picture(page, 1))).toBe(false);
  await expect.poll(() => written(page)).not.toContain('vamos');
  const now = await written(page);
  await expect(cells(page, /^Translation/)).toHaveText([before!, now!]);
  await expect(effect(page).getByRole('status')).toHaveText(
    new RegExp(`^${before!} has become ${now!}\\. Loss [<\\d.]+\\s→\\s\\d+\\.\\d+\\.$`),
  );
  // What is asked and what comes of it are in the window together.
  for (const place of [box(page), page.getByRole('grid'), effect(page).getByRole('status')])
    await expect(place).toBeInViewport({ ratio: 1 });
  await scan(page, '.lab-band');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  // Compared is with the model as it was trained: that has nothing beside it.
  await expect(effect(page).getByRole('columnheader')).toHaveText(['Now']);
  await expect(cells(page, /^Translation/)).toHaveText([before!]);
  await expect(cells(page, /^Probability of vamos/).first()).toHaveText(chance!.trim());
  // Another sentence has nothing to be compared with yet, and training is no experiment.
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(effect(page).getByRole('columnheader')).toHaveText(['Now']);
});

test('a part that is left out is told there too', async ({ page }) => {
  await open(page, 'lets-go');
  // One step at a time: how sure the model is decides how much it needs its attention.
  for (let step = 1; step <= 10; step += 1) {
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => currentStep(page)).toBe(step);
  }
  await openEditor(page);
  const [chance] = await cells(page, /^Probability of vamos/).allInnerTexts();
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).uncheck();
  await expect(cells(page, /^Probability of vamos/)).toHaveText([chance!.trim(), /%/]);
  await expect(cells(page, /^Probability of vamos/).nth(1)).not.toHaveText(chance!.trim());
});

test('a sentence of one’s own has no right words, and its translation is still compared', async ({ page }) => {
  await open(page, 'lets-go');
  await halfTrain(page, 25);
  await page.getByLabel('Sentence to translate').fill('go go');
  await page.keyboard.press('Enter');
  await openEditor(page);
  await expect(effect(page)).toHaveAccessibleName('What it does to go go');
  await expect(effect(page).getByRole('row')).toHaveCount(2);
  await page.getByRole('row', { name: /^go/ }).getByRole('gridcell').first().click();
  await box(page).fill('-9');
  await box(page).press('Enter');
  await expect(effect(page).getByRole('columnheader')).toHaveText(['Before', 'Now']);
  await expect(effect(page).getByRole('status')).not.toContainText('Loss');
});

test('on a phone the box, what comes of it and the numbers are in one window', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [lesson, word] of [
    ['lets-go', 'go'],
    ['phrases', 'soup'],
  ] as const) {
    await open(page, lesson);
    await halfTrain(page, 40);
    if (!(await page.getByRole('grid').isVisible())) await openEditor(page);
    await search(page).fill(word);
    await search(page).press('Enter');
    await expect(page.getByRole('gridcell', { selected: true })).toBeFocused();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await expect(effect(page).getByRole('status')).toContainText('Loss');
    for (const place of [box(page), effect(page).getByRole('status'), page.getByRole('gridcell', { selected: true })])
      await expect(place).toBeInViewport({ ratio: 1 });
    expect([lesson, await overflow(page)]).toEqual([lesson, 0]);
  }
});

test('finds the row of a word, in the matrix of the other language too, by the keyboard alone', async ({ page }) => {
  await open(page, 'phrases');
  await openEditor(page);
  const rows = page.getByRole('grid').getByRole('row');
  await search(page).fill('coche');
  await expect(page.getByText('No row has this word.')).toBeVisible();
  await expect(page.getByRole('grid')).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Look in tgt_embedding.weight' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Weights of tgt_embedding.weight' })).toBeVisible();
  await expect(rows.nth(1).getByRole('rowheader')).toHaveText('coche');
  await search(page).focus();
  await page.keyboard.press('Enter');
  const cell = rows.nth(1).getByRole('gridcell').first();
  await expect(cell).toBeFocused();
  const value = await cell.innerText();
  await page.keyboard.type('-4.5');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveText('−4.500');
  await expect(cell).not.toHaveText(value);
  // Without the search the row stands among all the others, and is still the chosen one.
  await search(page).fill('');
  await expect(page.getByText(/rows \d+ to \d+ of \d{3}/)).toBeVisible();
  const chosen = page.getByRole('row').filter({ has: page.getByRole('gridcell', { selected: true }) });
  await expect(chosen.getByRole('rowheader')).toHaveText('coche');
  await expect(chosen.getByRole('gridcell', { selected: true })).toHaveText('−4.500');
  await expect(box(page)).toHaveValue('-4.5');
  // Rows that belong to no word are not searched.
  const other = page.getByRole('combobox', { name: 'Parameter' });
  await other.selectOption({ index: (await other.getByRole('option').count()) - 3 });
  await expect(search(page)).toBeHidden();
});

test('the arithmetic ends at a weight with the way to its box in the editor', async ({ page }) => {
  await open(page, 'lets-go');
  await halfTrain(page, 40);
  await page.getByRole('button', { name: 'How is this number made?' }).last().click();
  const set = page.getByRole('button', { name: 'Set it by hand' });
  await panel(page)
    .getByRole('button', { name: /query to write vamos \(after <EOS>\), number 2$/ })
    .first()
    .click();
  await expect(panel(page).locator('.what')).toContainText('Query to write vamos (after <EOS>), number 2', {
    ignoreCase: true,
  });
  await expect(set).toBeHidden();
  await panel(page)
    .getByRole('button', { name: /weight of the queries, row 2, column 1$/ })
    .click();
  await expect(panel(page)).toContainText('A weight of the model');
  const value = (): Promise<number> => number(page).getAttribute('data-value').then(Number);
  const trained = await value();
  await set.focus();
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toBeInViewport({ ratio: 1 });
  expect(Number(await box(page).inputValue())).toBeCloseTo(trained, 4);
  await expect(page.getByRole('combobox', { name: 'Parameter' })).toHaveValue(/multihead_attn\.in_proj_weight$/);
  const chosen = page.getByRole('row').filter({ has: page.getByRole('gridcell', { selected: true }) });
  await expect(chosen.getByRole('rowheader')).toHaveText('q 2');
  // What stands there is marked, so that it is typed over; the arithmetic follows.
  await page.keyboard.type('2.25');
  await page.keyboard.press('Enter');
  await expect.poll(value).toBe(2.25);
  await expect(effect(page).getByRole('columnheader')).toHaveText(['Before', 'Now']);
  // The shelf stands open: another weight is brought just so.
  await page.getByRole('navigation', { name: 'The way here' }).getByRole('button', { name: 'Back' }).click();
  await panel(page)
    .getByRole('button', { name: /weight of the queries, row 2, column 2$/ })
    .click();
  await expect.poll(value).not.toBe(2.25);
  await set.click();
  await expect(box(page)).toBeFocused();
  await expect.poll(async () => Number(await box(page).inputValue())).toBeCloseTo(await value(), 4);
  // Opened by its own name it does not go there again.
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.locator('#lab-open')).toBeFocused();
});

const slider = (page: Page): Locator => page.getByRole('slider', { name: /step|moment/i });
async function goTo(page: Page, step: number): Promise<void> {
  await slider(page).fill(String(step));
  await expect.poll(() => currentStep(page)).toBe(step);
}
async function setFirst(page: Page, value: string): Promise<void> {
  await page
    .getByRole('row', { name: /^let’s/ })
    .getByRole('gridcell')
    .first()
    .click();
  await box(page).fill(value);
  await box(page).press('Enter');
}
const undo = (page: Page): Locator => page.getByRole('button', { name: 'Undo', exact: true });

test('a weight set by hand leaves the past within reach, and stands where it was set', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, 'lets-go');
  await trainFully(page);
  const trained = await written(page);
  await openEditor(page);
  await goTo(page, 120);
  const then = await page.locator('.written').innerText();
  await goTo(page, 200);
  await setFirst(page, '9');
  await expect.poll(() => written(page)).not.toBe(trained);
  const changed = await written(page);
  await expect(slider(page)).toHaveAttribute('max', '200');
  await expect(page.getByRole('button', { name: 'Show the training again' })).toBeEnabled();
  // Elsewhere nothing was set, and nothing can be undone.
  await goTo(page, 120);
  await expect(page.locator('.written')).toHaveText(then, { useInnerText: true });
  await expect(page.getByText('No weight was set by hand.')).toBeVisible();
  await expect(undo(page)).toBeDisabled();
  await page.getByRole('button', { name: 'To the latest step' }).click();
  await expect.poll(() => written(page)).toBe(changed);
  await expect(page.getByText('One weight was set by hand.')).toBeVisible();
  // What it did is still told, and what the model was worth before.
  await expect(effect(page).getByRole('columnheader')).toHaveText(['Before', 'Now']);
  await expect(page.locator('change-bar .was').first()).toContainText(/\d\s%/);
  // The button that was pressed is gone: the keyboard's undo works all the same.
  await page.keyboard.press('Control+z');
  await expect.poll(() => written(page)).toBe(trained);
  await expect(page.getByText('No weight was set by hand.')).toBeVisible();
  await expect(slider(page)).toHaveAttribute('max', '200');
  // The model is as it was trained, and is said to be.
  await expect(effect(page).getByRole('columnheader')).toHaveText(['Now']);
  await expect(page.locator('change-bar .was')).toHaveCount(0);
  await expect(page.locator('transport-bar')).not.toContainText('without the change');
});

test('in the middle of a run the bar says what waits for a weight to be set back, and brings it back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, 'lets-go');
  await trainFully(page);
  await openEditor(page);
  await goTo(page, 80);
  const waits = page.getByText('steps 81 to 200 wait until it is set back');
  await setFirst(page, '9');
  await expect(waits).toBeVisible();
  await expect(slider(page)).toHaveAttribute('max', '80');
  await undo(page).click();
  await expect(waits).toBeHidden();
  await expect(slider(page)).toHaveAttribute('max', '200');
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(waits).toBeVisible();
  await page.getByRole('button', { name: 'Set it back' }).click();
  await expect(waits).toBeHidden();
  await goTo(page, 200);
  await goTo(page, 80);
  await setFirst(page, '9');
  // Now it is another course.
  await page.getByRole('button', { name: 'One step' }).click();
  await expect.poll(() => currentStep(page)).toBe(81);
  await expect(waits).toBeHidden();
  await expect(slider(page)).toHaveAttribute('max', '81');
  await goTo(page, 40);
  await expect(slider(page)).toHaveAttribute('min', '0');
});
