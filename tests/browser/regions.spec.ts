// Every part of the page in each of its looks: pictures to review in test-results/regions, and a layout in which no text is cut,
// stands outside or runs into another.
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { misplaced } from './geometry';
import { expect, open, overflow, play, ready, test, trainFully } from './page';
import { LONG, looks } from './variants';

const PICTURES = fileURLToPath(new URL('../../test-results/regions/', import.meta.url));

const SIZES: { width: number; height: number; scale?: number }[] = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
  ...(LONG
    ? [
        { width: 820, height: 1180 },
        // A window of 1280 at 200 %.
        { width: 640, height: 450, scale: 2 },
      ]
    : []),
];
const TEXT = {
  en: {
    lab: ['Experiments', 'Decoding', 'Data', 'Share'],
    numbers: 'Every number',
    help: 'Keys',
    how: 'How is this number made?',
  },
  es: {
    lab: ['Experimentos', 'Decodificación', 'Datos', 'Compartir'],
    numbers: 'Todos los números',
    help: 'Teclas',
    how: '¿De dónde sale?',
  },
};

for (const { width, height, scale, theme, language } of SIZES.flatMap((size, turn) =>
  looks(turn as 0 | 1 | 2 | 3).map((look) => ({ ...size, ...look })),
)) {
  test(`${width} pixels, ${theme}, ${language}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale ?? 1,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const problems: string[] = [];
    const look = async (part: string): Promise<void> => {
      await page.evaluate(() => document.fonts.ready);
      await page.mouse.move(0, 0);
      const found = await misplaced(page);
      if ((await overflow(page)) > 0) found.push('the page is wider than its window');
      problems.push(...found.map((problem) => `${part}: ${problem}`));
      await page.screenshot({ path: `${PICTURES}${part}-${width}-${theme}-${language}.png`, fullPage: true });
    };
    const at = `lang=${language}&theme=${theme}`;
    const words = TEXT[language];

    await open(page, `lets-go&${at}`);
    await look('lets-go-untrained');
    await trainFully(page);
    await look('lets-go');
    await page.getByRole('button', { name: words.numbers }).click();
    await expect(page.locator('stage-numbers').first()).toBeVisible();
    await look('lets-go-numbers');
    await page.getByRole('button', { name: words.numbers }).click();
    await page.locator('[data-note="attention.cross"]').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('lets-go-note');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.how }).last().click();
    await expect(page.locator('arithmetic-panel')).toBeVisible();
    await look('lets-go-arithmetic');

    await page.goto('about:blank');
    await open(page, `phrases&${at}`);
    await look('phrases-untrained');
    await halfTrained(page);
    await look('phrases');
    await page.locator('machine-strip [data-open="decoder 0"]').click();
    await expect(page.locator('layer-machine canvas').first()).toBeVisible();
    await look('phrases-layer');
    await page.locator('machine-strip [data-open="decoder 0"]').click();
    for (const [index, name] of words.lab.entries()) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.locator('#lab-open > *')).toBeVisible();
      if (index === 0) await expect(page.getByRole('grid')).toBeVisible();
      if (index === 1) await page.getByRole('radio').nth(1).check();
      if (index === 3) await expect(page.getByRole('textbox').last()).toBeVisible();
      await look(`phrases-${TEXT.en.lab[index]!.toLowerCase()}`);
    }

    await page.goto('about:blank');
    await page.goto(`./#your-own&${at}`);
    await expect(page.locator('textarea')).toBeVisible();
    await page.locator('textarea').fill('the cat sleeps\tel gato duerme\nalone\nthe dog eats\tel perro come');
    await expect(page.locator('pair-preview section')).toBeVisible();
    await look('your-own');
    expect(problems).toEqual([]);
    await context.close();
  });
}

test('what is wrong with a layout is found', async ({ page }) => {
  await open(page, 'phrases');
  expect(await misplaced(page)).toEqual([]);
  await page.evaluate(() => {
    const set = (selector: string, style: Partial<CSSStyleDeclaration>): void => {
      Object.assign(document.querySelector<HTMLElement>(selector)!.style, style);
    };
    set('.heads-of h3', { width: '40px', overflow: 'hidden' });
    set('.ribbon-side h2', { marginBottom: '-24px' });
    set('.wanted', { position: 'relative', left: '300px', whiteSpace: 'nowrap' });
  });
  const found = (await misplaced(page)).join('\n');
  expect(found).toMatch(/cut off: Encoder self-attention/);
  expect(found).toMatch(/on top of each other: Alone it writes: word 3 of/);
  expect(found).toMatch(/outside the window: .*comemos/);
});

async function halfTrained(page: Page): Promise<void> {
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await page.waitForTimeout(400);
  await play(page).click();
  await ready(page);
}
