import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { currentStep, expect, open, play, ready, scan, settledStep, test, trainFully, waitForStep } from './page';

/** The link on the shelf, once it is of the state on show. */
async function link(page: Page): Promise<string> {
  const tab = page.getByRole('button', { name: 'Share', exact: true });
  if ((await tab.getAttribute('aria-expanded')) === 'false') await tab.click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toBeVisible();
  return field.inputValue();
}

/** Every number of the diagram, and what the transport says. */
async function numbers(page: Page): Promise<string[]> {
  const shown = await page.locator('lets-go-view, [data-number=step], [data-number=loss]').allInnerTexts();
  expect(shown).toHaveLength(3);
  return shown;
}

async function oneStep(page: Page): Promise<void> {
  const before = await currentStep(page);
  await page.getByRole('button', { name: 'One step' }).click();
  await waitForStep(page, before + 1);
}

/** The step of a lesson, Let's go if none is named, that the browser's database holds; null for none. */
const keptStep = (page: Page, lesson = 'lets-go'): Promise<number | null> =>
  page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const opening = indexedDB.open('vamos', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('models');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('models').objectStore('models').get(name);
          asked.onsuccess = () => {
            opening.result.close();
            resolve((asked.result as { shared: { step: number } } | undefined)?.shared.step ?? null);
          };
        };
      }),
    lesson,
  );

const notice = (page: Page) => page.locator('page-notice [role=alert]');

test('a link to Let’s go opens the same bits elsewhere, and trains on to the same losses', async ({
  page,
  browser,
}) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await oneStep(page);
  const address = await link(page);
  const hash = new URL(address).hash;
  console.log(`The link of Let’s go at step 201 has ${hash.length} characters.`);
  expect(hash.length).toBeLessThanOrEqual(8000);
  await expect(page.getByText('holds the trained weights themselves')).toBeVisible();
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(address);
  await ready(other);
  await expect(other.locator('[data-number=step]')).toHaveText('201');
  await expect(other.locator('canvas.heat').first()).toBeVisible();
  expect(await numbers(other)).toEqual(await numbers(page));
  for (const each of [page, other]) {
    await oneStep(each);
    await oneStep(each);
  }
  expect(await numbers(other)).toEqual(await numbers(page));
  // The link that each of them makes now is the same text: weights, moments and losses agree to the bit.
  expect(await link(other)).toBe(await link(page));
  await context.close();
});

test('a link shows the model as it was looked at: without its parts, with its beam, its lines and its open layer', async ({
  page,
  browser,
}) => {
  await open(page, 'phrases');
  await oneStep(page);
  await page.getByRole('button', { name: 'Experiments', exact: true }).click();
  await page.getByRole('switch', { name: 'Positions', exact: true }).uncheck();
  await page.getByRole('switch', { name: 'Cross-attention, layer 1, head 2' }).uncheck();
  await page.getByRole('button', { name: 'Decoding', exact: true }).click();
  await page.getByRole('radio', { name: /^Beam search/ }).check();
  await expect(page.locator('.found tbody tr')).toHaveCount(4);
  await page.getByRole('button', { name: 'Lines', exact: true }).click();
  await page.locator('[data-open="decoder 0"]').click();
  await expect(page.locator('layer-machine canvas').first()).toBeVisible();
  const address = await link(page);
  const written = page.locator('.ribbon-main [data-text]');
  const text = await written.getAttribute('data-text');
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.locator('[data-number=step]')).toHaveText('1', { timeout: 30_000 });
  await ready(other);
  await expect(other.getByText('Left out: Positions · Cross-attention, layer 1, head 2.')).toBeVisible();
  await expect(other.getByText('beam search, 4 sentences wide')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Lines', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(other.locator('layer-machine')).toContainText('Decoder, layer 1');
  await expect(other.locator('.ribbon-main [data-text]')).toHaveAttribute('data-text', text!);
  expect(await link(other)).toBe(address);
  await context.close();
});

