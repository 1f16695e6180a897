// The rest of the page, each part of it once.
import { describe, expect, test } from 'vitest';
import { soon } from './reader.ts';
import { differs, type Suite } from './suite.ts';

export const page = (on: Suite): void => {
  describe('the page', () => {
    test('Phrases trains, and its loss falls', async () => {
      await on.reader.open('phrases&lang=en');
      await on.reader.choose('.speed select', 'fast');
      await on.reader.click('.play');
      await soon(() => on.reader.step()).toBeGreaterThanOrEqual(60);
      await on.reader.click('.play');
      await on.reader.ready();
      const losses = await on.reader.evaluate(
        () => document.querySelector<HTMLElement & { losses: number[] }>('loss-chart')!.losses,
      );
      expect(losses.length).toBe(await on.reader.step());
      expect(losses.every((loss) => Number.isFinite(loss))).toBe(true);
      const mean = (some: number[]): number => some.reduce((sum, loss) => sum + loss, 0) / some.length;
      expect(mean(losses.slice(-10))).toBeLessThan(mean(losses.slice(0, 10)) / 2);
    });

    test('everything is reached with the keyboard, and trains with it', async () => {
      await on.reader.open('lets-go&lang=en');
      const names: string[] = [];
      const focused = (): Promise<string> =>
        on.reader.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? '',
        );
      while (names.at(-1) !== 'Train' && names.length < 120) {
        await on.reader.press('Tab');
        names.push(await focused());
      }
      expect(names).toEqual(
        expect.arrayContaining(['Skip to the lesson', 'Phrases', 'Español', 'Sentence to translate', 'Train']),
      );
      await on.reader.press(' ');
      await soon(() => on.reader.step()).toBeGreaterThanOrEqual(5);
      await on.reader.press(' ');
      await on.reader.ready();
      const stopped = await on.reader.step();
      expect(stopped).toBeLessThan(200);
      await on.reader.press('n');
      await soon(() => on.reader.step()).toBe(stopped + 1);
      // Looked into with arrows.
      await on.reader.press('a');
      await soon(() => on.reader.evaluate(() => document.activeElement?.tagName)).toBe('CANVAS');
      await on.reader.press('ArrowRight');
      await soon(() =>
        on.reader.evaluate(() => [...document.querySelectorAll('[aria-live=polite]')].at(-1)!.textContent),
      ).toMatch(/→ go: 0\.\d{4}/);
    });

    test('language and theme are chosen, and remembered', async () => {
      await on.driver.fresh();
      await on.reader.open('lets-go');
      const look = async (): Promise<(string | null)[]> => [
        await on.reader.attribute('html', 'lang'),
        await on.reader.attribute('html', 'data-theme'),
      ];
      const [language, theme] = await look();
      expect(language).toBe('en');
      expect(await on.reader.text('.whole-row .number')).toMatch(/^0\.\d{4}$/);
      await on.reader.click('.languages [lang=es]');
      await soon(() => on.reader.text('.whole-row .number')).toMatch(/^0,\d{4}$/);
      await on.reader.click('button.theme');
      const other = theme === 'light' ? 'dark' : 'light';
      await soon(look).toEqual(['es', other]);
      await on.driver.reload();
      await on.reader.ready();
      expect(await look()).toEqual(['es', other]);
      expect(await on.reader.text('.whole-row .number')).toMatch(/^0,\d{4}$/);
    });

    test('a chapter of the course opens, its figures are drawn, and a task of it is done', async () => {
      await on.reader.visit('#chapter-1&lang=en&theme=light');
      await on.reader.until('main[data-chapter="1"]');
      await on.reader.until('.course-controls[data-phase=ready]');
      await soon(() => on.reader.count('.figure-waiting, .course-controls:not([data-phase=ready])')).toBe(0);
      const figures = await on.reader.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.scene-figure')].map((figure) => figure.innerText.trim().length),
      );
      expect(figures.length).toBeGreaterThan(2);
      expect(Math.min(...figures)).toBeGreaterThan(0);
      expect(await on.reader.text('#task-every-word')).not.toContain('Done.');
      await on.reader.focus('[role=radio]');
      await on.reader.press('ArrowDown');
      await on.reader.press('ArrowDown');
      await soon(() => on.reader.text('#task-every-word')).toContain('Done.');
    });

    test('turbo is offered where the browser has what it needs, and elsewhere the page says that it has not', async () => {
      await on.driver.fresh();
      await on.reader.open('lets-go&lang=en');
      const variant = (): Promise<string> => on.reader.text('[data-number=variant]');
      const turbo = (): Promise<{ disabled: boolean; checked: boolean }> =>
        on.reader.evaluate(() => {
          const { disabled, checked } = document.querySelector<HTMLInputElement>('.turbo input')!;
          return { disabled, checked };
        });
      expect(await variant()).toBe('simd');
      expect(await turbo()).toEqual({ disabled: !differs.relaxed, checked: false });
      if (differs.relaxed) await on.reader.click('.turbo input');
      else {
        expect(await on.reader.text('.turbo')).toBe('Turbo: not in this browser');
        // Chosen in another browser, and in the address.
        await on.reader.evaluate(() => localStorage.setItem('vamos.turbo', 'on'));
        await on.reader.open('lets-go&lang=en&turbo=on');
      }
      await soon(variant).toBe(differs.relaxed ? 'relaxed' : 'simd');
      expect((await turbo()).checked).toBe(differs.relaxed);
      await on.reader.trainFully();
      await soon(() => on.reader.attribute('.written', 'data-text')).toBe('vamos');
    });
  });
};
