import { expect, test } from '@playwright/test';
import type { loadEngine } from '../../web/engine/index.ts';
import { hashOfWeights } from '../golden/hash.ts';
import { runs, type Run } from '../golden/runs.ts';

for (const run of runs)
  test(`Chromium ends in the golden weights: ${run.name}`, async ({ page }) => {
    await page.goto('./engine/vamos.js'); // a page of the same origin, where the shipped engine can be imported
    const parameters = await page.evaluate(async ({ model, training, examples, steps }: Run) => {
      const address = new URL('vamos.js', location.href).href;
      const library = (await import(address)) as { loadEngine: typeof loadEngine };
      const session = (await library.loadEngine()).createSession({ model, training, data: { examples } });
      session.train(steps);
      const parameters = session
        .tensors()
        .filter(({ role }) => role === 'parameter')
        .map(({ name }) => ({ name, values: [...session.tensor(name)] }));
      session.dispose();
      return parameters;
    }, run);
    // Hashed here, by the function that Node's test uses.
    const tensors = new Map(parameters.map(({ name, values }) => [name, Float32Array.from(values)]));
    const hash = hashOfWeights({
      tensors: () => parameters.map(({ name, values }) => ({ name, shape: [values.length], role: 'parameter' })),
      tensor: (name) => tensors.get(name)!,
    });
    expect(hash).toBe(run.weights);
  });
