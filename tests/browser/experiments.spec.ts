import type { Locator, Page } from '@playwright/test';
import { numbers, openExperiments } from './experimenting';
import { currentStep, expect, open, overflow, play, ready, scan, settled, test, trainFully, waitForStep } from './page';
import { oneOf } from './variants';

const value = (page: Page): Locator => page.getByRole('textbox', { name: 'Value of the chosen weight' });
const undo = (page: Page): Locator => page.getByRole('button', { name: 'Undo', exact: true });
const redo = (page: Page): Locator => page.getByRole('button', { name: 'Redo', exact: true });

async function setWeight(page: Page, text: string): Promise<void> {
  await value(page).fill(text);
  await value(page).press('Enter');
}

test('each switch changes the numbers, and back to exactly the same', async ({ page }) => {
  await open(page, 'lets-go');
  // Half trained: a model that is sure of everything prints the same rounded numbers whatever is taken from it.
  await play(page).click();
  await waitForStep(page, 30);
  await play(page).click();
  await ready(page);
  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  const whole = await numbers(page);
  const names = await page
    .getByRole('switch')
    .evaluateAll((all) =>
      all.filter((one) => one.closest('.switches')).map((one) => one.closest('label')!.innerText.trim()),
    );
  expect(names).toHaveLength(9);
  for (const name of names) {
    const control = page.locator('.switches').getByRole('switch', { name, exact: true });
    await control.uncheck();
    await expect.poll(() => numbers(page), name).not.toBe(whole);
    await expect(page.getByText('Some parts are off; the weights are as trained.')).toBeVisible();
    await control.check();
    await expect.poll(() => numbers(page), name).toBe(whole);
  }
  await page.getByRole('switch', { name: 'Positions', exact: true }).uncheck();
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).uncheck();
  await page.getByRole('button', { name: 'Everything on' }).click();
  await expect.poll(() => numbers(page)).toBe(whole);
  await expect(page.getByText('Every part is on.')).toBeVisible();
  await undo(page).click();
  await expect(page.getByRole('switch', { name: 'Positions', exact: true })).not.toBeChecked();
  await expect.poll(() => numbers(page)).not.toBe(whole);
});

test('a weight set by hand changes everything that follows; undo restores it exactly', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  const whole = await numbers(page);
  await page.getByRole('combobox', { name: 'Parameter' }).selectOption('src_embedding.weight');
  const row = page.getByRole('row', { name: /^go/ });
  await row.getByRole('gridcell').first().click();
  await setWeight(page, '3,5');
  await expect.poll(() => numbers(page)).not.toBe(whole);
  const edited = await settled(page, () => numbers(page));
  await expect(page.getByText('One weight was set by hand.')).toBeVisible();
  await setWeight(page, 'abc');
  await expect(page.getByText('That is not a number.')).toBeVisible();
  expect(await numbers(page)).toBe(edited);
  await undo(page).click();
  await expect.poll(() => numbers(page)).toBe(whole);
  await expect(page.getByText('No weight was set by hand.')).toBeVisible();
  await redo(page).click();
  await expect.poll(() => numbers(page)).toBe(edited);
  await row.getByRole('gridcell').first().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => numbers(page)).toBe(whole);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => numbers(page)).toBe(edited);
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('gridcell').nth(1)).toBeFocused();
  await page.keyboard.type('-2');
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 weights were set by hand.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the trained weights' }).click();
  await expect.poll(() => numbers(page)).toBe(whole);
});

test('what is left out shows in the picture and is told while the switches are out of sight', async ({ page }) => {
  await openExperiments(page, 'lets-go');
  const masked = page.locator('.whole-row td.masked');
  await page.locator('attention-stage.decoder canvas').click({ position: { x: 10, y: 10 } });
  await expect(masked.first()).toBeVisible();
  await page.getByRole('switch', { name: 'Causal mask of the decoder' }).uncheck();
  await expect(masked).toHaveCount(0);
  // What comes later can now be chosen, and its weight read.
  await page.locator('attention-stage.decoder canvas').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[aria-live=polite]').last()).toContainText('0.50');
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).uncheck();
  await page.getByRole('switch', { name: 'Residual around self-attention, encoder layer 1' }).uncheck();
  await expect(page.locator('machine-wires text', { hasText: 'residual removed' })).toHaveCount(1);
  await expect(page.locator('attention-stage.cross').getByText('switched off')).toBeVisible();
  const note = page.getByText('Left out:');
  await expect(note).toBeHidden();
  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(note).toHaveText(
    'Left out: Causal mask of the decoder · Cross-attention · Residual around self-attention, encoder layer 1.',
  );
  await scan(page);
  await page.getByRole('button', { name: 'Everything on' }).click();
  await expect(note).toBeHidden();
  await expect(masked.first()).toBeVisible();
  await expect(page.locator('machine-wires .ghost, attention-stage .ghost-name')).toHaveCount(0);
});

