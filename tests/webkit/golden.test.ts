import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashesOf, training, type Ending } from '../golden/in-page.ts';
import { runs } from '../golden/runs.ts';
import { startWebKit, type WebKit } from './browser.mjs';

let webkit: WebKit;
beforeAll(async () => {
  webkit = await startWebKit();
  await webkit.driver.get(webkit.address);
});
afterAll(() => webkit.close());

test.each(runs)('WebKit ends in the golden weights and translations: $name', async (run) => {
  // Asked for `relaxed`, which WebKit has not. As text: WebDriver would write a float32 with too few digits.
  const answer = await webkit.driver.executeAsyncScript<string>(`
    const done = arguments[0];
    ${training(`${webkit.address}engine/vamos.js`, run, 'relaxed')}.then(
      (ending) => done(JSON.stringify(ending)),
      (error) => done(JSON.stringify({ failed: String(error) })),
    );`);
  const ending = JSON.parse(answer) as Ending | { failed: string };
  if ('failed' in ending) throw new Error(ending.failed);
  expect(ending.variant).toBe('simd');
  const hashes = hashesOf(ending);
  expect(hashes.weights).toBe(run.weights);
  if (run.translations !== undefined) expect(hashes.translations).toBe(run.translations);
});

test('nothing was written to the console', async () => {
  expect(await webkit.driver.executeScript('return globalThis.complaints')).toEqual([]);
});
