import { expect, open, overflow, scan, test } from './page';
import { looks } from './variants';

test('the pairs of a lesson can be searched, turned over and looked at', async ({ page }) => {
  await open(page, 'phrases&lang=en');
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  const panel = page.getByRole('region', { name: 'The pairs of this lesson' });
  const pairs = panel.getByRole('listitem');
  await expect(pairs).toHaveCount(50);
  const first = await pairs.first().innerText();
  await panel.getByRole('button', { name: 'Next' }).click();
  await expect(panel.getByText(/^page 2 of/)).toBeVisible();
  expect(await pairs.first().innerText()).not.toBe(first);
  await panel.getByRole('searchbox', { name: 'Search both languages' }).fill('RÓJO cár');
  await expect(panel.getByText(/^\d+ of .* pairs$/)).toBeVisible();
  for (const text of await pairs.allInnerTexts()) expect(text).toMatch(/car.*→.*rojo/s);
  await pairs.first().getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(pairs.first().getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  const source = await pairs.first().locator('.word').first().innerText();
  await expect(page.getByLabel('Sentence to translate')).toHaveValue(source.replaceAll('’', "'"));
  await panel.getByRole('searchbox').fill('zzz');
  await expect(panel.getByText('No pair has that.')).toBeVisible();
});

test('the vocabulary of both sides is listed with how often each word occurs, and searched with the pairs', async ({
  page,
}) => {
  await open(page, 'lets-go&lang=en');
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  const words = page.getByRole('region', { name: 'The vocabulary' });
  const side = (name: string) => words.locator('word-list', { has: page.getByRole('heading', { name }) });
  const read = side('Read by the encoder').getByRole('listitem');
  await expect(read.first()).toHaveText(/go\s*2/);
  await expect(read.filter({ hasText: 'let’s' })).toHaveText(/let’s\s*1/);
  await expect(side('Written by the decoder').getByRole('listitem').filter({ hasText: 'vamos' })).toHaveText(/1/);
  await page.getByRole('searchbox').fill('vam');
  await expect(side('Written by the decoder').getByRole('listitem')).toHaveCount(1);
  await expect(read).toHaveCount(0);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('link', { name: 'Phrases' }).click();
  await expect(side('Read by the encoder').getByText('189 of 189 tokens')).toBeVisible();
  await expect(read).toHaveCount(60);
  await side('Read by the encoder').getByRole('button', { name: 'All 189' }).click();
  await expect(read).toHaveCount(189);
  const counts = (await read.locator('.number').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
  expect(counts[0]).toBeGreaterThan(100);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
});

test('held-out pairs are marked, and another lesson is another list', async ({ page }) => {
  await open(page, 'phrases&lang=en');
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  const panel = page.getByRole('region', { name: 'The pairs of this lesson' });
  await expect(panel.getByText('held out')).toHaveCount(0);
  for (let more = await panel.getByRole('button', { name: 'Next' }).isEnabled(); more;) {
    await panel.getByRole('button', { name: 'Next' }).click();
    more = await panel.getByRole('button', { name: 'Next' }).isEnabled();
  }
  await expect(panel.getByText('held out').last()).toBeVisible();
  await page
    .getByRole('link', { name: 'Let’s go' })
    .or(page.getByRole('button', { name: 'Let’s go' }))
    .first()
    .click();
  await expect(panel.getByRole('listitem')).toHaveCount(2);
});

test('an unknown word is marked, and the nearest known one replaces it', async ({ page }) => {
  await open(page, 'phrases&lang=en');
  const box = page.getByLabel('Sentence to translate');
  await box.fill('the red caar xylophones');
  await page.keyboard.press('Enter');
  const echo = page.getByRole('group', { name: 'Your sentence, its unknown words marked' });
  await expect(echo.getByRole('button')).toHaveCount(1);
  await echo.getByRole('button', { name: 'Replace caar by car' }).click();
  await expect(box).toHaveValue('the red car xylophones');
  await expect(box).toBeFocused();
  await expect(echo.getByRole('button')).toHaveCount(0);
  await expect(echo).toContainText('xylophones');
});

for (const { theme, language } of looks(0)) {
  test(`axe finds nothing and nothing overflows in ${theme}, ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, `phrases&lang=${language}&theme=${theme}`);
    await page.getByRole('button', { name: language === 'en' ? 'Data' : 'Datos', exact: true }).click();
    await expect(page.getByRole('searchbox')).toBeVisible();
    await page.locator('sentence-form input').fill('the red caar');
    await page.keyboard.press('Enter');
    await expect(page.locator('unknown-words button')).toBeVisible();
    await scan(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.locator('unknown-words button')).toBeVisible();
    expect(await overflow(page)).toBe(0);
  });
}
