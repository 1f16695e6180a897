// Let's go from its first picture to its last step, and what one does with it then: one page, one test after the other.
import { describe, expect, test } from 'vitest';
import { hashOfWeights } from '../golden/hash.ts';
import { runs } from '../golden/runs.ts';
import { load } from '../engine/load.ts';
import { decodeLink } from '../../web/state/share/codec.ts';
import { soon } from './reader.ts';
import type { Suite } from './suite.ts';

export const letsGo = (on: Suite): void => {
  describe('Let’s go', () => {
    const HEAT = 'attention-stage.cross canvas.heat';
    const numbers = (): Promise<string> => on.reader.text('lets-go-view .machine');
    const open = (): Promise<void> => on.reader.open('lets-go&lang=en&theme=light');
    let untrained: string[];

    /** As the tests before have left it. In a browser that has taken the place of another one all of it is trained again. */
    const trained = async (): Promise<void> => {
      if ((await on.reader.step()) === 200) return;
      await open();
      await on.reader.trainFully();
      await soon(() => on.reader.step()).toBe(200);
    };

    test('opens untrained, every row even, and says so', async () => {
      await open();
      await soon(() => on.reader.count('canvas.heat')).toBe(3);
      expect(await on.reader.text('margin-note')).toContain('every word counts the same');
      untrained = await on.reader.colors(HEAT);
      expect(untrained.length).toBeGreaterThan(0);
    });

    test('is learned while one watches, and “vamos” is written', async () => {
      if ((await on.reader.count('.play')) === 0) await open();
      await on.reader.click('.play');
      await soon(() => on.reader.step()).toBeGreaterThanOrEqual(20);
      expect(await on.reader.attribute('main', 'data-phase')).toBe('training');
      expect(await on.reader.attribute('.play', 'aria-label')).toBe('Pause');
      // Each step drawn takes some browsers long: the rest of them at full speed, which are the same steps.
      if (process.env.VAMOS_LONG === undefined) await on.reader.choose('.speed select', 'fast');
      await on.reader.ready();
      expect(await on.reader.step()).toBe(200);
      await soon(() => on.reader.attribute('.written', 'data-text')).toBe('vamos');
      expect(await on.reader.text('[data-number=loss]')).toBe('<0.001');
      // From even to sharp: the heatmap is painted in other colours now.
      const trained = await on.reader.colors(HEAT);
      expect(trained).not.toEqual(untrained);
      expect(trained.length).toBeGreaterThan(1);
    });

    test('has the golden weights after these 200 steps', async () => {
      await trained();
      const golden = runs.find(({ name }) => name.startsWith('Let’s go'))!;
      const payload = new URL(await on.reader.link()).hash.split('&s=')[1]!;
      const shared = await decodeLink('lets-go', payload);
      if (typeof shared === 'string' || !('file' in shared.model)) throw new Error('the link does not hold the model');
      const session = (await load()).openSession(shared.model.file);
      expect(session.step).toBe(golden.steps);
      expect(hashOfWeights(session)).toBe(golden.weights);
      session.dispose();
    });

    test('translates what one types, and names the words that it does not know', async () => {
      await trained();
      await on.reader.fill('sentence-form input', 'to go');
      await on.reader.press('Enter');
      await soon(() => on.reader.attribute('.written', 'data-text')).toBe('ir');
      await on.reader.fill('sentence-form input', 'go zebra');
      await on.reader.press('Enter');
      await soon(() => on.reader.text('.remarks')).toContain('zebra');
      expect(await on.reader.count('.token.unknown')).toBe(1);
      await on.reader.fill('sentence-form input', "let's go");
      await on.reader.press('Enter');
      await soon(() => on.reader.attribute('.written', 'data-text')).toBe('vamos');
    });

    test('goes back in time, and to the latest step again, where everything is as it was', async () => {
      await trained();
      const latest = await numbers();
      await on.reader.goTo(20);
      await soon(numbers).not.toBe(latest);
      expect(await on.reader.text('.remark')).toContain('Looking back: step 20 of 200.');
      const then = await numbers();
      await on.reader.click('.remark button');
      await soon(() => on.reader.step()).toBe(200);
      await soon(numbers).toBe(latest);
      await on.reader.goTo(20);
      await soon(numbers).toBe(then);
      await on.reader.click('.remark button');
      await soon(numbers).toBe(latest);
    });

    test('does without cross-attention while its switch is off, and not a step is trained for that', async () => {
      await trained();
      const whole = await numbers();
      await on.reader.click('.lab-tabs [data-shelf=experiments]');
      await on.reader.until('.switches');
      const place = await on.reader.evaluate(() => {
        const lines = [...document.querySelectorAll<HTMLElement>('.switches li')];
        return lines.findIndex((line) => line.innerText.trim() === 'Cross-attention') + 1;
      });
      const control = `.switches li:nth-child(${place}) input`;
      await on.reader.click(control);
      await soon(numbers).not.toBe(whole);
      expect(await on.reader.text('switch-list [role=status]')).toContain('the weights are as trained');
      expect(await on.reader.step()).toBe(200);
      await on.reader.click(control);
      await soon(numbers).toBe(whole);
    });
  });
};
