// What the browser keeps of a model by itself, and what it offers of that.
import { keptStep, link, numbers, oneStep } from './kept';
import { currentStep, expect, open, play, ready, settledStep, test, trainFully, waitForStep } from './page';

test('what was trained is offered on the next visit, and can be forgotten', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  // The last picture comes after the bar is at rest.
  await expect(page.locator('.about')).toContainText('It has learned its two sentences.');
  const before = await numbers(page);
  // By itself, as soon as the training has stopped.
  await expect.poll(() => keptStep(page)).toBe(200);
  await page.reload();
  await ready(page);
  await expect(page.getByText('Resume Let’s go at step 200?')).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.locator('[data-number=step]')).toHaveText('200');
  await expect.poll(() => numbers(page)).toEqual(before);
  await expect(page.getByText('Resume Let’s go')).toBeHidden();
  await page.reload();
  await page.getByRole('button', { name: 'Forget' }).click();
  await expect(page.getByText('Resume Let’s go')).toBeHidden();
  await page.reload();
  await ready(page);
  await link(page);
  await expect(page.getByText('Resume Let’s go')).toBeHidden();
});

test('a lesson is found again as it was left, and is only offered when it was left at step 0', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await oneStep(page);
  const before = await numbers(page);
  // At once: before the last step is kept by itself.
  await page.goto('./#copy');
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
  await ready(page);
  await oneStep(page);
  await page.goto('./#lets-go');
  await expect(page.locator('lets-go-view')).toBeVisible();
  await expect.poll(() => numbers(page)).toEqual(before);
  await expect(page.getByText('Resume Let’s go')).toBeHidden();
  await page.goto('./#copy');
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
  await expect.poll(() => currentStep(page)).toBe(1);
  // Left while it trains.
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await waitForStep(page, 20);
  const left = await currentStep(page);
  await page.goto('./#lets-go');
  await expect.poll(() => numbers(page)).toEqual(before);
  await page.getByRole('button', { name: 'Start again with the same seed' }).click();
  await expect.poll(() => currentStep(page)).toBe(0);
  await page.goto('./#copy');
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
  await expect.poll(() => currentStep(page)).toBeGreaterThanOrEqual(left);
  await ready(page);
  await page.goto('./#lets-go');
  await expect(page.getByText('Resume Let’s go at step 201?')).toBeVisible();
  await expect.poll(() => currentStep(page)).toBe(0);
});

test('a lesson that is come back to has its past too', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const scrubber = page.getByRole('slider', { name: 'Step' });
  const shown = (): Promise<string> => page.locator('lets-go-view .machine').innerText();
  await scrubber.fill('20');
  await expect.poll(() => currentStep(page)).toBe(20);
  const [then, latest] = [await shown(), page.getByRole('button', { name: 'To the latest step' })];
  await latest.click();
  await expect.poll(() => currentStep(page)).toBe(200);
  for (const lesson of ['Phrases', 'Let’s go']) {
    await page.getByRole('link', { name: lesson, exact: true }).click();
    await ready(page);
  }
  await expect.poll(() => currentStep(page)).toBe(200);
  await expect(scrubber).toBeEnabled();
  await expect(scrubber).toHaveAttribute('min', '0');
  await scrubber.fill('20');
  await expect.poll(() => currentStep(page)).toBe(20);
  await expect.poll(shown).toBe(then);
  // On a later visit as well.
  await latest.click();
  await page.reload();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(() => currentStep(page)).toBe(200);
  await expect(scrubber).toHaveAttribute('min', '0');
});

test('a trained model is within reach after the press that ends it', async ({ page }) => {
  await open(page, 'copy');
  await trainFully(page);
  const step = await settledStep(page);
  const loss = await page.locator('[data-number=loss]').innerText();
  const address = await link(page);
  const back = page.getByRole('button', { name: /^Bring back the model of step/ });
  await expect(back).toBeHidden();
  // What the button does now is another thing than going on, to be heard and to be seen.
  const again = await play(page).innerHTML();
  await expect(play(page)).toHaveAccessibleName('Train again from step 0');
  // At full speed it would be at its end again before anybody looks.
  await page.locator('.speed select').selectOption('paced');
  await play(page).click();
  await expect(back).toBeVisible();
  await expect.poll(() => currentStep(page)).toBeLessThan(step);
  await back.click();
  await expect.poll(() => currentStep(page)).toBe(step);
  await ready(page);
  await expect(page.locator('[data-number=loss]')).toHaveText(loss);
  await expect(back).toBeHidden();
  expect(await link(page)).toBe(address);
  await page.getByRole('button', { name: 'Start again with the same seed' }).click();
  await expect.poll(() => currentStep(page)).toBe(0);
  await expect(play(page)).toHaveAccessibleName('Train');
  expect(await play(page).innerHTML()).not.toBe(again);
  await back.click();
  await expect.poll(() => currentStep(page)).toBe(step);
  // What is kept is that model again.
  await page.reload();
  await expect(page.getByText(`at step ${step.toLocaleString('en')}?`)).toBeVisible();
});