test('scores are those of the model without what is left out', async ({ page }) => {
  await openExperiments(page, 'copy');
  await trainFully(page);
  const scores = page.locator('score-panel');
  await expect(scores.getByText('right to the last token.')).toBeVisible();
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).uncheck();
  // By itself, when nothing more is switched.
  await expect(scores.getByText('Without what is left out.')).toBeVisible();
  await expect(scores.locator('dd.number').first()).toContainText(/\b0\.0\s%/);
  await expect(scores.getByRole('button', { name: 'Score now' })).toBeEnabled();
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).check();
  await expect(scores.getByText('right to the last token.')).toBeVisible();
  await expect(scores.getByText('Without what is left out.')).toBeHidden();
  await expect(scores.locator('dd.number').first()).toContainText(/\b100\s%/);
});

/** What a line of the bar over the switches says: the number before the change, if there is one, and the number now. */
const worth = (page: Page, name: string): Locator =>
  page
    .locator('change-bar dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole('definition');

test('beside the switches stands what the model is worth without a part, and was worth with it', async ({ page }) => {
  await open(page, 'copy');
  await trainFully(page);
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  const [exact, words] = [worth(page, 'without a mistake'), worth(page, 'right words')];
  await expect(page.locator('change-bar')).toContainText(/Never seen in training \(\d+\)/);
  await expect(exact).toHaveText(/^\s*100\s%\s*$/);
  await expect(words).toHaveText(/^\s*100\s%\s*$/);
  const place = await exact.boundingBox();
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).uncheck();
  await expect(exact).toHaveText(/^\s*Before 100\s%\s*→\s*Now 0\.0\s%\s*$/);
  await expect(words).toHaveText(/^\s*Before 100\s%\s*→\s*Now [1-9]\d?\.\d\s%\s*$/);
  expect(await exact.boundingBox()).toEqual(place);
  // Another part left out too is still compared with the whole model.
  await page.getByRole('switch', { name: 'Positions', exact: true }).uncheck();
  await expect(exact).toHaveText(/Before 100\s%\s*→\s*Now 0\.0\s%/);
  await undo(page).click();
  await undo(page).click();
  await expect(exact).toHaveText(/^\s*100\s%\s*$/);
  // At an earlier step, too, with the part already out.
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).uncheck();
  await expect(exact).toHaveText(/Now 0\.0\s%/);
  const line = page.getByRole('slider', { name: 'Step on show' });
  await line.focus();
  await line.press('PageDown');
  await line.press('PageUp');
  await line.press('PageUp');
  await line.press('PageUp');
  await expect(page.getByText(/Looking back/)).toBeVisible();
  await expect(exact).toHaveText(/^\s*Before \d+(\.\d)?\s%\s*→\s*Now 0\.0\s%\s*$/);
  const earlier = (await exact.innerText()).match(/[\d.]+\s%/)![0];
  await page.getByRole('switch', { name: 'Cross-attention', exact: true }).check();
  await expect(exact).toHaveText(new RegExp(`^\\s*${earlier}\\s*$`));
});

test('two sentences have a score too, and a weight set by hand is compared with what training left', async ({
  page,
}) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  const exact = worth(page, 'without a mistake');
  await expect(page.locator('change-bar')).toContainText('Seen in training (2)');
  await expect(exact).toHaveText(/^\s*100\s%\s*$/);
  await page
    .getByRole('row', { name: /^let’s/ })
    .getByRole('gridcell')
    .first()
    .click();
  await setWeight(page, '9');
  await expect(exact).toHaveText(/^\s*Before 100\s%\s*→\s*Now (50|0)\.0\s%\s*$/);
  await setWeight(page, '8');
  await expect(exact).toHaveText(/^\s*Before 100\s%/);
  await page.getByRole('button', { name: 'Back to the trained weights' }).click();
  await expect(exact).toHaveText(/^\s*100\s%\s*$/);
});

