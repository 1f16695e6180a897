// Do the drivers see, hear and do what the scenarios take for granted? A test that is deaf finds nothing wrong.
import { describe, expect, test } from 'vitest';
import { soon } from './reader.ts';
import type { Suite } from './suite.ts';

export const senses = (on: Suite): void => {
  describe('what the drivers see and hear', () => {
    test('what goes wrong is heard: in a page, in its worker, and by its policy', async () => {
      await on.reader.visit(`${on.host}framed.html`);
      await on.reader.evaluate(() => {
        console.error('one');
        setTimeout(() => {
          throw new Error('two');
        });
        void Promise.reject(new Error('three'));
        new Worker('./complains.js');
      });
      const heard: string[] = [];
      const says = (what: RegExp) => async (): Promise<boolean> => {
        heard.push(...(await on.complaints()));
        return heard.some((complaint) => what.test(complaint));
      };
      for (const what of [
        /^page: one$/,
        /^page: .*two/,
        /^page: Error: three/,
        /^worker: as it was told/,
        /and failed/,
      ])
        await soon(says(what)).toBe(true);
      // The page forbids itself what no part of it does.
      await on.reader.visit('#lets-go');
      await on.reader.evaluate(() => {
        document.body.append(Object.assign(new Image(), { src: 'http://elsewhere.test/one.png' }));
      });
      await soon(says(/^page: img-src http:\/\/elsewhere\.test/)).toBe(true);
      // And the browser may go on about it in its own log.
      await on.reader.visit('about:blank');
      await on.complaints();
    });

    test('requests to somebody else are seen, and are not answered', async () => {
      await on.reader.visit(`${on.host}framed.html`);
      const loaded = await on.reader.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const image = new Image();
            image.onload = () => resolve(true);
            image.onerror = () => resolve(false);
            document.body.append(image);
            image.src = 'http://elsewhere.test/two.png';
          }),
      );
      expect(loaded).toBe(false);
      expect(on.elsewhere()).toContain('http://elsewhere.test/two.png');
      await on.complaints();
    });

    test('a page in a frame of a shadow root, of another origin, is read, pressed and typed into', async () => {
      await on.reader.visit(`${on.host}framed.html?page=${encodeURIComponent(`${on.site}#lets-go&lang=en`)}`);
      const inner = on.reader.within('#place >>> iframe');
      await inner.ready();
      expect(await inner.value('location.origin')).toBe(new URL(on.site).origin);
      expect(await on.reader.value('location.origin')).toBe(new URL(on.host).origin);
      await inner.click('.play + button');
      await soon(() => inner.step()).toBe(1);
      await inner.fill('sentence-form input', 'zebra');
      await inner.press('Enter');
      await soon(() => inner.text('.remarks')).toContain('zebra');
    });

    test('who comes afresh finds nothing of an earlier visit', async () => {
      await on.reader.visit('#lets-go');
      await on.reader.evaluate(() => localStorage.setItem('e2e', 'here'));
      expect(await on.reader.evaluate(() => localStorage.getItem('e2e'))).toBe('here');
      await on.driver.fresh();
      await on.reader.visit('#lets-go');
      expect(await on.reader.evaluate(() => localStorage.getItem('e2e'))).toBeNull();
    });
  });
};