test('another model trains at once where one looks, and what it replaces is within reach', async ({ page }) => {
  await open(page, 'copy');
  await trainFully(page);
  const step = await settledStep(page);
  await expect.poll(() => keptStep(page, 'copy')).toBe(step);
  await page.locator('.speed select').selectOption('paced');
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  const train = page.getByRole('button', { name: 'Train with these' });
  await page.getByRole('textbox', { name: 'Heads', exact: true }).fill('1');
  await train.scrollIntoViewIfNeeded();
  const place = (): Promise<number> => train.evaluate((button) => Math.round(button.getBoundingClientRect().y));
  const before = await place();
  await train.click();
  await expect.poll(() => currentStep(page)).toBeLessThan(step);
  await waitForStep(page, 3);
  await expect(play(page)).toHaveAccessibleName('Pause');
  await expect(page.locator('.speed select')).toHaveValue('paced');
  // A line's rounding apart.
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
  await expect(train).toBeFocused();
  await expect(page.getByText(/^Resume /)).toBeHidden();
  await page.getByRole('button', { name: 'See both runs' }).click();
  const title = page.getByRole('heading', { name: 'Compare two runs' });
  await expect(title).toBeFocused();
  await expect(title).toBeInViewport();
  await expect(page.locator('table.compare').getByRole('row', { name: /^Heads/ })).toHaveText(/Heads\s*2\s*1/);
  await page.getByRole('button', { name: /^Bring back the model of step/ }).click();
  await expect.poll(() => currentStep(page)).toBe(step);
  await ready(page);
  await expect(page.getByRole('textbox', { name: 'Heads', exact: true })).toHaveValue('2');
});

for (const [width, language] of [
  [1280, 'en'],
  [1280, 'es'],
  [820, 'en'],
  [640, 'es'],
  [390, 'en'],
  [390, 'es'],
] as const) {
  test(`at ${width} px, in ${language}, nothing moves when the trained model is offered again`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page, `lets-go&lang=${language}`);
    await trainFully(page);
    const places = async (): Promise<unknown[]> =>
      Promise.all(
        ['.buttons .round', '.speed', '.time', '.numbers', '.turbo', 'time-line canvas'].map((part) =>
          page.locator('transport-bar').locator(part).first().boundingBox(),
        ),
      );
    const reset = page.locator('.buttons .round').nth(1);
    await expect(page.locator('time-line canvas')).toBeVisible();
    const before = await places();
    await reset.click();
    const offer = page.locator('.back-to');
    await expect(offer).toBeVisible();
    await expect.poll(() => currentStep(page)).toBe(0);
    expect(await places()).toEqual(before);
    // In the bar, and over nothing of it.
    const [bar, box, button] = await Promise.all(
      [page.locator('transport-bar'), offer, play(page)].map(async (part) => (await part.boundingBox())!),
    );
    expect(box!.y).toBeGreaterThanOrEqual(bar!.y);
    expect(box!.y + box!.height).toBeLessThanOrEqual(button!.y + 1);
    expect(box!.height).toBeGreaterThanOrEqual(24);
  });
}

test('without storage and clipboard everything else works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await open(page, 'lets-go');
  await trainFully(page);
  const address = await link(page);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('The link is selected')).toBeVisible();
  const selected = await page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement;
    return field.value.slice(field.selectionStart!, field.selectionEnd!);
  });
  expect(selected).toBe(address);
  await page.reload();
  await ready(page);
  await play(page).click();
  await waitForStep(page, 5);
});

test('looking back leaves what is kept as it is', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const latest = await currentStep(page);
  await expect.poll(() => keptStep(page)).toBe(latest);
  await page.getByRole('slider', { name: 'Step on show' }).fill('20');
  await expect.poll(() => currentStep(page)).toBe(20);
  // Longer than it takes until what has settled is kept.
  await page.waitForTimeout(1000);
  expect(await keptStep(page)).toBe(latest);
  await page.reload();
  await ready(page);
  await expect(page.getByText(`step ${latest}`)).toBeVisible();
});