test('a weight that is set before anything was scored is still compared', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await page
    .getByRole('row', { name: /^let’s/ })
    .getByRole('gridcell')
    .first()
    .focus();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await expect(worth(page, 'without a mistake')).toHaveText(/^\s*Before 100\s%\s*→\s*Now (50|0)\.0\s%\s*$/);
});

test('why the mask leaves the score alone is said at its switch', async ({ page }) => {
  await open(page, 'phrases');
  await trainFully(page);
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  const mask = page.getByRole('switch', { name: 'Causal mask of the decoder' });
  await expect(mask).toHaveAccessibleDescription(
    /^It hides later words\. Translating on its own, the decoder has none/,
  );
  const [exact, words] = [worth(page, 'without a mistake'), worth(page, 'right words')];
  await expect(exact).toHaveText(/\d\s%/);
  const before = (await exact.innerText()).trim();
  await mask.uncheck();
  await expect(exact).toHaveText(new RegExp(`Before ${before}\\s*→\\s*Now ${before}`));
  const [was, now] = [...(await words.innerText()).matchAll(/([\d.]+)\s%/g)].map(([, number]) => Number(number));
  expect(now!).toBeLessThan(was! - 5);
});

test('undo is at hand wherever a weight is set, with its key', async ({ page }) => {
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openExperiments(page, 'lets-go');
    const cell = page.getByRole('row', { name: /^go/ }).getByRole('gridcell').first();
    await cell.click();
    await setWeight(page, '1.5');
    await expect(page.getByText('One weight was set by hand.')).toBeVisible();
    for (const place of [value(page), cell, page.getByText('One weight was set by hand.')]) {
      await place.scrollIntoViewIfNeeded();
      await place.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await expect(undo(page)).toBeInViewport({ ratio: 1 });
      // Nothing lies over it: a press at its middle is a press on it.
      await undo(page).click({ trial: true });
    }
    await expect(undo(page)).toHaveAttribute('aria-keyshortcuts', 'Control+Z Meta+Z');
    await undo(page).click();
    await expect(page.getByText('No weight was set by hand.')).toBeVisible();
    await redo(page).click();
    await expect(page.getByText('One weight was set by hand.')).toBeVisible();
    await undo(page).click();
    // What the keyboard goes to does not hide below the bar.
    await page.locator('.switches').getByRole('switch').last().focus();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.locator('.switches').getByRole('switch').first().focus();
    const [bar, first] = [
      await page.locator('change-bar').boundingBox(),
      await page.locator('.switches').getByRole('switch').first().boundingBox(),
    ];
    expect(first!.y).toBeGreaterThanOrEqual(bar!.y + bar!.height);
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Ctrl or ⌘ with Z takes the last change back');
});

test('the bar says that its numbers are of the model without the change, and only as long as they are', async ({
  page,
}) => {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await openExperiments(page, 'lets-go');
    await expect.poll(() => currentStep(page)).toBe(0);
    for (let step = 1; step <= 3; step += 1) await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => currentStep(page)).toBe(3);
    const [loss, accuracy] = ['loss', 'accuracy'].map((name) => page.locator(`[data-number=${name}]`)) as [
      Locator,
      Locator,
    ];
    const places = (): Promise<unknown> =>
      page
        .locator('.numbers dt, .numbers dd')
        .evaluateAll((all) => all.map((one) => [one.getBoundingClientRect().right, one.getBoundingClientRect().top]));
    const marked = async (on: boolean): Promise<void> => {
      for (const number of [loss, accuracy]) {
        if (on) await expect(number).toHaveText(/, without the change$/);
        else await expect(number).not.toContainText('change');
      }
    };
    await marked(false);
    const before = await places();
    // A part.
    await page.getByRole('switch', { name: 'Positions', exact: true }).uncheck();
    await marked(true);
    expect(await places()).toEqual(before);
    await expect(page.locator('.numbers .accuracy')).toHaveAttribute('title', /^Of training step 3, without/);
    // Training knows nothing of it, and what it tells is of the whole model.
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => currentStep(page)).toBe(4);
    await marked(true);
    await page.getByRole('switch', { name: 'Positions', exact: true }).check();
    await marked(false);
    // A weight, undone, redone, looked away from and back, trained on.
    await page.getByRole('gridcell').first().click();
    await setWeight(page, '1');
    await marked(true);
    await undo(page).click();
    await marked(false);
    await redo(page).click();
    await marked(true);
    const line = page.getByRole('slider', { name: 'Step on show' });
    await line.focus();
    await line.press('Home');
    await line.press('ArrowRight');
    await expect.poll(() => currentStep(page)).toBe(1);
    await marked(false);
    await line.press('End');
    await expect.poll(() => currentStep(page)).toBe(4);
    await marked(true);
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => currentStep(page)).toBe(5);
    await marked(false);
    await page.getByRole('gridcell').first().click();
    await setWeight(page, '2');
    await marked(true);
    await page.getByRole('button', { name: 'Start again with the same seed' }).click();
    await expect(loss).toHaveText('–');
    await marked(false);
  }
});

