import { expect, test } from '@playwright/test';
import { hashesOf, training, type Ending } from '../golden/in-page.ts';
import { runs } from '../golden/runs.ts';

test('Chromium ends in the golden weights and translations', async ({ page }) => {
  await page.goto('./engine/vamos.js'); // a page of the same origin, where the shipped engine can be imported
  for (const run of runs) {
    const hashes = hashesOf(await page.evaluate<Ending>(training(page.url(), run, 'simd')));
    expect.soft(hashes.weights, run.name).toBe(run.weights);
    if (run.translations !== undefined) expect.soft(hashes.translations, run.name).toBe(run.translations);
  }
  expect(runs.length).toBeGreaterThan(0);
});
