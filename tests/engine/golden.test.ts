import { expect, test } from 'vitest';
import { hashOfWeights } from '../golden/hash.ts';
import { runs } from '../golden/runs.ts';
import { load } from './load.ts';

test.each(runs)('Node ends in the golden weights: $name', async ({ model, training, examples, steps, weights }) => {
  const engine = await load();
  const session = engine.createSession({ model, training, data: { examples } });
  session.train(steps);
  expect(hashOfWeights(session)).toBe(weights);
  session.dispose();
});