test('a link to Phrases trains again to the same step and finds the same bits', async ({ page, browser }) => {
  await open(page, 'phrases&seed=7');
  for (let count = 0; count < 3; count += 1) await oneStep(page);
  const address = await link(page);
  await expect(page.getByText('it holds the recipe')).toBeVisible();
  const loss = await page.locator('[data-number=loss]').innerText();
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.locator('[data-number=step]')).toHaveText('3', { timeout: 30_000 });
  await ready(other);
  await expect(other.locator('[data-number=loss]')).toHaveText(loss);
  // It said that it trains, and no longer says anything: the checksums agree.
  await expect(notice(other)).toBeEmpty();
  expect(await link(other)).toBe(address);
  await context.close();
});

test('a link to one’s own sentences has them in it', async ({ page, browser }) => {
  await page.goto('./#your-own');
  await page.locator('textarea').fill('one\tuno\ntwo\tdos\nthree\ttres');
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await ready(page);
  await oneStep(page);
  const address = await link(page);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.locator('[data-number=step]')).toHaveText('1', { timeout: 30_000 });
  await expect(other.getByText('3 pairs.')).toBeVisible();
  expect(await link(other)).toBe(address);
  await context.close();
});

test('a link says what of the reader’s own words is in it, and nothing of the lesson’s', async ({ page }) => {
  await open(page, 'lets-go');
  await link(page);
  const own = page.getByText('readable for whoever has the link');
  await expect(own).toBeHidden();
  await page.getByLabel('Sentence to translate').fill('go to');
  await page.keyboard.press('Enter');
  await expect(own).toContainText('the sentence that you typed');
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveAccessibleDescription(/the sentence that you typed/);
  await page.goto('./#your-own');
  await page.locator('textarea').fill('one\tuno\ntwo\tdos\nthree\ttres');
  await page.getByRole('button', { name: 'Use these pairs' }).click();
  await ready(page);
  await link(page);
  await expect(own).toContainText('your 3 sentence pairs.');
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(page.getByText('a la vista de quien tenga el enlace')).toContainText('tus 3 pares de frases.');
});

test('Your own opens a model file before there are pairs, and the address names the lesson that it is of', async ({
  page,
}, info) => {
  await open(page, 'lets-go');
  await trainFully(page);
  await link(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save model file' }).click();
  const path = info.outputPath('vamos-lets-go-step-200.safetensors');
  await (await coming).saveAs(path);
  const lessons = page.getByRole('navigation', { name: 'Lessons' });
  await lessons.getByRole('link', { name: 'Your own' }).click();
  const input = page.locator('own-data').getByLabel('Open model file');
  await input.setInputFiles({ name: 'poem.safetensors', mimeType: '', buffer: Buffer.from('no model at all') });
  await expect(page.getByText('That is not a saved model')).toBeVisible();
  await input.setInputFiles(path);
  await expect(page.locator('[data-number=step]')).toHaveText('200');
  await expect(page.locator('lets-go-view')).toBeVisible();
  expect(new URL(page.url()).hash).toBe('#lets-go');
  // The way back to where it was opened, by the lesson's name and by the browser's own.
  for (const back of [() => lessons.getByRole('link', { name: 'Your own' }).click(), () => page.goBack()]) {
    await back();
    await expect(page.locator('textarea')).toBeVisible();
    await expect(page.getByText('That is not a saved model')).toBeHidden();
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'your-own');
    await input.setInputFiles(path);
    await expect(page.locator('lets-go-view')).toBeVisible();
    expect(new URL(page.url()).hash).toBe('#lets-go');
  }
  // Dropped, it is known by its name.
  await lessons.getByRole('link', { name: 'Your own' }).click();
  await page
    .locator('own-data section')
    .first()
    .evaluate(
      (section, bytes) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'vamos-lets-go-step-200.safetensors'));
        section.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [...(await readFile(path))],
    );
  await expect(page.locator('lets-go-view')).toBeVisible();
  await expect(page.locator('[data-number=step]')).toHaveText('200');
  // What is opened again is what the address says: the lesson, untrained, with what the last visit left.
  await page.reload();
  await ready(page);
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'lets-go');
  expect(await currentStep(page)).toBe(0);
  await expect(page.getByText('Resume Let’s go at step 200?')).toBeVisible();
});

