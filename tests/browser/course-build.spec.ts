// Chapter 10, put together: its tasks are done as a reader does them, and the page sees that they are.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { openChapter, scene, STILL, task } from './course';
import { expect, open, overflow, ready, scan, test } from './page';
import { tooSmall } from './targets';
import { oneOf } from './variants';

const BUILD = 'A translator of your own';
const UNSEEN = 'What it has never seen';
const LARGE = 'On the way to a large model';
const FURTHER = 'Out of the tab';

const field = (at: Locator, name: string): Locator => at.getByRole('textbox', { name, exact: true });
const press = (at: Locator): Promise<void> => at.getByRole('button', { name: 'Build and train' }).click();
const runs = (at: Locator): Locator =>
  at.getByRole('table', { name: 'Your runs, the latest last' }).locator('tbody tr');

/** Types the sizes, trains at full speed and waits until the run stands in the table. */
async function build(page: Page, sizes: Record<string, string>, run: number): Promise<Locator> {
  const at = scene(page, BUILD);
  for (const [name, value] of Object.entries(sizes)) await field(at, name).fill(value);
  await at.getByRole('switch', { name: 'Full speed' }).check();
  await press(at);
  const row = runs(at).nth(run - 1);
  await expect(row.locator('.of-right')).toHaveText(/%/, { timeout: 50_000 });
  return row;
}

/** What the reader types, once the model has read it. */
async function type(page: Page, text: string, said: string): Promise<void> {
  const at = scene(page, UNSEEN);
  await at.getByRole('textbox', { name: 'Sentence to translate' }).fill(text);
  await page.keyboard.press('Enter');
  await expect(at.getByRole('status')).toContainText(said);
}

test.use(STILL);

