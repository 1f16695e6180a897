// Chapter 8, how it learns: its tasks are done as a reader does them, and the page sees that they are.
import type { Locator, Page } from '@playwright/test';
import { openChapter, scene, STILL, task, train } from './course';
import { expect, overflow, scan, test } from './page';

const LOSS = 'How wrong was that?';
const WAY = 'The gradient walks backwards';
const NUDGE = 'One weight, by hand';
const RACE = 'How far to step';

/** A number as the page prints it. */
const read = (text: string): number => Number(text.replace('\u2212', '-').replace(/[<>+%\s]/g, ''));
const show = (at: Locator, sentence: string): Promise<void> =>
  at.getByRole('button', { name: sentence, exact: true }).click();
const truth = (at: Locator, word: string): Promise<void> =>
  at.getByRole('radiogroup', { name: 'Right translation' }).getByRole('radio', { name: word }).click();
const costs = (at: Locator): Locator => at.getByRole('table').locator('tbody .of-cost');

/** Of the figures of these scenes, with what trains them. */
const heights = (scenes: readonly Locator[]): Promise<number[]> =>
  Promise.all(
    scenes.map((at) => at.locator('.scene-figure').evaluate((one) => Math.round(one.getBoundingClientRect().height))),
  );

/** The button that takes a step in every figure. */
const oneStep = (at: Locator): Locator => at.getByRole('button', { name: 'One step', exact: true });

/** From the loss down to the words, stage by stage. */
async function walk(page: Page): Promise<void> {
  const at = scene(page, WAY);
  const stages = at.getByRole('list', { name: 'The gradient at each stage' }).getByRole('listitem');
  await oneStep(at).click();
  // The motion is over.
  await expect(at.getByRole('button', { name: 'Walk back from the loss' })).toBeEnabled();
  await expect(stages.and(page.locator('.on'))).toHaveCount(18);
  await at.getByRole('button', { name: 'Walk back from the loss' }).click();
  await expect(stages.and(page.locator('.on'))).toHaveText([/loss\s*1\.611|loss\s*<0\.001/]);
  await expect(at.getByRole('status')).toContainText('It begins at the loss');
  for (const lit of [2, 3, 4, 6, 8, 10, 14, 16, 18]) {
    await at.getByRole('button', { name: 'One stage back' }).click();
    await expect(stages.and(page.locator('.on'))).toHaveCount(lit);
  }
  await expect(at.getByRole('status')).toContainText('It has come to the words');
}

test.use(STILL);