test('a file takes the place of the link in the address, with the language and the seed that were asked for', async ({
  page,
}, info) => {
  await open(page, 'lets-go');
  await oneStep(page);
  const address = await link(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save model file' }).click();
  const path = info.outputPath('vamos-lets-go-step-1.safetensors');
  await (await coming).saveAs(path);
  await page.goto('about:blank');
  await page.goto(`${address}&lang=es`);
  await expect(page.locator('[data-number=step]')).toHaveText('1');
  await page.getByRole('button', { name: 'Compartir', exact: true }).click();
  await page.getByLabel('Abrir un modelo').setInputFiles(path);
  await expect.poll(() => new URL(page.url()).hash).toBe('#lets-go&lang=es');
});

test('a model file is saved and opened again; a file that is none changes nothing', async ({ page }, info) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const before = await numbers(page);
  await link(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save model file' }).click();
  const saved = await coming;
  expect(saved.suggestedFilename()).toBe('vamos-lets-go-step-200.safetensors');
  const path = info.outputPath(saved.suggestedFilename());
  await saved.saveAs(path);
  const input = page.getByLabel('Open model file');
  await input.setInputFiles({
    name: 'poem.safetensors',
    mimeType: 'text/plain',
    buffer: Buffer.from('no model at all'),
  });
  await expect(page.getByText('That is not a saved model')).toBeVisible();
  expect(await numbers(page)).toEqual(before);
  const bytes = await readFile(path);
  await input.setInputFiles({ name: 'half.safetensors', mimeType: '', buffer: bytes.subarray(0, bytes.length - 9) });
  await expect(page.getByText('That file ends too early')).toBeVisible();
  await oneStep(page);
  const after = await numbers(page);
  await page.goto('./#phrases');
  await ready(page);
  await link(page);
  await page.getByLabel('Open model file').setInputFiles(path);
  await expect(page.locator('lets-go-view')).toBeVisible();
  await expect(page.locator('[data-number=step]')).toHaveText('200');
  await oneStep(page);
  expect(await numbers(page)).toEqual(after);
});

test('what was trained is offered on the next visit, and can be forgotten', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
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

for (const [what, hash, sentence] of [
  ['damaged', '#phrases&s=AAAAAAAA', 'This link is damaged'],
  ['cut off', '#phrases&s=', 'This link is damaged'],
  ['too long', `#phrases&s=${'A'.repeat(9000)}`, 'longer than 8,000 characters'],
  ['of no lesson', '#nonsense&s=AAAA', 'This link is damaged'],
  ['none of ours', '#nonsense', 'is not a Vamos link'],
] as const) {
  test(`a link that is ${what} says so and opens Let’s go`, async ({ page }) => {
    await page.goto(`./${hash}`);
    await ready(page);
    await expect(notice(page)).toContainText(sentence);
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'lets-go');
    await expect(page.locator('canvas.heat').first()).toBeVisible();
    // And while the page is open.
    await page.goto('./#copy');
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
    await page.goto(`./${hash}`);
    await expect(notice(page)).toContainText(sentence);
    await expect(page.locator('main')).toHaveAttribute('data-lesson', 'lets-go');
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

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'es'] as const) {
    test(`sharing and the offer fit and read well: ${theme}, ${language}`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page, `lets-go&lang=${language}&theme=${theme}`);
      await trainFully(page);
      await page.locator('lab-shelf button').last().click();
      await expect(page.locator('#share-link')).toBeVisible();
      await scan(page);
      const over = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await over()).toBe(0);
      await expect.poll(() => keptStep(page)).toBe(200);
      await page.reload();
      await ready(page);
      await expect(page.locator('resume-offer button').first()).toBeVisible();
      await scan(page);
      expect(await over()).toBe(0);
    });
  }
}

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
