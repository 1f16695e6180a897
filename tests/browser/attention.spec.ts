import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { misplaced } from './geometry';
import { palette, shadeOf } from '../../web/views/heat/palette';
import {
  currentStep,
  expect,
  open,
  overflow,
  play,
  ready,
  scan,
  tableNumbers,
  test,
  trainFully,
  waitForStep,
} from './page';
import { oneOf } from './variants';

const show = (page: Page, way: string): Promise<void> => page.getByRole('button', { name: way, exact: true }).click();
const from = (page: Page): Locator =>
  page.getByRole('listbox', { name: /Words (that look|to be written)$/ }).getByRole('option');
const to = (page: Page): Locator =>
  page.getByRole('listbox', { name: /Words that are looked at$/ }).getByRole('option');
const said = (page: Page): Locator => page.locator('[aria-live=polite]').last();
const table = (page: Page): Promise<(number | null)[][]> => tableNumbers(page.locator('focus-view .matrix'));

/** How much of the lines' canvas is painted at all. */
const painted = (page: Page): Promise<number> =>
  page.locator('lines-view canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  });

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** What is said of a cell: its row, its column, its weight with all digits. */
const reads = (row: string, column: string): RegExp =>
  new RegExp(`^${`${row} → ${column}`.replace(/[()]/g, '\\$&')}: [<>]?0\\.\\d{4}\\.$`);

async function saved(page: Page, kind: string): Promise<Download> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: new RegExp(`^Save .* ${kind}`) }).click(),
  ]);
  return file;
}

