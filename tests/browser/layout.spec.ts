import type { Locator } from '@playwright/test';
import { currentStep, expect, open, overflow, play, ready, test, trainFully, waitForStep } from './page';
import { LONG, oneOf } from './variants';

for (const lesson of ['lets-go', 'phrases', ...(LONG ? ['dates', 'numbers', 'sort', 'copy'] : [])]) {
  test(`${lesson}: one screen at 1280 × 900, before and after training, in both languages`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const oneScreen = async (language: string): Promise<void> => {
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect([language, height]).toEqual([language, 900]);
    };
    for (const language of ['en', 'es']) {
      await page.goto('about:blank'); // the same page with another hash is not loaded anew
      await open(page, `${lesson}&lang=${language}`);
      await oneScreen(language);
    }
    await trainFully(page);
    await oneScreen('es');
    await page.getByRole('button', { name: 'English' }).click(); // the model that has been trained stays
    await oneScreen('en');
    expect(await currentStep(page)).toBeGreaterThan(0);
  });
}

for (const language of oneOf('es', 'en')) {
  test(`what stands under a translation is above the bar with an unknown word, too: ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, `phrases&lang=${language}`);
    const seen = async (): Promise<void> => {
      await expect(page.locator('.echo')).toContainText('banana');
      const room = async (): Promise<number> => {
        const [numbers, bar] = await Promise.all([
          page.locator('.written-token small').first().boundingBox(),
          page.locator('transport-bar').boundingBox(),
        ]);
        return bar!.y - numbers!.y - numbers!.height;
      };
      await expect.poll(room).toBeGreaterThanOrEqual(0);
    };
    // Untrained, the translation does not end, which takes a line more.
    await page.locator('.ask input').fill('my happy dog eats a red banana');
    await page.keyboard.press('Enter');
    await seen();
    await trainFully(page);
    await seen();
  });
}

test('nothing moves while a lesson trains', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const lesson of ['lets-go', 'phrases']) {
    await open(page, lesson);
    await page.evaluate(() => {
      const places = new Set<string>();
      (globalThis as unknown as { places: Set<string> }).places = places;
      const look = (): void => {
        const tops = ['row-history canvas', 'ribbons-view', '.side .row-bars', 'focus-view .foot', '.time'].map(
          (selector) => {
            const box = document.querySelector(selector)?.getBoundingClientRect();
            return box ? `${selector} ${Math.round(box.x)} ${Math.round(box.y)} ${Math.round(box.width)}` : '';
          },
        );
        places.add(tops.join(', '));
        requestAnimationFrame(look);
      };
      look();
    });
    await play(page).click();
    await waitForStep(page, 150);
    const places = await page.evaluate(() => [...(globalThis as unknown as { places: Set<string> }).places]);
    expect(places).toHaveLength(1);
  }
});

for (const width of oneOf(390, 1280)) {
  test(`a word of any length stays inside ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const lesson of ['lets-go', 'phrases']) {
      for (const length of [60, 5000]) {
        await open(page, lesson);
        const typed = 'y'.repeat(length);
        await page.getByLabel('Sentence to translate').fill(typed);
        await page.keyboard.press('Enter');
        await expect(page.locator('.remarks .unknown')).toBeVisible();
        expect(await overflow(page)).toBe(0);
        await expect(page.locator(`.row-bars th .word[title="${typed}"]`)).toHaveCount(1);
      }
    }
  });
}