test('a weight that is dragged sideways changes as it goes, and one undo takes it all back', async ({ page }) => {
  await openExperiments(page, 'lets-go');
  const whole = await numbers(page);
  const cell = page.getByRole('row', { name: /^go/ }).getByRole('gridcell').first();
  await cell.scrollIntoViewIfNeeded();
  const box = (await cell.boundingBox())!;
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 150, box.y + 10, { steps: 6 });
  await expect.poll(() => numbers(page)).not.toBe(whole);
  await page.mouse.up();
  await undo(page).click();
  await expect.poll(() => numbers(page)).toBe(whole);
  await expect(undo(page)).toBeDisabled();
});

test('training takes what was set by hand as its own; a reset forgets it', async ({ page }) => {
  await openExperiments(page, 'lets-go');
  const whole = await numbers(page);
  await page.getByRole('gridcell').first().click();
  await setWeight(page, '1');
  await expect(page.getByText('One weight was set by hand.')).toBeVisible();
  await page.getByRole('button', { name: 'Start again with the same seed' }).click();
  await expect(page.getByText('No weight was set by hand.')).toBeVisible();
  await expect(undo(page)).toBeDisabled();
  await expect.poll(() => numbers(page)).toBe(whole);
});

test('options that cannot be are refused beside their control, and nothing is lost', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await page.getByRole('button', { name: 'Experiments' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  const whole = await numbers(page);
  const heads = page.getByRole('textbox', { name: 'Heads', exact: true });
  const train = page.getByRole('button', { name: 'Train with these' });
  await heads.fill('3');
  await train.click();
  await expect(heads).toHaveAccessibleDescription('The width 2 cannot be shared evenly among 3 heads.');
  await expect(heads).toHaveValue('3');
  await heads.fill('1');
  const dropout = page.getByRole('textbox', { name: 'Dropout' });
  await dropout.fill('2');
  await train.click();
  await expect(dropout).toHaveAccessibleDescription('Dropout is 2; it must be between 0 and 0.9.');
  await expect(heads).toHaveAccessibleDescription('');
  await dropout.fill('much');
  await train.click();
  await expect(dropout).toHaveAccessibleDescription('That is not a number.');
  expect(await numbers(page)).toBe(whole);
  expect(await currentStep(page)).toBe(200);
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'ready');
});

test('a large tensor is shown a window at a time', async ({ page }) => {
  await openExperiments(page, 'phrases');
  await expect(page.getByText(/rows 1 to 10 of/)).toBeVisible();
  await page.getByRole('button', { name: 'Later rows' }).click();
  await expect(page.getByText(/rows 11 to 20 of/)).toBeVisible();
  await page.getByRole('button', { name: 'Later columns' }).click();
  await expect(page.getByText(/columns 9 to 16 of 32/)).toBeVisible();
});

for (const theme of oneOf('dark', 'light')) {
  test(`axe finds nothing in the experiments in ${theme}`, async ({ page }) => {
    for (const [language, name, keep] of [
      ['en', 'Experiments', 'Keep this'],
      ['es', 'Experimentos', 'Guardar esta'],
    ] as const) {
      await openExperiments(page, `phrases&lang=${language}&theme=${theme}`, name);
      await page.getByRole('button', { name: keep }).click();
      await page.locator('#option-heads').fill('3');
      await page.locator('option-form button[type=submit]').click();
      await expect(page.locator('#option-heads-wrong')).toBeVisible();
      await scan(page, '.lab-band');
    }
  });
}

test('fits into 390 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lesson of ['lets-go', 'phrases']) {
    for (const [language, name] of [
      ['en', 'Experiments'],
      ['es', 'Experimentos'],
    ] as const) {
      await openExperiments(page, `${lesson}&lang=${language}`, name);
      const over = await overflow(page);
      expect([lesson, language, over]).toEqual([lesson, language, 0]);
      await ready(page);
    }
  }
});
