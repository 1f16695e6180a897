// What a newcomer is told at the place: the words of the training bar, heads and means, what is left to do, what is not on show.
import { expect, open, play, ready, scan, settled, test, trainFully } from './page';
import { oneOf } from './variants';

for (const [language, terms] of oneOf(
  ['es', { pérdida: 'Pérdida', aciertos: 'Aciertos', paso: 'Paso' }] as const,
  ['en', { loss: 'Loss', accuracy: 'Accuracy', step: 'Step' }] as const,
)) {
  test(`on a phone, ${language}: the bar is one block with loss and accuracy, each of its words told`, async ({
    browser,
    baseURL,
  }) => {
    const viewport = { width: 390, height: 844 };
    const context = await browser.newContext({ viewport, baseURL, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    await open(page, `lets-go&lang=${language}`);
    const height = (): Promise<number> =>
      page.locator('transport-bar').evaluate((bar: HTMLElement) => bar.offsetHeight);
    expect(await height()).toBeLessThanOrEqual(844 / 6);
    await trainFully(page);
    expect(await height()).toBeLessThanOrEqual(844 / 6);
    await expect(page.locator('[data-number=loss]')).toBeInViewport();
    await expect(page.locator('[data-number=accuracy]')).toBeInViewport();
    await expect(page.locator('[data-number=accuracy]')).toHaveText(/^100\s%$/);
    for (const [word, name] of Object.entries(terms)) {
      await page.getByRole('button', { name: word, exact: true }).tap();
      const note = page.getByRole('dialog', { name });
      await expect(note).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(note).toBeHidden();
    }
    await context.close();
  });
}

test('engine, turbo, and what a head and a mean are, are told by the keyboard', async ({ page }) => {
  await open(page, 'phrases&lang=en');
  for (const [button, name, text] of [
    ['engine', 'Engine', 'the same bits on every machine'],
    ['Turbo: faster, rounds differently', 'Turbo', 'slightly different numbers'],
    ['What is a head, and what a mean?', 'Heads and their mean', 'One of these attentions is a head'],
  ] as const) {
    await page.getByRole('button', { name: button }).focus();
    await page.keyboard.press('Enter');
    const note = page.getByRole('dialog', { name, exact: true });
    await expect(note).toContainText(text);
    await expect(note).toBeInViewport({ ratio: 1 });
    await scan(page, '.stage-note');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: button })).toBeFocused();
  }
});

test('on a phone the lab is one touch away from the top', async ({ browser, baseURL }) => {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ viewport, baseURL, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  await open(page, 'phrases&lang=en');
  const share = page.getByRole('button', { name: 'Share', exact: true });
  await expect(share).not.toBeInViewport();
  await page.getByRole('button', { name: 'Lab: experiments, decoding, data, sharing' }).tap();
  await expect(share).toBeInViewport();
  await expect(page.getByRole('button', { name: 'Experiments', exact: true })).toBeFocused();
  await context.close();
});

test('the end of the sentence is told where it is first met', async ({ page }) => {
  await open(page, 'lets-go&lang=en');
  for (const lesson of ['lets-go', 'phrases']) {
    await page.getByRole('link', { name: lesson === 'phrases' ? 'Phrases' : 'Let’s go', exact: true }).click();
    await ready(page);
    const end = page.getByRole('button', { name: '<EOS>', exact: true }).first();
    await end.click();
    await expect(page.getByRole('dialog', { name: 'The end of the sentence' })).toContainText('writes it last');
    await page.keyboard.press('Escape');
    await expect(end).toBeFocused();
  }
});

test('Let’s go says what is to do before, during and after its training', async ({ page }) => {
  await open(page, 'lets-go&lang=en');
  const about = page.locator('.about');
  await expect(about).toContainText('Press the round button');
  await play(page).click();
  await expect(about).toContainText('Watch: each word is finding');
  await play(page).click();
  await ready(page);
  await expect(about).toContainText(/this is step \d+\./);
  await trainFully(page);
  await expect(about).toContainText('It has learned its two sentences.');
  await expect(about).not.toContainText('Press the round button');
  await page.getByRole('button', { name: 'Español' }).click();
  await expect(about).toContainText('Ha aprendido sus dos frases.');
  await page.getByRole('button', { name: 'Empezar de nuevo' }).click();
  await expect(about).toContainText('Pulsa el botón redondo');
});

