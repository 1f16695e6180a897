import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Translation } from '../../web/engine/types.ts';
import { decodings, hashOfTranslations, hashOfWeights } from '../golden/hash.ts';
import { runs } from '../golden/runs.ts';
import { startWebKit, type WebKit } from './browser.mjs';

interface Ending {
  variant: string;
  parameters: { name: string; values: number[] }[];
  translations: Translation[];
}

/** Trains one golden run with the shipped engine, asked for `relaxed`, which WebKit has not. */
const TRAIN = `
  const [run, decodings, done] = arguments;
  (async () => {
    const { loadEngine } = await import(new URL('engine/vamos.js', location.href).href);
    const engine = await loadEngine({ variant: 'relaxed' });
    const { model, training, examples } = run;
    const session = engine.createSession({ model, training, data: { examples } });
    session.train(run.steps);
    const parameters = session
      .tensors()
      .filter(({ role }) => role === 'parameter')
      .map(({ name }) => ({ name, values: [...session.tensor(name)] }));
    const translations = run.examples.flatMap(({ source }) =>
      decodings.map((options) => session.translate(source, options)),
    );
    session.dispose();
    // As text: WebDriver would write a float32 with too few digits.
    done(JSON.stringify({ variant: engine.variant, parameters, translations }));
  })().catch((error) => done(JSON.stringify({ failed: String(error) })));
`;

let webkit: WebKit;
beforeAll(async () => {
  webkit = await startWebKit();
  await webkit.driver.get(webkit.address);
});
afterAll(() => webkit.close());

test.each(runs)('WebKit ends in the golden weights and translations: $name', async (run) => {
  const answer = await webkit.driver.executeAsyncScript<string>(TRAIN, run, decodings);
  const ending = JSON.parse(answer) as Ending | { failed: string };
  if ('failed' in ending) throw new Error(ending.failed);
  expect(ending.variant).toBe('simd');
  // Hashed here, by the functions that Node's test uses.
  const tensors = new Map(ending.parameters.map(({ name, values }) => [name, Float32Array.from(values)]));
  const hash = hashOfWeights({
    tensors: () => ending.parameters.map(({ name, values }) => ({ name, shape: [values.length], role: 'parameter' })),
    tensor: (name) => tensors.get(name)!,
  });
  expect(hash).toBe(run.weights);
  if (run.translations !== undefined) expect(hashOfTranslations(ending.translations)).toBe(run.translations);
});

test('nothing was written to the console', async () => {
  expect(await webkit.driver.executeScript('return globalThis.complaints')).toEqual([]);
});
