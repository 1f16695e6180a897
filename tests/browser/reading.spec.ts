import { currentStep, expect, open, overflow, ready, scan, test, trainFully } from './page';
import { looks, oneOf } from './variants';

for (const { theme, language } of looks(0)) {
  test(`axe finds nothing in ${theme}, ${language}`, async ({ page }) => {
    await open(page, `lets-go&lang=${language}&theme=${theme}`);
    await scan(page);
    await trainFully(page);
    await scan(page);
    await page.goto(`./#phrases&lang=${language}&theme=${theme}`);
    await ready(page);
    await expect(page.locator('focus-view canvas.heat')).toBeVisible();
    await scan(page);
    await page.goto(`./#your-own&lang=${language}&theme=${theme}`);
    await expect(page.locator('textarea')).toBeVisible();
    await scan(page);
    await page.locator('textarea').fill('one\tuno\nalone');
    await page.locator('own-data button.solid').click();
    await ready(page);
    await scan(page);
  });
}

for (const [width, height] of oneOf(
  [320, 640] as const,
  [390, 844] as const,
  [820, 1180] as const,
  [1280, 900] as const,
)) {
  test(`fits into ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const lesson of ['lets-go', 'phrases']) {
      for (const language of ['en', 'es']) {
        await open(page, `${lesson}&lang=${language}`);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        const over = await overflow(page);
        expect([lesson, language, over]).toEqual([lesson, language, 0]);
      }
    }
    await page.goto('./#your-own');
    await page.locator('textarea').waitFor();
    expect(await overflow(page)).toBe(0);
  });
}

test.describe('a reader whose browser speaks Spanish', () => {
  test.use({ locale: 'es-MX' });

  test('is met in Spanish, with decimal commas, and the choice is remembered', async ({ page }) => {
    await open(page, 'lets-go');
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(page.locator('.whole-row .number').first()).toHaveText(/^0,\d{4}$/);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('.whole-row .number').first()).toHaveText(/^0\.\d{4}$/);
    await page.reload();
    await ready(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('the theme follows the system until one is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, 'lets-go');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(root).toHaveAttribute('data-theme', 'light');
  const button = page.locator('button.theme');
  // The first press changes what is seen, the second changes it back, the third leaves it to the system again.
  await button.click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await button.click();
  await expect(root).toHaveAttribute('data-theme', 'light');
  await button.click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(root).toHaveAttribute('data-theme', 'light');
  await button.click();
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(root).toHaveAttribute('data-theme', 'dark');
});

test('everything can be done with the keyboard', async ({ page }) => {
  await open(page, 'lets-go');
  const seen: string[] = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const style = getComputedStyle(element);
      const form = element.closest('form');
      const visible = style.outlineStyle !== 'none' || (form !== null && getComputedStyle(form).boxShadow !== 'none');
      return { name: element.getAttribute('aria-label') ?? element.textContent.trim(), tag: element.tagName, visible };
    });
    if (focus.tag === 'BODY') break;
    expect(focus).toMatchObject({ visible: true });
    seen.push(focus.name);
  }
  expect(seen).toEqual(
    expect.arrayContaining(['Skip to the lesson', 'Phrases', 'Español', 'Sentence to translate', 'Train', 'One step']),
  );
  expect(seen.filter((name) => name.includes('Arrow keys read a cell'))).toHaveLength(3);
  await page.locator('.play').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toHaveAttribute('data-phase', 'training');
  await page.keyboard.press('Enter');
  await ready(page);
  expect(await currentStep(page)).toBeLessThan(200);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('says what is needed, in both languages', async ({ page }) => {
    await page.goto('./');
    const lines = page.locator('noscript p');
    await expect(lines).toHaveCount(2);
    await expect(lines.nth(0)).toBeVisible();
    expect(await lines.nth(0).innerText()).toContain('It needs JavaScript');
    expect(await lines.nth(1).innerText()).toContain('Necesita JavaScript');
  });
});

test('asks no other site for anything', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!)) elsewhere.push(request.url());
  });
  await open(page, 'lets-go');
  await trainFully(page);
  expect(elsewhere).toEqual([]);
});