test.describe('chapter 10: put together', () => {
  test('a translator of dates is refused, built, found wanting and made better; it meets dates of its reader', async ({
    page,
  }) => {
    await openChapter(page, 10);
    const at = scene(page, BUILD);
    const marked = task(page, 'past-the-mark');
    // An untrained model finds no end: what it writes is cut, and says so at its last word.
    const written = scene(page, UNSEEN).getByRole('list', { name: 'writes' }).getByRole('listitem');
    await expect(written).toHaveCount(10);
    await expect(written.last()).toHaveText(/\S …\s+\d/);
    // What the engine refuses is told at the field, and what was there stays.
    await field(at, 'Heads').fill('3');
    await press(at);
    await expect(at.getByRole('alert').filter({ hasText: 'cannot be shared evenly' })).toBeVisible();
    await expect(field(at, 'Heads')).toHaveAccessibleDescription('The width 8 cannot be shared evenly among 3 heads.');
    await expect(at.locator('.build-weights')).toHaveText('Dates: 4\u202f811 weights');
    const poor = await build(page, { Heads: '2' }, 1);
    await expect(poor).toContainText(/Dates\s*8\s*2\s*1 \+ 1\s*0\s*0\.01\s*150\s*4\u202f811/);
    await expect(poor.locator('.of-right')).toHaveText(/^0\.0/);
    await expect(marked).not.toContainText('Done.');
    await type(
      page,
      'Monday, January 5, 2004',
      'New, and of the lesson’s kind. It should be lunes, 5 de enero de 2004.',
    );
    const good = await build(page, { Width: '16', 'Steps in all': '300' }, 2);
    await expect(good.locator('.of-right')).toHaveText(/^(9\d\.\d|100)/);
    await expect(marked).toContainText('nobody wrote the rule down');
    await expect(at.locator('.build-weights')).toHaveText('Dates: 11\u202f003 weights');

    const outside = task(page, 'outside-it');
    const unseen = scene(page, UNSEEN);
    await type(page, 'Thursday, June 18, 1959', 'New, and of the lesson’s kind. The translation is right.');
    await expect(unseen.getByRole('list', { name: 'reads' }).getByRole('listitem')).toHaveText([
      ...['thursday', ',', 'june', '18', ',', '19', '59'],
    ]);
    await expect(outside).not.toContainText('Done.');
    await type(page, 'Monday, January 5, 1804', 'Not of the lesson’s kind: what is written is a guess');
    await expect(unseen.getByRole('list', { name: 'writes' })).toContainText('<EOS>');
    await expect(outside).toContainText('nothing in a model says that it does not know');
  });

  test('the other lesson is built with the same sizes, and its numbers are read digit by digit', async ({ page }) => {
    await openChapter(page, 10);
    const at = scene(page, BUILD);
    await at.getByRole('radio', { name: 'Numbers' }).check();
    await expect(at.locator('.build-weights')).toHaveText('Numbers: 2\u202f012 weights');
    const row = await build(
      page,
      { Width: '24', Heads: '2', 'Feed-forward width (0: none)': '48', 'Steps in all': '700' },
      1,
    );
    await expect(row).toContainText(/Numbers\s*24\s*2\s*1 \+ 1\s*48\s*0\.01\s*700\s*15\u202f388/);
    await expect(task(page, 'past-the-mark')).toContainText('Done.');
    await type(page, '0', 'The model has learned from this very input. The translation is right.');
    await type(page, '12345', 'Not of the lesson’s kind');
    const reads = scene(page, UNSEEN).getByRole('list', { name: 'reads' });
    await expect(reads.getByRole('listitem')).toHaveText(['1', '2', '3', '4', '5', '<EOS>']);
  });

  test('four changes, each alone and then all, make GPT-2 small of the reader’s model', async ({ page }) => {
    await openChapter(page, 10);
    const at = scene(page, LARGE);
    const total = at.locator('[data-number=total]');
    await expect(total).toHaveText('4\u202f811');
    const switches = await at.getByRole('switch').all();
    expect(switches).toHaveLength(4);
    const sums: number[] = [];
    for (const one of switches) {
      await one.check();
      sums.push(Number((await total.innerText()).replace(/\D/g, '')));
      await one.uncheck();
    }
    const [half, tokens, width, layers] = sums as [number, number, number, number];
    expect(half).toBeLessThan(4811);
    expect(width).toBeGreaterThan(Math.max(tokens, layers));
    const sized = task(page, 'to-a-chat-model');
    await expect(sized).not.toContainText('Done.');
    for (const one of switches) await one.check();
    await expect(total).toHaveText('124\u202f439\u202f808');
    await expect(sized).toContainText('weight for weight');
    await expect(at.getByRole('row', { name: /GPT-3 Brown/ })).toContainText('174\u202f604\u202f259\u202f328');
    await at.getByRole('button', { name: 'the decoder half' }).hover();
    await expect(at.locator('.model-sizes')).toHaveClass(/decoder/);
  });

  test('the model and the program are saved, and the lab opens the file', async ({ page }) => {
    await openChapter(page, 10);
    await build(page, { Width: '16', 'Steps in all': '300' }, 1);
    const at = scene(page, FURTHER);
    await expect(at.getByRole('group', { name: 'Translate there:' })).toContainText(
      'python3 vamos_torch.py translate vamos-dates-step-300.safetensors',
    );
    const [model] = await Promise.all([
      page.waitForEvent('download'),
      at.getByRole('button', { name: 'Save vamos-dates-step-300.safetensors' }).click(),
    ]);
    expect(model.suggestedFilename()).toBe('vamos-dates-step-300.safetensors');
    await expect(task(page, 'taken-along')).not.toContainText('Done.');
    const [program] = await Promise.all([
      page.waitForEvent('download'),
      at.getByRole('link', { name: 'Save vamos_torch.py' }).click(),
    ]);
    expect(program.suggestedFilename()).toBe('vamos_torch.py');
    await expect(task(page, 'taken-along')).toContainText('the same weights translate in a terminal');
    // Nothing of the chapter has been kept by itself.
    await open(page, 'dates');
    await expect(page.locator('resume-offer')).toHaveCount(0);
    await expect(page.locator('transport-bar [data-number=step]')).toHaveText('0');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const file = { name: model.suggestedFilename(), mimeType: '', buffer: await readFile(await model.path()) };
    await page.getByLabel('Open model file').setInputFiles(file);
    await expect(page.locator('transport-bar [data-number=step]')).toHaveText('300');
    await ready(page);
  });

  for (const width of oneOf(390, 1280))
    test(`a run and what is typed move nothing, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 10);
      const heights = (): Promise<number[]> =>
        page
          .locator('.scene-figure')
          .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
      const before = await heights();
      await build(page, { Width: '16', 'Steps in all': '250' }, 1);
      await type(page, 'Wednesday, September 28, 2044', 'lesson’s kind');
      expect(await heights()).toEqual(before);
    });

  for (const width of oneOf(768, 320))
    test(`all of it fits, reads well and can be pressed, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 10, width === 320 ? 'es' : 'en', 'dark');
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await scan(page);
      const found = await tooSmall(page, false);
      expect(found.filter((one) => !one.includes(' in wrap mast: '))).toEqual([]);
    });
});
