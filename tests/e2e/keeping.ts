// What is kept of a model, and what a link carries to somebody else.
import { describe, expect, test } from 'vitest';
import { soon } from './reader.ts';
import { storedStep } from './stored.ts';
import type { Suite } from './suite.ts';

export const keeping = (on: Suite): void => {
  describe('what is kept and shared', () => {
    const loss = (): Promise<string> => on.reader.text('[data-number=loss]');
    const everything = async (): Promise<string[]> => [await on.reader.text('lets-go-view'), await loss()];

    test('what was trained is offered after a reload, and is there again', async () => {
      await on.driver.fresh();
      await on.reader.open('lets-go&lang=en');
      await on.reader.trainFully();
      await soon(() => on.reader.step()).toBe(200);
      await soon(() => on.reader.text('.about')).toContain('It has learned its two sentences.');
      const before = await everything();
      // By itself, soon after the training has stopped.
      await soon(() => on.reader.evaluate(storedStep, 'lets-go')).toBe(200);
      await on.driver.reload();
      await on.reader.ready();
      await soon(() => on.reader.text('resume-offer [role=status]')).toBe('Resume Let’s go at step 200?');
      expect(await on.reader.step()).toBe(0);
      await on.reader.click('resume-offer button');
      await soon(() => on.reader.step()).toBe(200);
      await soon(everything).toEqual(before);
    });

    test('a link opens the same model for somebody else, who trains on to the same bits', async () => {
      await on.reader.open('lets-go&lang=en');
      await on.reader.trainFully();
      await on.reader.click('.play + button');
      await soon(() => on.reader.step()).toBe(201);
      const address = await on.reader.link();
      const before = await everything();
      await on.driver.fresh();
      await on.reader.visit(`${address}&lang=en`);
      await on.reader.ready();
      expect(await on.reader.step()).toBe(201);
      await soon(everything).toEqual(before);
      // The same text: weights, moments and losses agree to the bit.
      expect(await on.reader.link()).toBe(address);
    });

    test('a link to Phrases trains again to the same step, and finds the bits that it names', async () => {
      await on.driver.fresh();
      await on.reader.open('phrases&lang=en&seed=7');
      for (let step = 1; step <= 3; step += 1) {
        await on.reader.click('.play + button');
        await soon(() => on.reader.step()).toBe(step);
      }
      const address = await on.reader.link();
      const before = await loss();
      await on.driver.fresh();
      await on.reader.visit(address);
      await soon(() => on.reader.step()).toBe(3);
      await on.reader.ready();
      expect(await loss()).toBe(before);
      // It said that it trains, and no longer says anything: the checksums agree.
      await soon(() => on.reader.text('page-notice [role=alert]')).toBe('');
      expect(await on.reader.link()).toBe(address);
    });

    test('a link that is damaged, or none of ours, says so in the reader’s language and opens Let’s go', async () => {
      const notice = (): Promise<string> => on.reader.text('page-notice [role=alert]');
      await on.reader.visit('#phrases&s=AAAAAAAA&lang=en');
      await on.reader.ready();
      await soon(notice).toContain('This link is damaged');
      expect(await on.reader.attribute('main', 'data-lesson')).toBe('lets-go');
      await on.reader.click('.languages [lang=es]');
      await soon(notice).toContain('Este enlace está dañado');
      // And while the page is open.
      await on.reader.evaluate(() => {
        location.hash = '#nonsense';
      });
      await soon(notice).toContain('no es un enlace de Vamos');
    });
  });
};
