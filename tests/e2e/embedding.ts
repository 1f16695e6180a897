// In somebody else's page, in each of the three ways: a sandboxed frame, the element, and the page as one file from disk.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { EmbedMessage, EmbedState } from '../../web/embed/protocol.ts';
import type { VamosLab } from '../../web/embed/element/vamos-lab.ts';
import { soon } from './reader.ts';
import type { Suite } from './suite.ts';

interface Host {
  got: (EmbedMessage & { origin: string })[];
  ask(message: object): Promise<{ ok: boolean; value: EmbedState }>;
}

export const embedding = (on: Suite): void => {
  describe('in somebody else’s page', () => {
    test('a sandboxed frame of another origin trains, tells it, and does what it is told', async () => {
      const page = encodeURIComponent(`${on.site}embed.html#lets-go&view=machine,translate&lang=en`);
      await on.reader.visit(`${on.host}framed.html?sandbox=allow-scripts&page=${page}`);
      const inner = on.reader.within('#place >>> iframe');
      await inner.ready();
      expect(await inner.value('origin')).toBe('null');
      await inner.click('.embed-bar .play');
      await soon(() => inner.step()).toBeGreaterThan(0);
      await inner.click('.embed-bar .play');
      await inner.ready();
      const ask = (message: object): Promise<{ ok: boolean; value: EmbedState }> =>
        on.reader.evaluate((one) => (globalThis as unknown as Host).ask(one), message);
      await ask({ type: 'train', until: 200, speed: 'fast' });
      await soon(async () => (await ask({ type: 'get' })).value.step).toBe(200);
      expect(await ask({ type: 'translate', text: "let's go" })).toMatchObject({ ok: true, value: { text: 'vamos' } });
      const got = await on.reader.value<Host['got']>('globalThis.got');
      expect(got[0]).toMatchObject({ type: 'ready', origin: 'null' });
      expect(got.filter((one) => one.type === 'step').at(-1)).toMatchObject({ step: 200, tokenAccuracy: 1 });
      // It has complained of nothing, as far as its policy lets it tell.
      expect(await inner.value('globalThis.complaints ?? null')).toBeNull();
    });

    test('the element trains, and tells it', async () => {
      const module = encodeURIComponent(`${on.site}vamos-lab.js`);
      await on.reader.visit(`${on.host}element.html?module=${module}`);
      const inner = on.reader.within('vamos-lab >>> iframe');
      await on.reader.until('vamos-lab >>> iframe');
      await inner.ready();
      const step = await on.reader.evaluate(async () => {
        const lab = document.querySelector<VamosLab>('vamos-lab')!;
        const told: number[] = [];
        lab.addEventListener('vamos-step', ({ detail }) => told.push(detail.step));
        await lab.train({ until: 200, speed: 'fast' });
        while (told.at(-1) !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
        return lab.current!.step;
      });
      expect(step).toBe(200);
      expect(
        await on.reader.evaluate(
          async () => (await document.querySelector<VamosLab>('vamos-lab')!.translateText('to go')).text,
        ),
      ).toBe('ir');
      // As high as what is in it.
      await soon(() => inner.value('document.documentElement.scrollHeight - innerHeight')).toBe(0);
    });

    test('the page as one file trains from disk', async () => {
      const file = new URL('../../dist/vamos.html', import.meta.url);
      expect(fileURLToPath(file)).toMatch(/vamos\.html$/);
      await on.reader.visit(`${file.href}#lets-go&lang=en`);
      await on.reader.ready();
      await on.reader.trainFully();
      expect(await on.reader.step()).toBe(200);
      expect(await on.reader.text('written-tokens')).toContain('vamos');
    });
  });
};
