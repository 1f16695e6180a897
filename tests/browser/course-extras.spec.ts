// Chapter 9, the extras: its tasks are done as a reader does them, and the page sees that they are.
import type { Locator } from '@playwright/test';
import { openChapter, scene, STILL, task, train } from './course';
import { expect, test } from './page';

const LAB = 'One switch at a time';
const NORM = 'What normalization does';
const SPREAD = 'Why scores are divided';
const LAYERS = 'More layers';

/** Turns a switch, and waits for the model that has it. */
async function turn(at: Locator, name: string, value: string): Promise<void> {
  const button = at.getByRole('group', { name, exact: true }).getByRole('button', { name: value, exact: true });
  const before = await at.locator('.extras-lab').getAttribute('data-setup');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(at.locator('.extras-lab')).not.toHaveAttribute('data-setup', before!);
  await expect(at.locator('[data-number=step]')).toHaveText('0');
}

/** Trains to the end and waits until the run stands in the table. */
async function measure(at: Locator, rows: number): Promise<void> {
  await train(at);
  await expect(at.getByRole('group', { name: 'The runs so far' }).locator('tbody tr')).toHaveCount(rows);
}

const slide = async (slider: Locator, to: number): Promise<void> => {
  await slider.fill(String(to));
  await expect(slider).toHaveValue(String(to));
};

test.use(STILL);

