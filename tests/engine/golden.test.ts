import { expect, test } from 'vitest';
import { decodings, hashOfTranslations, hashOfWeights } from '../golden/hash.ts';
import { runs } from '../golden/runs.ts';
import { load } from './load.ts';

test.each(runs)('Node ends in the golden weights: $name', async (run) => {
  const engine = await load();
  const session = engine.createSession({ model: run.model, training: run.training, data: { examples: run.examples } });
  session.train(run.steps);
  expect(hashOfWeights(session)).toBe(run.weights);
  if (run.translations !== undefined) {
    const translations = run.examples.flatMap(({ source }) =>
      decodings.map((options) => session.translate(source, options)),
    );
    expect(hashOfTranslations(translations)).toBe(run.translations);
  }
  session.dispose();
});
