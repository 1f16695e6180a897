// Chapter 7, from numbers back to words: its tasks are done as a reader does them, and the page sees that they are.
import type { Locator } from '@playwright/test';
import { openChapter, scene, STILL, task, train } from './course';
import { expect, overflow, scan, test } from './page';
import { tooSmall } from './targets';
import { oneOf } from './variants';

const LOGITS = 'A number for each word';
const SOFTMAX = 'From logits to probabilities';
const NEXT = 'One word after another';
const BEAMS = 'Several beginnings at a time';

/** A number as the page prints it. */
const read = (text: string): number => Number(text.replace('\u2212', '-').replace(/[()<>%\s]/g, ''));
const place = (at: Locator, after: string): Promise<void> =>
  at.getByRole('radiogroup', { name: 'Place after' }).getByRole('radio', { name: after }).click();
const show = (at: Locator, sentence: string): Promise<void> =>
  at.getByRole('button', { name: sentence, exact: true }).click();
const press = (at: Locator, word: string): Promise<void> =>
  at.getByRole('list', { name: 'Next word' }).getByRole('button', { name: word, exact: true }).click();
const written = (at: Locator): Locator => at.getByRole('group', { name: 'Written so far' }).locator('span > *');

/** Writes on after `before` words. */
async function write(at: Locator, words: readonly string[], before = 0): Promise<void> {
  for (const [index, word] of words.entries()) {
    await press(at, word);
    await expect(written(at)).toHaveCount(word === '<EOS>' ? 1 : before + index + 2);
    await expect(at.locator('.next-word')).toHaveAttribute('data-fed', 'true');
  }
}

const SIZES = [320, 390, 768, 1024].flatMap((width) => ['es', 'en'].map((language) => [width, language] as const));

test.use(STILL);