test.describe('chapter 8: how it learns', () => {
  test('a gradient is walked back before and after training, and the loss of a sure and wrong model is dear', async ({
    page,
  }) => {
    await openChapter(page, 8);
    const [loss, way] = [scene(page, LOSS), scene(page, WAY)];
    const high = await heights([loss, way]);
    // Five entries that are alike.
    for (const cost of await costs(loss).allTextContents()) expect(read(cost)).toBeCloseTo(Math.log(5), 1);
    const size = (stage: string): Locator => way.getByRole('listitem').filter({ hasText: stage });
    await expect(size('Encoder, word embedding')).toContainText('gradient –');
    await walk(page);
    await expect(size('Decoder, word embedding')).toContainText('gradient 0.016');
    await expect(size('Encoder, word embedding')).toContainText('gradient 9·10⁻⁵');
    await expect(task(page, 'walked-back')).not.toContainText('Done.');
    // The model that the loss is of has taken no part in it.
    await expect(loss.locator('[data-number=step]')).toHaveText('0');
    await expect(loss.locator('.loss-scale')).toHaveText(/≥ 8\s*4\s*0/);

    await train(loss);
    await expect(costs(loss)).toHaveText(['<0.001', '<0.001']);
    await truth(loss, 'ir');
    await expect(costs(loss).last()).toHaveText('<0.001');
    await expect.poll(async () => read((await costs(loss).first().textContent())!)).toBeGreaterThan(5 * Math.log(5));
    await expect(task(page, 'sure-and-wrong')).not.toContainText('Done.');
    await show(loss, 'to go');
    await expect(costs(loss)).toHaveText(['<0.001', '<0.001']);
    await expect(task(page, 'sure-and-wrong')).toContainText('sure and wrong');

    // Nor does the other one train with it: what a reader finds below the loss is untrained.
    await expect(way.locator('[data-number=step]')).toHaveText('1');
    await train(way);
    // Another step: nothing is known of its gradient.
    await expect(size('Decoder, word embedding')).toContainText('gradient –');
    const [back, end] = ['Walk back from the loss', 'All the way back'].map((name) =>
      way.getByRole('button', { name }),
    );
    await expect(back!).toBeDisabled();
    await expect(way.getByRole('status')).toHaveText(
      'Press “One step” below, and the gradient is measured at every stage.',
    );
    await oneStep(way).click();
    await expect(back!).toBeEnabled();
    await expect(end!).toBeDisabled();
    await back!.click();
    await expect(task(page, 'walked-back')).not.toContainText('Done.');
    await end!.click();
    await expect(way.getByRole('status')).toContainText('It has come to the words');
    await expect(size('Decoder, word embedding')).toContainText(/gradient \d·10⁻⁵/);
    await expect(task(page, 'walked-back')).toContainText('has nothing to correct');
    expect(await heights([loss, way])).toEqual(high);
  });

  test('a weight moved a little does what its gradient forecasts, and far away it does not', async ({ page }) => {
    await openChapter(page, 8);
    const at = scene(page, NUDGE);
    const high = await heights([at]);
    const slider = at.getByRole('slider', { name: 'Change of the weight' });
    await expect(slider).toBeDisabled();
    await expect(at.getByRole('status').last()).toHaveText('Train the model first: it stops early.');
    await train(at);
    const first = at.getByRole('button', { name: '<EOS>, weight 1: 0.50, gradient −0.231' });
    await expect(first).toHaveAttribute('aria-pressed', 'true');
    const rows = at.getByRole('table').last().getByRole('row');
    const numbers = async (): Promise<number[]> => (await rows.locator('td').allTextContents()).slice(1).map(read);
    // The slider's own number is a status, too.
    const said = at.getByRole('status').last();

    await slider.fill('0.02');
    await expect(said).toHaveText('The loss falls as forecast, to within a tenth of the change.');
    const [expected, found, falls, fell] = await numbers();
    expect(falls).toBeCloseTo(-0.231 * 0.02, 4);
    expect(Math.abs(fell! - falls!)).toBeLessThan(0.1 * Math.abs(falls!));
    expect(expected! - falls!).toBeCloseTo(found! - fell!, 3);
    await expect(task(page, 'forecast')).not.toContainText('Done.');
    // The other way.
    await slider.fill('-0.02');
    await expect(said).toHaveText('The loss rises as forecast, to within a tenth of the change.');

    // Another weight: the first one is back where it was.
    await at.getByRole('button', { name: /^vamos, weight 2/ }).click();
    await expect(first).toHaveText(/0\.50/);
    await slider.fill('0.2');
    await expect(said).toHaveText('The forecast is off by more than a tenth of the change.');
    await slider.fill('1.5');
    await expect(said).toHaveText('Too far: the loss has risen, and was to fall.');
    await expect(task(page, 'forecast')).toContainText('The small one kept its promise');
    const [, , promised, rose] = await numbers();
    expect(promised).toBeLessThan(0);
    expect(rose).toBeGreaterThan(0.5);
    await at.getByRole('button', { name: 'Set back' }).click();
    await expect(at.getByRole('button', { name: 'vamos, weight 2: 0.46, gradient −0.099' })).toBeVisible();
    const [whole, again] = await numbers();
    expect(whole).toBe(again);
    expect(await heights([at])).toEqual(high);
  });

  test('rates are found at which neither model learns, only the one with Adam, and both', async ({ page }) => {
    await openChapter(page, 8);
    const at = scene(page, RACE);
    const high = await heights([at]);
    const row = (rate: string): Locator =>
      at.getByRole('row').filter({ has: page.getByRole('button', { name: rate, exact: true }) });
    const run = async (rate: string, plain: RegExp, adam: RegExp): Promise<void> => {
      await at.getByRole('button', { name: rate, exact: true }).click();
      await expect(row(rate).getByRole('button')).toHaveAttribute('aria-pressed', 'true');
      await expect(at.locator('[data-number=step]')).toHaveText('0');
      await train(at);
      await expect(row(rate).getByRole('cell')).toHaveText([plain, adam]);
    };
    await run('5', /diverged/, />99\s*not learned/);
    await expect(at.getByRole('alert')).toContainText('Training has diverged');
    // One step is told, that of the curve which goes on to the end, and that both leave the picture.
    await expect(at.getByRole('alert')).not.toContainText(/\d/);
    await expect(at.locator('[data-number=step]')).toHaveText('200');
    await expect(at.locator('.two-curves')).toContainText('↑ > 2.5');
    expect(await heights([at])).toEqual(high);
    await run('0.01', /1\.02\d\s*not learned/, /0\.001\s*learned/);
    await expect(at.getByRole('alert')).toHaveCount(0);
    await expect(at.locator('.two-curves')).not.toContainText('↑');
    await expect(task(page, 'learning-rates')).not.toContainText('Done.');
    await run('1', /0\.001\s*learned/, /<0\.001\s*learned/);
    await expect(task(page, 'learning-rates')).toContainText('a measure of its own');
    // What was found before is still there.
    await expect(row('5').getByRole('cell').first()).toHaveText('diverged');
    expect(await heights([at])).toEqual(high);
  });

  test('on a phone no figure changes its height with what is done in it, and all of it fits', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openChapter(page, 8);
    const [nudge, race] = [scene(page, NUDGE), scene(page, RACE)];
    const all = [scene(page, LOSS), scene(page, WAY), nudge, race];
    const before = await heights(all);
    await walk(page);
    await train(nudge);
    await nudge.getByRole('slider').fill('1.5');
    await expect(nudge.getByRole('status').last()).toContainText('Too far');
    await race.getByRole('button', { name: '5', exact: true }).click();
    await expect(race.locator('[data-number=step]')).toHaveText('0');
    await train(race);
    await expect(race.getByRole('alert')).not.toHaveText('');
    expect(await heights(all)).toEqual(before);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await scan(page);
  });

  test('a word of the text shows the part of the figure that it speaks of', async ({ page }) => {
    await openChapter(page, 8);
    await scene(page, LOSS).getByRole('button', { name: 'the word it would write' }).focus();
    await expect(scene(page, LOSS).locator('.place-losses')).toHaveClass(/lit-writes/);
    const way = scene(page, WAY);
    await way.getByRole('button', { name: 'were added' }).hover();
    await expect(way.locator('.gradient-walk')).toHaveClass(/lit-residual/);
    await scene(page, RACE).getByRole('button', { name: 'the dotted line' }).focus();
    await expect(scene(page, RACE).locator('.optimizer-race')).toHaveClass(/lit-plateau/);
  });
});
