import { expect, test } from '@playwright/test';
import type { loadEngine } from '../../web/engine/index.ts';
import { decodings, hashOfTranslations, hashOfWeights } from '../golden/hash.ts';
import { runs } from '../golden/runs.ts';

interface Ending {
  parameters: { name: string; values: number[] }[];
  translations: Parameters<typeof hashOfTranslations>[0];
}

test('Chromium ends in the golden weights and translations', async ({ page }) => {
  await page.goto('./engine/vamos.js'); // a page of the same origin, where the shipped engine can be imported
  for (const run of runs) {
    const { parameters, translations } = await page.evaluate(
      async ({ run, decodings }): Promise<Ending> => {
        const address = new URL('vamos.js', location.href).href;
        const library = (await import(address)) as { loadEngine: typeof loadEngine };
        const { model, training, examples } = run;
        const session = (await library.loadEngine()).createSession({ model, training, data: { examples } });
        session.train(run.steps);
        const parameters = session
          .tensors()
          .filter(({ role }) => role === 'parameter')
          .map(({ name }) => ({ name, values: [...session.tensor(name)] }));
        const translations = run.examples.flatMap(({ source }) =>
          decodings.map((options) => session.translate(source, options)),
        );
        session.dispose();
        return { parameters, translations };
      },
      { run, decodings },
    );
    // Hashed here, by the functions that Node's test uses.
    const tensors = new Map(parameters.map(({ name, values }) => [name, Float32Array.from(values)]));
    const hash = hashOfWeights({
      tensors: () => parameters.map(({ name, values }) => ({ name, shape: [values.length], role: 'parameter' })),
      tensor: (name) => tensors.get(name)!,
    });
    expect.soft(hash, run.name).toBe(run.weights);
    if (run.translations !== undefined) expect.soft(hashOfTranslations(translations), run.name).toBe(run.translations);
  }
  expect(runs.length).toBeGreaterThan(0);
});