test.describe('chapter 7: from numbers back to words', () => {
  test('the largest logit is the next word’s at every place, and the printed sum leads to it', async ({ page }) => {
    await openChapter(page, 7);
    const at = scene(page, LOGITS);
    await train(at);
    const best = at.locator('.logit-table tr.on');
    await expect(best.getByRole('rowheader')).toHaveText('vamos');
    const sum = at.getByRole('group', { name: 'Logit of vamos, computed' });
    const [x0, w0, x1, w1, bias, logit] = (await sum.locator('b').allTextContents()).map(read);
    expect(Math.abs(x0! * w0! + x1! * w1! + bias! - logit!)).toBeLessThan(0.15);
    expect(read((await best.locator('.of-logit').textContent())!)).toBe(logit);
    const logits = (await at.locator('tbody .of-logit').allTextContents()).map(read);
    expect(Math.max(...logits)).toBe(logit);
    await place(at, 'vamos');
    await expect(best.getByRole('rowheader')).toHaveText('<EOS>');
    await show(at, 'to go');
    await expect(best.getByRole('rowheader')).toHaveText('<EOS>');
    await expect(task(page, 'each-place')).not.toContainText('Done.');
    await place(at, '<EOS>');
    await expect(best.getByRole('rowheader')).toHaveText('ir');
    await expect(task(page, 'each-place')).toContainText('only the vector was different');
    // Any other entry can be computed, too.
    await at.getByRole('radiogroup', { name: 'Logit of' }).getByRole('radio', { name: 'vamos' }).click();
    await expect(sum).toBeVisible();
  });

  test('cold gives the best word nearly all, hot makes all alike, and the order stays', async ({ page }) => {
    await openChapter(page, 7);
    const at = scene(page, SOFTMAX);
    await train(at);
    await place(at, 'compra');
    const words = at.getByRole('table').getByRole('rowheader');
    const shares = async (): Promise<number[]> => (await at.locator('td.of-probability').allTextContents()).map(read);
    const order = ['las', 'los', 'el', 'la', 'sombreros', '314 others'];
    await expect(words).toHaveText(order);
    const own = await shares();
    expect(own[0]).toBeCloseTo(33.3, 1);
    const slider = at.getByRole('slider', { name: 'Temperature' });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', '0.10');
    const cold = await shares();
    expect(cold[0]).toBeGreaterThan(90);
    await expect(task(page, 'cold-and-hot')).not.toContainText('Done.');
    await page.keyboard.press('End');
    await expect(slider).toHaveAttribute('aria-valuetext', '19.95');
    await expect(task(page, 'cold-and-hot')).toContainText('the best word stays the best');
    const hot = await shares();
    expect(hot[0]).toBeLessThan(1);
    for (const found of [own, cold, hot]) {
      const five = found.slice(0, 5);
      expect([...five].sort((a, b) => b - a)).toEqual(five);
      expect(Math.abs(found.reduce((all, one) => all + one, 0) - 100)).toBeLessThan(0.6);
    }
    await expect(words).toHaveText(order);
    await at.getByRole('button', { name: 'Set back' }).click();
    expect(await shares()).toEqual(own);
  });

  test('a reader who looks further than the next word writes a more probable sentence', async ({ page }) => {
    await openChapter(page, 7);
    const at = scene(page, NEXT);
    await train(at);
    await write(at, ['ella', 'compra', 'las', 'sombreros', '<EOS>']);
    const rows = at.getByRole('table').locator('tbody tr');
    await expect(rows.first()).toHaveText(/ella compra las sombreros\s*greedy\s*13\.1/);
    await expect(task(page, 'outdo')).not.toContainText('Done.');
    await write(at, ['ella', 'compra', 'el']);
    await at.getByRole('button', { name: 'Take the last word back' }).click();
    await expect(written(at)).toHaveText(['<EOS>', 'ella', 'compra']);
    await write(at, ['los', 'sombreros', '<EOS>'], 2);
    await expect(rows.first()).toHaveText(/ella compra los sombreros\s*19\.4/);
    await expect(rows.nth(1)).toHaveText(/greedy/);
    await expect(task(page, 'outdo')).toContainText('greedy cannot find out');
    // Of other weights, what was written says nothing.
    await at.getByRole('button', { name: 'Start again with the same seed' }).click();
    await expect(rows.first()).not.toContainText('ella');
  });

  test('a wider search writes another sentence, and tells why a beginning was given up', async ({ page }) => {
    await openChapter(page, 7);
    const at = scene(page, BEAMS);
    const of = (width: number): Locator => at.locator(`tr[data-width="${width}"]`);
    // Untrained, the shortest of the ends is the most probable one; it is set as a token.
    await expect(of(1).locator('.special')).toHaveText('<EOS>');
    await train(at);
    await show(at, 'you live near the market');
    await expect(of(1)).toContainText('vives cerca de la mercado');
    await expect(of(2)).not.toContainText('vives');
    const widths = at.getByRole('group', { name: 'Width' });
    await widths.getByRole('button', { name: '2' }).click();
    await expect(of(2)).toContainText('vives cerca del mercado');
    await expect(of(1)).toContainText('vives cerca de la mercado');
    const ends = at.getByRole('list', { name: 'The ends of the tree:' });
    await ends.getByRole('button', { name: 'vives cerca del mercado <EOS>' }).click();
    await expect(at.getByRole('status')).toHaveText('Carried on to its end: 16.3 % as a whole.');
    await expect(task(page, 'given-up')).not.toContainText('Done.');
    await ends.getByRole('button', { name: 'vives cerca de la', exact: true }).click();
    await expect(at.getByRole('status')).toContainText('the search ended here');
    await ends.getByRole('button', { name: 'vivo cerca', exact: true }).click();
    await expect(at.getByRole('status')).toContainText('of which 2 are kept');
    await expect(task(page, 'given-up')).toContainText('That is the bargain');
    await expect(at.getByRole('img')).toHaveAccessibleName(/^A tree of 8 words/);
  });

  for (const width of oneOf(390, 1280))
    test(`no figure changes its height with what is chosen in it, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 7);
      await train(scene(page, NEXT));
      const figures = page.locator('.scene-figure');
      const heights = (): Promise<number[]> =>
        figures.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
      const before = await heights();
      expect(before).toHaveLength(4);
      await write(scene(page, NEXT), ['ella', 'compra', 'los', 'sombreros', '<EOS>']);
      const beams = scene(page, BEAMS);
      for (const sentence of ['you live near the market', 'I have a dog', 'she buys the hats'])
        for (const kept of ['1', '2', '3']) {
          await show(beams, sentence);
          await beams.getByRole('group', { name: 'Width' }).getByRole('button', { name: kept }).click();
          await expect(beams.locator(`tr.on[data-width="${kept}"] bdi`)).toBeVisible();
          await beams.getByRole('list').getByRole('button').last().click();
          await expect(beams.getByRole('status')).not.toHaveText('');
          expect(await heights(), `${sentence}, ${kept}`).toEqual(before);
        }
    });

  for (const [width, language] of oneOf(...SIZES))
    test(`all of it fits, reads well and can be pressed, at ${width} px in ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await openChapter(page, 7, language);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await scan(page);
      // The head of the page is not the chapter's.
      const found = await tooSmall(page, false);
      expect(found.filter((one) => !one.includes(' in wrap mast: '))).toEqual([]);
    });

  test('a word of the text shows the part of the figure that it speaks of, and tokens are set as in the figures', async ({
    page,
  }) => {
    await openChapter(page, 7);
    const tokens = page.locator('.scene-text .special');
    await expect(tokens.filter({ hasText: '<PAD>' })).toHaveCount(1);
    const words = (await page.locator('.scene-text').allInnerTexts()).join(' ');
    expect(await tokens.count()).toBe(words.match(/<[A-Z]+>/g)!.length);
    await scene(page, LOGITS).getByRole('button', { name: 'a bias' }).hover();
    await expect(scene(page, LOGITS).locator('.logit-sums')).toHaveClass(/lit-bias/);
    await scene(page, BEAMS).getByRole('button', { name: 'the tree' }).focus();
    await expect(scene(page, BEAMS).locator('.beam-widths')).toHaveClass(/lit-tree/);
  });
});