test('lines: a word that is pointed at shows its own alone, a click selects, the choice stays', async ({ page }) => {
  await open(page, 'phrases');
  await trainFully(page);
  await show(page, 'Lines');
  await expect(said(page)).toHaveText('Cross-attention, layer 1, head 1: Lines.');
  await expect(page.getByRole('button', { name: 'Lines', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const all = await painted(page);
  await from(page).nth(4).hover();
  await expect.poll(() => painted(page)).toBeLessThan(all / 2);
  const weights = await to(page).locator('.number').allInnerTexts();
  expect(weights.reduce((sum, text) => sum + Number(text.replace(/[<>]/, '')), 0)).toBeCloseTo(1, 2);
  // Who looks at a word: the same number, from the other side.
  await to(page).nth(2).hover();
  await expect(from(page).nth(4).locator('.number')).toHaveText(weights[2]!);
  await expect(to(page).nth(2).locator('.number')).toBeEmpty();
  await from(page).nth(4).click();
  await to(page).nth(2).click();
  await page.mouse.move(0, 0);
  await expect.poll(() => painted(page)).toBeGreaterThan(all / 2);
  await expect(from(page).nth(4)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.side .row-bars tr.on .number')).toHaveText(weights[2]!);

  await page.locator('head-thumbs button').nth(1).click();
  await expect(page.locator('lines-view')).toBeVisible();
  await page.getByRole('link', { name: 'Copy' }).click();
  await expect(page.locator('main')).toHaveAttribute('data-lesson', 'copy');
  await expect(page.locator('lines-view')).toBeVisible();
});

test('lines: by keys, each pair is read out; what is masked has no line and cannot be had', async ({ page }) => {
  await open(page, 'phrases');
  await trainFully(page);
  await page.locator('head-thumbs button').nth(2).click();
  await show(page, 'Lines');
  const [, one, two] = (await from(page).locator('.w').allInnerTexts()).map(oneLine);
  // The columns are what has been read: the second of them is what the second row comes after.
  const [, first, second] = (await to(page).locator('.w').allInnerTexts()).map(oneLine);
  // Past the table, both heads, the mean and what these are: one stop for all words that look.
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('Tab');
  await expect(from(page).and(page.locator('[aria-selected=true]'))).toBeFocused();
  await page.keyboard.press('Home');
  await expect(from(page).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(from(page).nth(1)).toBeFocused();
  await expect(said(page)).toHaveText(reads(one!, '<EOS>'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(to(page).nth(1)).toBeFocused();
  await expect(said(page)).toHaveText(reads(one!, first!));
  // The next word was not written yet: only its own row and those after it see it.
  await page.keyboard.press('ArrowDown');
  await expect(said(page)).toHaveText(reads(two!, second!));
  await expect(from(page).nth(1).locator('.number')).toBeEmpty();
  await expect(from(page).nth(2).locator('.number')).not.toBeEmpty();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Arithmetic' })).toBeVisible();
});

test('lines follow the training without a pause', async ({ page }) => {
  await open(page, 'phrases');
  await show(page, 'Lines');
  await play(page).click();
  await waitForStep(page, 10);
  const before = await to(page).locator('.number').allInnerTexts();
  await waitForStep(page, 60);
  expect(await to(page).locator('.number').allInnerTexts()).not.toEqual(before);
  await play(page).click();
  await ready(page);
  expect(await currentStep(page)).toBeGreaterThanOrEqual(60);
});

test('a row of the decoder has one name, from its cell to its arithmetic, in every view and in what is saved', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, 'phrases');
  await trainFully(page);
  for (const kind of ['Cross-attention', 'Decoder masked self-attention']) {
    await page.getByRole('button', { name: `${kind}, layer 1, head 1` }).click();
    const name = oneLine(await page.locator('.row-names > span').nth(2).innerText());
    expect(name).toMatch(/^\S+ \(after \S+\)$/);
    const [, word, after] = /^(\S+) \(after (\S+)\)$/.exec(name)!;
    // What it has read is the word that the row above was to write, and in self-attention the column of its own number.
    await expect(page.locator('.row-names > span').nth(1)).toContainText(after!);
    if (kind !== 'Cross-attention') await expect(page.locator('.column-names > span').nth(2)).toHaveText(after!);
    const canvas = page.locator('focus-view canvas.heat');
    const box = (await canvas.boundingBox())!;
    const rows = await page.locator('.row-names > span').count();
    const position = { x: 8, y: (2.5 / rows) * box.height };
    await canvas.hover({ position });
    await expect(page.locator('value-tip')).toContainText(name);
    // A click on the cell that is selected already is another one's.
    await canvas.press('ArrowUp');
    await canvas.click({ position });
    await expect(page.locator('.note-text')).toContainText(`To write ${name}, `);
    await expect(page.locator('.row-bars caption')).toContainText(`To write ${name}, `);
    await canvas.press('Enter');
    const arithmetic = page.getByRole('region', { name: 'Arithmetic' });
    await expect(arithmetic.locator('.what .name')).toContainText(`, to write ${name}`);
    await expect(arithmetic.getByRole('button', { name: `query to write ${name}, number 1` }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await show(page, 'Lines');
    await expect(from(page).nth(2).locator('.w')).toHaveText(name);
    await from(page).nth(1).click();
    await page.keyboard.press('ArrowDown');
    await expect(said(page)).toContainText(`${name} → `);
    await show(page, 'Table');
    await expect(page.locator('focus-view .matrix').getByRole('row').nth(3).getByRole('rowheader')).toHaveText(name);
    const [csv, svg] = [await saved(page, 'CSV'), await saved(page, 'SVG')];
    expect((await readFile(await csv.path(), 'utf8')).split('\r\n')[3]).toMatch(`${name},`);
    expect(await readFile(await svg.path(), 'utf8')).toContain(`>${name}</text>`);
    await show(page, 'Heatmap');
    // On a phone the two stand one under the other, the word to be written whole.
    await page.setViewportSize({ width: 390, height: 844 });
    const small = page.locator('.row-names > span').nth(2);
    await expect(small.locator('.word').first()).toHaveText(word!);
    const [above, below] = await Promise.all(
      [small.locator('.word').first(), small.locator('.after')].map((part) => part.boundingBox()),
    );
    expect(below!.y).toBeGreaterThan(above!.y + 5);
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});

test('Let’s go has its rows as lines too, beside the heatmaps of the diagram', async ({ page }) => {
  await open(page, 'lets-go');
  await trainFully(page);
  const numbers = await tableNumbers(page.locator('.whole-row .matrix'));
  await show(page, 'Lines');
  await expect(from(page)).toHaveCount(2);
  await expect(page.locator('canvas.heat')).toHaveCount(3);
  await from(page).nth(1).hover();
  const shown = (await to(page).locator('.number').allInnerTexts()).map((text) => Number(text.replace(/[<>]/, '')));
  expect(shown).toEqual(numbers[1]);
  await from(page).nth(1).click();
  await expect(page.locator('.row-bars caption')).toHaveText(
    'To write <EOS> (after vamos), the weight of each source word',
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const svg = await saved(page, 'SVG');
  expect(svg.suggestedFilename()).toBe('vamos-lets-go-cross-1-1-lines-step-200.svg');
  expect(await readFile(await svg.path(), 'utf8')).toContain('vamos (after &lt;EOS&gt;) → let’s: ');
  await show(page, 'Table');
  await expect(page.locator('.whole-row .matrix')).toBeVisible();
});

test('the mean over heads is what it says, and leads to what it is made of', async ({ page }) => {
  await open(page, 'phrases');
  await trainFully(page);
  const heads = page.locator('head-thumbs button');
  await show(page, 'Table');
  const tables: (number | null)[][][] = [];
  for (const head of [4, 5]) {
    await heads.nth(head).click();
    tables.push(await table(page));
  }
  await page.getByRole('button', { name: 'Mean', exact: true }).click();
  await expect(page.locator('focus-view h2')).toHaveText('Cross-attention, layer 1, mean');
  await expect(said(page)).toHaveText('Cross-attention, layer 1, mean.');
  await expect(page.getByRole('button', { name: 'Cross-attention, layer 1, mean' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(heads.nth(5)).toHaveAttribute('aria-pressed', 'false');
  const mean = await table(page);
  mean.forEach((row, r) =>
    row.forEach((value, c) => expect(value).toBeCloseTo((tables[0]![r]![c]! + tables[1]![r]![c]!) / 2, 3)),
  );
  // Beside it each of its heads has a button too.
  const over = page.getByRole('group', { name: 'Head or mean' });
  await expect(over.getByRole('button', { name: /Head|Mean/ })).toHaveText([/Head 1/, /Head 2/, /Mean/]);
  await over.getByRole('button', { name: 'Head 2', exact: true }).click();
  await expect(page.locator('focus-view h2')).toHaveText('Cross-attention, layer 1, head 2');
  await expect(heads.nth(5)).toHaveAttribute('aria-pressed', 'true');
  expect(await table(page)).toEqual(tables[1]);
  await over.getByRole('button', { name: 'Mean', exact: true }).click();
  // A mean has no arithmetic of its own: its parts have.
  await expect(page.locator('focus-view .matrix button, .row-bars button')).toHaveCount(0);
  await page.locator('.mean-of button').nth(1).click();
  await expect(page.locator('.made .where')).toContainText('head 2');
  await page.getByRole('button', { name: 'Close the arithmetic' }).click();
  await page.getByRole('button', { name: 'Head 2', exact: true }).click();
  expect(await table(page)).toEqual(tables[1]);
});

test('the row and the column that are pointed at stand out', async ({ page }) => {
  await open(page, 'phrases');
  const canvas = page.locator('focus-view canvas.heat');
  const box = (await canvas.boundingBox())!;
  const columns = await page.locator('.column-names > span').count();
  const rows = await page.locator('.row-names > span').count();
  const at = (index: number, count: number, size: number): number => ((index + 0.5) / count) * size;
  await canvas.hover({ position: { x: at(1, columns, box.width), y: at(2, rows, box.height) } });
  await expect(page.locator('.column-names .pointed')).toHaveText(
    await page.locator('.column-names > span').nth(1).innerText(),
  );
  await expect(page.locator('.row-names .pointed')).toHaveText(
    await page.locator('.row-names > span').nth(2).innerText(),
  );
  await expect(page.locator('.row-names .pointed > *')).toHaveCSS('font-weight', '700');
  await page.mouse.move(0, 0);
  await expect(page.locator('.pointed')).toHaveCount(0);
});

for (const shade of oneOf('dark' as const, 'light' as const)) {
  test(`what is saved is what is shown, in ${shade}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: shade });
    await open(page, 'phrases');
    await trainFully(page);
    await page.getByLabel('Sentence to translate').fill('the the old house the');
    await page.keyboard.press('Enter');
    await expect(page.locator('.column-names > span')).toHaveCount(5);
    const step = await currentStep(page);
    const file = await saved(page, 'CSV');
    expect(file.suggestedFilename()).toBe(`vamos-phrases-cross-1-1-step-${step}.csv`);
    await expect(said(page)).toHaveText(`Saved as vamos-phrases-cross-1-1-step-${step}.csv.`);
    const lines = (await readFile(await file.path(), 'utf8'))
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(lines[0]!.slice(1)).toEqual(['the', 'the', 'old', 'house', 'the']);
    const values = lines.slice(1).map((line) => line.slice(1).map(Number));
    await show(page, 'Table');
    (await table(page)).forEach((row, r) => row.forEach((value, c) => expect(value).toBeCloseTo(values[r]![c]!, 3)));
    await show(page, 'Heatmap');

    const svg = await readFile(await (await saved(page, 'SVG')).path(), 'utf8');
    // The page's own policy lets nobody make a document of a text.
    const reader = await page.context().newPage();
    const cells = await reader.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      if (parsed.querySelector('parsererror')) return [];
      return [...parsed.querySelectorAll('rect')].map((rect) =>
        ['x', 'y', 'width', 'height'].map((name) => Number(rect.getAttribute(name))),
      );
    }, svg);
    await reader.close();
    expect(cells).toHaveLength(values.length * 5);

    const png = await saved(page, 'PNG');
    expect(png.suggestedFilename()).toBe(`vamos-phrases-cross-1-1-step-${step}.png`);
    const bytes = [...(await readFile(await png.path()))];
    const picture = await page.evaluate(
      async ([data, places]) => {
        const bitmap = await createImageBitmap(new Blob([new Uint8Array(data)], { type: 'image/png' }));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        const colors = places.map(([x, y]) => [...context.getImageData(2 * x! + 4, 2 * y! + 4, 1, 1).data].slice(0, 3));
        return { size: [bitmap.width, bitmap.height], colors };
      },
      [bytes, cells] as const,
    );
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!;
    expect(picture.size).toEqual([2 * Number(width), 2 * Number(height)]);
    expect(picture.colors).toEqual(values.flat().map((value) => palette(shade).rgb[shadeOf(value)]));
  });
}

for (const [theme, language, width] of oneOf(
  ['dark', 'es', 820] as const,
  ['light', 'en', 390] as const,
  ['dark', 'en', 1280] as const,
)) {
  test(`axe finds nothing and nothing runs over in ${theme}, ${language}, at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, `phrases&theme=${theme}&lang=${language}`);
    await trainFully(page);
    const views = page.locator('.tools .choice').first().getByRole('button');
    for (const [tile, view] of [2, 1, 0].entries()) {
      await page.locator('.mean-tile').nth(tile).click();
      await views.nth(view).click();
      expect(await overflow(page)).toBe(0);
      await page.mouse.move(0, 0);
      expect(await misplaced(page)).toEqual([]);
      await scan(page);
      const cut = await page
        .locator('.tools, .foot, .mean-of')
        .evaluateAll((elements) =>
          elements
            .filter((element) => element.scrollWidth > element.clientWidth + 1)
            .map((element) => element.textContent),
        );
      expect(cut).toEqual([]);
      // The title may reach into the space beside it, and no further.
      const title = page.locator('.focus h2');
      expect(await title.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThan(24);
    }
    await page.goto(`./#lets-go&theme=${theme}&lang=${language}`);
    await expect(page.locator('canvas.heat')).toHaveCount(3);
    await page.locator('.all-rows button').first().click();
    await page.locator('.all-rows > button').click();
    await expect(page.locator('lines-view, save-picture')).toHaveCount(2);
    expect(await overflow(page)).toBe(0);
    expect(await misplaced(page)).toEqual([]);
    await scan(page, 'lets-go-view');
  });
}