for (const [lesson, sentence] of [
  ['lets-go', 'let’s go'],
  ['phrases', 'we eat this cold soup near the window'],
] as const) {
  test(`${lesson}: beside a refused sentence the attention is said to be of the one before`, async ({ page }) => {
    await open(page, `${lesson}&lang=en`);
    const earlier = page.getByText('Still the sentence before');
    await expect(earlier).toBeHidden();
    const heat = page.locator('canvas.heat').first();
    await expect(heat).toHaveCSS('opacity', '1');
    await page.getByLabel('Sentence to translate').fill('');
    await page.keyboard.press('Enter');
    await expect(earlier).toContainText(`“${sentence}”`);
    await expect(heat).toHaveCSS('opacity', '0.5');
    await page.getByRole('button', { name: 'Español' }).click();
    await expect(page.getByText('Sigue siendo la frase anterior')).toContainText(`«${sentence}»`);
    await page.getByLabel('Frase que traducir').fill(lesson === 'lets-go' ? 'to go' : 'the red house');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Sigue siendo la frase anterior')).toBeHidden();
    await expect(heat).toHaveCSS('opacity', '1');
  });
}

test('a model file that is opened says why there is no curve, and where it stands', async ({ page }) => {
  await open(page, 'lets-go&lang=en');
  await trainFully(page);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save model file' }).click();
  const file = await (await saving).path();
  await expect(page.locator('.no-losses')).toBeHidden();
  await page.locator('share-panel input[type=file]').setInputFiles(file);
  const note = page.locator('.no-losses');
  await expect(note).toContainText('Earlier losses: unknown.');
  await expect(note).toContainText(/Loss now: <?0\.00/);
  // The bar says the same as the chart.
  const now = (await note.innerText()).match(/Loss now: (\S+?)\.?$/)![1]!;
  await expect(page.locator('[data-number=loss]')).toHaveText(now);
  await expect(page.locator('[data-number=accuracy]')).toHaveText(/^100\s%$/);
  for (const [width, language] of [
    [1280, 'English'],
    [390, 'Español'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole('button', { name: language }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'es');
    // Between the lines of the axis at 0 and 1, and to the left of the marker, which stands at the end.
    const plot = (await page.locator('loss-chart .u-over').boundingBox())!;
    await expect.poll(async () => (await note.boundingBox())!.height).toBeLessThan(plot.height * 0.8);
    const box = (await note.boundingBox())!;
    expect(box.y).toBeGreaterThan(plot.y + plot.height * (1 - 1 / 1.08));
    expect(box.y + box.height).toBeLessThan(plot.y + plot.height);
    expect(box.x).toBeGreaterThanOrEqual(plot.x);
    expect(box.x + box.width).toBeLessThan(plot.x + plot.width - 5);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(page.locator('.no-losses')).toBeHidden();
});

for (const width of oneOf(390, 1280)) {
  test(`at ${width} px nothing below jumps from sentence to sentence`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const [lesson, sentences] of [
      ['lets-go', ['to go', "let's go"]],
      ['phrases', ['the red house', 'i like this very much', 'your key is old']],
    ] as const) {
      await open(page, `${lesson}&lang=en`);
      await trainFully(page);
      const places = (): Promise<string> =>
        page.evaluate(() =>
          [
            '.band.decoder',
            '.bench .translate',
            '.focus .foot',
            '.heads',
            'score-panel',
            '.ribbon form',
            '.ribbon-side',
          ]
            .map((selector) => [selector, document.querySelector(selector)?.getBoundingClientRect().top] as const)
            .map(([selector, top]) => `${selector} ${top === undefined ? '' : Math.round(top + scrollY)}`)
            .join(', '),
        );
      const before = await settled(page, places);
      for (const sentence of sentences) {
        await page.getByLabel('Sentence to translate').fill(sentence);
        await page.keyboard.press('Enter');
        await expect
          .poll(() =>
            page.evaluate(
              () =>
                (
                  document.querySelector('vamos-app') as unknown as {
                    store: { state: { frame: { probe: { source: string } } } };
                  }
                ).store.state.frame.probe.source,
            ),
          )
          .toBe(sentence);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        expect(await places()).toBe(before);
      }
    }
  });
}