test.describe('chapter 9: the extras', () => {
  test('each run is measured beside the base, and both labs of the chapter are one', async ({ page }) => {
    await openChapter(page, 9);
    const at = scene(page, LAB);
    const runs = at.getByRole('group', { name: 'The runs so far' });
    await expect(runs).toContainText('Nothing has been trained to its end yet.');
    await measure(at, 1);
    const base = runs.getByRole('row', { name: /^base seed 1/ });
    // The same numbers as in any other place: the same seed gives the same bits.
    await expect(base.getByRole('cell')).toHaveText(['174', '0.444', /^\s*42\s%\s*$/, '39\u202F455']);
    await expect(at.getByRole('status')).toHaveText(/New sentences right: 42\s%/);
    await expect(task(page, 'faster')).not.toContainText('Done.');
    await turn(at, 'Normalization', 'after');
    await measure(at, 2);
    const normed = runs.getByRole('row', { name: /^norm after seed 1/ });
    await expect(normed.getByRole('cell')).toHaveText(['146', '0.198', /^\s*70\s%\s*\+28\s*$/, '39\u202F647']);
    // What the runs are compared with stays on top, whichever is the newest.
    await expect(runs.locator('tbody tr').first()).toHaveAccessibleName(/^base seed 1/);
    await expect(task(page, 'faster')).toContainText('its loss falls sooner');
    await expect(task(page, 'no-difference')).not.toContainText('Done.');
    // The last scene has the same model and the same table.
    const other = scene(page, LAYERS);
    await expect(other.getByRole('group', { name: 'The runs so far' }).locator('tbody tr')).toHaveCount(2);
    await expect(other.locator('.extras-lab')).toHaveAttribute('data-setup', 'post,dot,false,1,1');
  });

  test('an extra that makes no difference is found, and the runs are there when one comes back', async ({ page }) => {
    await openChapter(page, 9);
    const at = scene(page, LAYERS);
    await turn(at, 'Normalization', 'after');
    await turn(at, 'Similarity', 'scaled');
    await measure(at, 1);
    await turn(at, 'Layers', '2');
    await measure(at, 2);
    const right = at.locator('tbody .of-right');
    await expect(right).toHaveText([/88\s%/, /88\s%/]);
    await expect(task(page, 'no-difference')).toContainText('another seed alone');
    await page.goto('./#chapter-1');
    await expect(page.locator('main')).toHaveAttribute('data-chapter', '1');
    await openChapter(page, 9);
    await expect(scene(page, LAYERS).locator('.extras-runs tbody tr')).toHaveCount(2);
  });

  test('switches pressed one after another, also while it trains, end at the last of them', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await openChapter(page, 9);
    const at = scene(page, LAB);
    await at.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(at.locator('.course-controls')).toHaveAttribute('data-phase', 'training');
    const button = (name: string, value: string): Locator =>
      at.getByRole('group', { name, exact: true }).getByRole('button', { name: value, exact: true });
    const press = (name: string, value: string): Promise<void> => button(name, value).click();
    await press('Similarity', 'cosine');
    await press('Feed-forward', 'on');
    await press('Seed', '3');
    await press('Normalization', 'before');
    await press('Similarity', 'distance');
    await expect(at.locator('.extras-lab')).toHaveAttribute('data-setup', 'pre,euclidean,true,1,3');
    await expect(at.locator('.course-controls')).toHaveAttribute('data-phase', 'ready');
    await expect(at.locator('[data-number=step]')).toHaveText('0');
    // The switches have stood all the time: the keyboard is where it was.
    await expect(button('Similarity', 'distance')).toBeFocused();
    // What is on show can be trained.
    await at.getByRole('button', { name: 'One step' }).click();
    await expect(at.locator('[data-number=step]')).toHaveText('1');
  });

  test('layer norm takes size and offset away and lets the pattern through', async ({ page }) => {
    await openChapter(page, 9);
    const at = scene(page, NORM);
    const column = (name: string): Promise<string[]> => at.locator(`tbody td.of-${name}`).allInnerTexts();
    const number = (name: string): Locator => at.locator(`[data-number=${name}]`);
    const [times, plus, first] = ['All times', 'All plus', 'First one plus'].map((name) =>
      at.getByRole('slider', { name }),
    );
    await expect(number('after-mean')).toHaveText('0.00');
    await expect(number('after-variance')).toHaveText('1.00');
    const [before, after] = [await column('before'), await column('after')];
    // However large the numbers become, their bars lie apart as the numbers do.
    const bars = (): Promise<number[]> =>
      at
        .locator('tbody td.of-before + td b')
        .evaluateAll((all) => all.map((bar) => Number(getComputedStyle(bar).getPropertyValue('--length'))));
    const ratios = (lengths: number[]): string[] => lengths.map((one) => (one / Math.max(...lengths)).toFixed(3));
    const small = await bars();
    await slide(times!, 3);
    expect(Math.max(...(await bars()))).toBe(1);
    expect(Math.max(...small)).toBeLessThan(1);
    expect(ratios(await bars())).toEqual(ratios(small));
    await slide(plus!, -2);
    await expect(number('before-mean')).not.toHaveText('0.47');
    expect(await column('before')).not.toEqual(before);
    expect(await column('after')).toEqual(after);
    await expect(task(page, 'unmoved')).not.toContainText('Done.');
    await slide(first!, 4);
    expect((await column('after')).every((value, unit) => value !== after[unit])).toBe(true);
    await expect(number('after-variance')).toHaveText('1.00');
    await expect(task(page, 'unmoved')).toContainText('Size and offset are taken away');
    await at.getByRole('button', { name: 'Set back' }).click();
    expect(await column('before')).toEqual(before);
    // Trained, the numbers before it have grown, and what comes out has been stretched and moved.
    await train(at);
    expect(Number(await number('before-variance').innerText())).toBeGreaterThan(3);
    await expect(number('after-variance')).toHaveText('1.00');
    await expect(number('out-variance')).not.toHaveText('1.00');
  });

  test('wide vectors leave one key; divided, the others keep a say, draw after draw', async ({ page }) => {
    await openChapter(page, 9);
    const at = scene(page, SPREAD);
    const read = async (name: string): Promise<number> => Number(await at.locator(`[data-number=${name}]`).innerText());
    const width = at.getByRole('slider', { name: 'Width d' });
    // Before anything is touched it shows what the text says: without division, the slope is the smaller one.
    expect(await read('plain-slope')).toBeLessThan(0.75 * (await read('divided-slope')));
    // And the text says on average what the curves end at.
    await expect(at).toContainText(/the largest share is 96\s% on average; divided, 46\s%/);
    await expect(at.getByRole('img', { name: /^The largest share/ })).toHaveAccessibleName(
      /96\s% without.* 46\s% with/,
    );
    await width.focus();
    await page.keyboard.press('End');
    await expect(width).toHaveAttribute('aria-valuetext', '512');
    expect(await read('plain-spread')).toBeGreaterThan(5 * (await read('divided-spread')));
    expect(await read('plain-slope')).toBeLessThan(0.05);
    expect(await read('divided-slope')).toBeGreaterThan(0.15);
    for (let draw = 1; draw <= 2; draw += 1) {
      await expect(task(page, 'spike')).not.toContainText('Done.');
      await at.getByRole('button', { name: 'Draw again' }).click();
    }
    await expect(task(page, 'spike')).toContainText('costs no weight at all');
  });

  test('a word of the text shows the part of the figure that it speaks of', async ({ page }) => {
    await openChapter(page, 9);
    const parts = [
      [LAB, 'Each extra is a switch', '.extras-lab', 'switches'],
      [LAB, 'its loss fell below', '.extras-lab', 'goal'],
      [NORM, 'variance', '.norm-vector', 'variance'],
      [SPREAD, 'its slope', '.score-spread', 'slope'],
    ] as const;
    for (const [name, words, figure, part] of parts) {
      const at = scene(page, name);
      await at.getByRole('button', { name: words, exact: true }).focus();
      await expect(at.locator(figure)).toHaveClass(new RegExp(`\\blit-${part}\\b`));
    }
  });
});
