import { palette, shadeOf, type Shade } from '../../web/views/heat/palette';
import { cellColors, currentStep, expect, open, play, ready, tableNumbers, test, waitForStep } from './page';
import { oneOf } from './variants';

test('opens untrained on Let’s go, every row even, and says so', async ({ page }) => {
  await open(page, '');
  await expect(page.locator('canvas.heat')).toHaveCount(3);
  await expect(page.locator('margin-note')).toContainText('every word counts the same');
  await expect(page.locator('.whole-row .number').first()).toContainText(/^0\.[45]\d{3}$/);
  await expect(page.locator('.lead .count')).toHaveText('73');
});

test('learns “vamos” for “let’s go” and “ir” for “to go” while one watches', async ({ page }) => {
  await open(page, 'lets-go');
  const written = page.locator('.written');
  await expect(written).not.toHaveAttribute('data-text', 'vamos');
  const begin = Date.now();
  await play(page).click();
  await waitForStep(page, 20);
  await expect(play(page)).toHaveAccessibleName('Pause');
  await ready(page);
  const seconds = (Date.now() - begin) / 1000;
  expect(await currentStep(page)).toBe(200);
  // Paced at fifty steps a second: never faster, whatever the machine.
  expect(seconds).toBeGreaterThan(3.5);
  console.log(`    Let's go: 200 steps in ${seconds.toFixed(1)} s, every one drawn`);
  await expect(written).toHaveAttribute('data-text', 'vamos');
  await expect(page.locator('margin-note')).toContainText('To write vamos (after <EOS>), the decoder looks at let’s');
  await page.getByLabel('Sentence to translate').fill('to go');
  await page.keyboard.press('Enter');
  await expect(written).toHaveAttribute('data-text', 'ir');
});

test('draws every one of the two hundred steps', async ({ page }) => {
  await page.addInitScript(() => {
    const steps: string[] = [];
    (globalThis as unknown as { steps: string[] }).steps = steps;
    addEventListener('DOMContentLoaded', () => {
      new MutationObserver(() => {
        const text = document.querySelector('[data-number=step]')?.textContent ?? '';
        if (steps.at(-1) !== text) steps.push(text);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  });
  await open(page, 'lets-go');
  await play(page).click();
  await waitForStep(page, 200);
  const steps = await page.evaluate(() => (globalThis as unknown as { steps: string[] }).steps);
  expect(steps.map(Number).filter((step) => step > 0)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});

for (const shade of oneOf<Shade>('light', 'dark')) {
  test(`paints the engine’s numbers through the palette in ${shade}, and paints them anew while training`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: shade });
    await open(page, 'lets-go');
    // The page's table prints four decimals: enough to know the shade to within one.
    const check = async (): Promise<number[][][]> => {
      const numbers = await tableNumbers(page.locator('.whole-row .matrix'));
      const colors = await cellColors(page.locator('heat-map[data-kind=cross] canvas'), 2, 2);
      const { rgb } = palette(shade);
      numbers.forEach((row, r) =>
        row.forEach((value, c) => {
          const level = shadeOf(value!);
          const near = [level - 1, level, level + 1].flatMap((index) => (rgb[index] ? [rgb[index].join()] : []));
          expect(near).toContain(colors[r]![c]!.join());
        }),
      );
      return colors;
    };
    const before = await check();
    // Attention turns from even to sharp between the tenth and the thirtieth step.
    const looks = new Set([JSON.stringify(before)]);
    for (let step = 1; step <= 16; step += 1) {
      await page.getByRole('button', { name: 'One step' }).click();
      await expect.poll(() => currentStep(page)).toBe(step);
      looks.add(JSON.stringify(await check()));
    }
    expect(looks.size).toBeGreaterThan(4);
    await play(page).click();
    await waitForStep(page, 200);
    await ready(page);
    expect(looks).not.toContain(JSON.stringify(await check()));
  });
}

test('shows what the decoder cannot see yet as hatched, and never selects it', async ({ page }) => {
  await open(page, 'lets-go');
  const canvas = page.locator('heat-map[data-kind=decoder] canvas');
  const box = (await canvas.boundingBox())!;
  await canvas.hover({ position: { x: box.width * 0.75, y: box.height * 0.25 } });
  await expect(page.locator('value-tip')).toContainText('masked');
  await canvas.click({ position: { x: box.width * 0.75, y: box.height * 0.25 } });
  await expect(page.locator('margin-note .eyebrow')).toHaveText('Cross-attention');
  await canvas.click({ position: { x: box.width * 0.25, y: box.height * 0.75 } });
  await expect(page.locator('margin-note .eyebrow')).toHaveText('Masked self-attention');
});

test('reads cells by hover and by arrow keys', async ({ page }) => {
  await open(page, 'lets-go');
  const canvas = page.locator('heat-map[data-kind=cross] canvas');
  await canvas.hover({ position: { x: 20, y: 20 } });
  await expect(page.locator('value-tip')).toHaveText(/vamos \(after <EOS>\) → let’s 0\.[45]\d{3}/);
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[aria-live=polite]').last()).toHaveText(/→ go: 0\.[45]\d{3}/);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.row-bars tr.on th')).toHaveText('go');
  await expect(page.locator('.whole-row caption')).toContainText('vamos');
});

test('resets to the same seed: the second run repeats the first, with the first one behind it', async ({ page }) => {
  await open(page, 'lets-go');
  const loss = page.locator('[data-number=loss]');
  const step = page.getByRole('button', { name: 'One step' });
  const seen: string[][] = [[], []];
  for (const run of seen) {
    for (let taken = 1; taken <= 3; taken += 1) {
      await step.click();
      await expect.poll(() => currentStep(page)).toBe(taken);
      run.push(await loss.innerText());
    }
    await page.getByRole('button', { name: 'Start again with the same seed' }).click();
    await expect.poll(() => currentStep(page)).toBe(0);
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(new Set(seen[0]).size).toBe(3);
});

test('goes on after the end, since its learning rate stays', async ({ page }) => {
  await open(page, 'lets-go');
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await waitForStep(page, 200);
  await expect(play(page)).toHaveAccessibleName('Train on beyond step 200');
  await play(page).click();
  await waitForStep(page, 400);
});

test('takes about a step a second in slow motion', async ({ page }) => {
  await open(page, 'lets-go');
  await page.locator('.speed select').selectOption('slow');
  const begin = Date.now();
  await play(page).click();
  await waitForStep(page, 3);
  expect(Date.now() - begin).toBeGreaterThan(1800);
  expect(await currentStep(page)).toBe(3);
});
