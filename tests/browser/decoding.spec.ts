import type { Page } from '@playwright/test';
import { expect, open, overflow, play, ready, scan, test, trainFully, waitForStep } from './page';
import { looks } from './variants';

/** Half trained: the model hesitates, so that other ways to choose lead elsewhere. */
async function halfTrained(page: Page, lesson: string): Promise<void> {
  await open(page, lesson);
  await page.locator('.speed select').selectOption('fast');
  await play(page).click();
  await waitForStep(page, 60);
  await play(page).click();
  await ready(page);
}

const written = (page: Page): Promise<string | null> =>
  page.locator('.ribbon-main [data-text]').getAttribute('data-text');

async function openDecoding(page: Page, name = 'Decoding'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
}

test('beam search writes its best sentence, lists the others and draws its tree', async ({ page }) => {
  await halfTrained(page, 'phrases');
  await openDecoding(page);
  const greedy = await written(page);
  const found = page.getByRole('region', { name: 'What it writes' }).getByRole('row');
  await expect(found.nth(1)).toContainText(greedy!.replaceAll("'", '’'));
  await page.getByRole('radio', { name: /^Beam search/ }).check();
  const rows = page.getByRole('region', { name: 'What the search found' }).getByRole('row');
  await expect(rows).toHaveCount(5);
  const best = await rows.nth(1).getByRole('rowheader').innerText();
  await expect.poll(() => written(page)).toBe(best.replaceAll('’', "'"));
  const scores = (await rows.locator('td:last-child').allInnerTexts()).map((text) => Number(text.replace('−', '-')));
  expect(scores).toHaveLength(4);
  expect([...scores].sort((a, b) => b - a)).toEqual(scores);
  // The chosen sentence can be read along the tree.
  const way = await page.locator('beam-tree text.best').allTextContents();
  expect(way).toContain('<EOS>');
  expect(way.length).toBe(await page.locator('.ribbon-main .written-token').count());
  await page.getByLabel('Width').selectOption('8');
  await expect(rows).toHaveCount(9);
  await page.getByRole('radio', { name: /^The most probable word/ }).check();
  await expect.poll(() => written(page)).toBe(greedy);
});

test('chance draws with its temperature; a hundred draws are counted', async ({ page }) => {
  await halfTrained(page, 'phrases');
  await openDecoding(page);
  await page.getByRole('radio', { name: /^By chance/ }).check();
  const drawn = new Set<string | null>();
  for (let draw = 0; draw < 5; draw += 1) {
    await page.getByRole('button', { name: 'Draw again' }).click();
    await expect(page.getByText(`Draw number ${draw + 2}`)).toBeVisible();
    drawn.add(await written(page));
  }
  expect(drawn.size).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Draw 100 times' }).click();
  const counted = page.getByRole('table', { name: /Of 100 draws, \d+ different translations/ });
  await expect(counted).toBeVisible();
  const sum = async (): Promise<number> =>
    (await counted.locator('td:last-child').allInnerTexts()).reduce((all, text) => all + Number(text), 0);
  expect(await sum()).toBe(100);
  // Of another temperature they say nothing.
  await page.getByRole('slider', { name: 'Temperature' }).fill('0.1');
  await expect(counted).toBeHidden();
});

test('cold and trained, chance writes the most probable words', async ({ page }) => {
  await open(page, 'phrases');
  await trainFully(page);
  await openDecoding(page);
  const greedy = await written(page);
  await page.getByRole('radio', { name: /^By chance/ }).check();
  await page.getByRole('slider', { name: 'Temperature' }).fill('0.1');
  await page.getByRole('button', { name: 'Draw 100 times' }).click();
  const first = page
    .getByRole('table', { name: /Of 100 draws/ })
    .getByRole('row')
    .first();
  await expect(first).toContainText(greedy!.replaceAll("'", '’'));
  expect(Number(await first.locator('td').last().innerText())).toBeGreaterThan(90);
});

test('the choice holds while training, in another lesson and out of sight, until it is taken back', async ({
  page,
}) => {
  await open(page, 'lets-go');
  await openDecoding(page);
  await page.getByRole('radio', { name: /^Beam search/ }).check();
  await expect(page.locator('beam-tree text').first()).toBeVisible();
  await page.getByRole('button', { name: 'Decoding', exact: true }).click();
  const note = page.getByText('The translation is chosen by beam search, 4 sentences wide.');
  await expect(note).toBeVisible();
  await page.getByRole('link', { name: 'Copy' }).click();
  await ready(page);
  await expect(note).toBeVisible();
  await play(page).click();
  await waitForStep(page, 20);
  await openDecoding(page);
  await expect(page.getByRole('radio', { name: /^Beam search/ })).toBeChecked();
  await expect(page.locator('.found tbody tr')).toHaveCount(4);
  await page.getByRole('button', { name: 'Decoding', exact: true }).click();
  await page.getByRole('button', { name: 'The most probable word again' }).click();
  await expect(note).toBeHidden();
});

for (const { theme, language } of looks(1)) {
  test(`axe finds nothing and nothing overflows in ${theme}, ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, `phrases&lang=${language}&theme=${theme}`);
    await openDecoding(page, language === 'en' ? 'Decoding' : 'Decodificación');
    for (const way of [1, 2]) {
      await page.getByRole('radio').nth(way).check();
      await expect(page.locator('.decoding-controls')).toBeVisible();
      await scan(page);
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });
}
