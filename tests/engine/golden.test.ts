import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SessionOptions } from '../../web/engine/types.ts';
import { hashOfWeights } from '../golden/hash.ts';
import { load } from './load.ts';

type Run = Pick<SessionOptions, 'model' | 'training'> & {
  name: string;
  steps: number;
  examples: { source: string; target: string }[];
  weights: string;
};

const runs = JSON.parse(readFileSync(new URL('../golden/runs.json', import.meta.url), 'utf8')) as Run[];

test.each(runs)('Node ends in the golden weights: $name', async ({ model, training, examples, steps, weights }) => {
  const engine = await load();
  const session = engine.createSession({ model, training, data: { examples } });
  session.train(steps);
  expect(hashOfWeights(session)).toBe(weights);
  session.dispose();
});