for (const language of oneOf('en', 'es')) {
  test(`a phone says first what there is to do, and shows a heatmap with it: ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const lesson of ['lets-go', 'phrases', 'dates', 'numbers', 'reverse', 'sort', 'copy']) {
      await page.goto('about:blank');
      await open(page, `${lesson}&lang=${language}`);
      const line = page.getByText(
        language === 'en' ? /^Press the round button and watch: / : /^Pulsa el botón redondo y/,
      );
      await expect(line).toBeVisible();
      const top = async (what: Locator): Promise<number> => (await what.boundingBox())!.y;
      const machine = page.locator('section.machine, machine-strip').first();
      const [said, drawn, bar] = [
        await line.boundingBox(),
        await top(machine),
        await top(page.locator('transport-bar')),
      ];
      expect(said!.y + said!.height).toBeLessThanOrEqual(drawn);
      expect(said!.height).toBeLessThan(60);
      // A row of it at least.
      expect(await top(page.locator('canvas.heat').first())).toBeLessThan(bar - 60);
      // In the page, which a press on the bar may scroll here.
      const inPage = (): Promise<number> =>
        page
          .locator('canvas.heat')
          .first()
          .evaluate((canvas) => canvas.getBoundingClientRect().top + scrollY);
      const heat = await inPage();
      await page.getByRole('button', { name: language === 'en' ? 'One step' : 'Un paso' }).click();
      await expect.poll(() => currentStep(page)).toBe(1);
      // Another line takes its place, and nothing below it moves.
      await expect(page.getByText(language === 'en' ? /^Choose a cell, / : /^Elige una celda, /)).toBeVisible();
      expect(await inPage()).toBe(heat);
    }
  });
}

test('in a new sentence the words that were chosen stay chosen, else its first word at what it attends to most', async ({
  page,
}) => {
  await open(page, 'phrases');
  const first = await page.getByLabel('Sentence to translate').inputValue();
  const names = page.locator('focus-view .focus-grid');
  const translate = async (sentence: string): Promise<void> => {
    await page.getByLabel('Sentence to translate').fill(sentence);
    await page.keyboard.press('Enter');
    await expect(names.locator('.column-names > span')).toHaveText(sentence.toLowerCase().split(' '));
  };
  const chosen = async (row: string, column: string): Promise<void> => {
    await expect(names.locator('.row-names .on')).toHaveText(new RegExp(`^${row} \\(after \\S+\\)$`));
    await expect(names.locator('.column-names .on')).toHaveText(column);
  };
  await chosen('sopa', 'soup');
  // They stand elsewhere in it.
  await translate('soup and bread');
  await chosen('sopa', 'soup');
  await translate('to go');
  await expect(names.locator('.row-names > span').first()).toHaveClass(/on/);
  const weights = (await page.locator('.side .row-bars .number').allInnerTexts()).map((text) => Number(text));
  const most = weights.indexOf(Math.max(...weights));
  await expect(page.locator('.side .row-bars tbody tr').nth(most)).toHaveClass(/on/);
  await translate(first);
  await chosen('sopa', 'soup');
});

test('the value under a resting pointer follows the training, and goes with its sentence', async ({ page }) => {
  await open(page, 'phrases');
  const canvas = page.locator('focus-view canvas.heat');
  await canvas.hover({ position: { x: 20, y: 20 } });
  const tip = page.locator('value-tip');
  const before = await tip.locator('b').innerText();
  await page.locator('.play').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => currentStep(page)).toBeGreaterThan(20);
  await expect(tip.locator('b')).not.toHaveText(before); // it is drawn a moment after the step's number
  await page.keyboard.press('Enter');
  await ready(page);
  await page.getByLabel('Sentence to translate').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('the red house');
  await page.keyboard.press('Enter');
  await expect(page.locator('ribbons-view .source')).toHaveCount(3);
  await expect(tip).toBeHidden();
});

test('a refused sentence leaves no answer standing', async ({ page }) => {
  await open(page, 'lets-go');
  await expect(page.locator('written-tokens')).toBeVisible();
  await page.getByLabel('Sentence to translate').fill('');
  await page.keyboard.press('Enter');
  await expect(page.locator('.remarks .wrong')).toBeVisible();
  await expect(page.locator('written-tokens')).toBeHidden();
  await page.getByLabel('Sentence to translate').fill('to go');
  await page.keyboard.press('Enter');
  await expect(page.locator('written-tokens')).toBeVisible();
});

test('what the keyboard reaches never hides behind the bar of the training', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const lesson of ['lets-go', 'phrases']) {
    await open(page, lesson);
    const hidden: string[] = [];
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab');
      const behind = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const bar = document.querySelector('transport-bar')!;
        if (element === document.body || bar.contains(element)) return '';
        const over = element.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
        return over > 0 ? `${element.tagName} ${element.className} ${over}` : '';
      });
      if (behind) hidden.push(behind);
    }
    expect(hidden).toEqual([]);
  }
});
