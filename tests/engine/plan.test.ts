import { expect, it } from 'vitest';
import type { ModelConfig } from '../../web/engine/options.ts';
import { allBlocks, count, flat } from '../../web/machine/blocks.ts';
import { load } from './load.ts';

const SMALL: Partial<ModelConfig> = { dModel: 4, heads: 2, dFf: 6, encoderLayers: 2, decoderLayers: 2 };
const MODELS: Record<string, Partial<ModelConfig>> = {
  'post-norm': { norm: 'post' },
  'pre-norm, GELU': { norm: 'pre', activation: 'gelu' },
  'nothing but attention': {
    norm: 'none',
    residual: false,
    dFf: 0,
    outputProjection: false,
    attentionBias: false,
    position: 'none',
    outputBias: false,
  },
  'learned positions, no biases': { position: 'learned', attentionBias: false, linearBias: false, similarity: 'dot' },
};

/** What the page reads from the engine by name and prints number by number. */
it.each(Object.entries(MODELS))(
  '%s: every weight of the engine is printed once, and every value is there',
  async (_, model) => {
    const engine = await load();
    const session = engine.createSession({
      model: { ...SMALL, ...model },
      data: {
        examples: [
          { source: "let's go", target: 'vamos' },
          { source: 'to go', target: 'ir' },
        ],
      },
    });
    const shown = session.observe("let's go", 'vamos');
    const blocks = allBlocks(session.config, {
      source: shown.source.map(({ token }) => token),
      target: shown.steps.map(({ input }) => input),
      places: shown.steps.map(({ input, token }) => ({ token, after: input })),
      sourceVocabulary: session.summary.sourceVocabulary,
      targetVocabulary: session.summary.targetVocabulary,
    });
    const tensors = session.tensors();
    const shapes = new Map(tensors.map(({ name, shape }) => [name, shape]));
    const seen = new Map<string, Set<number>>();
    for (const [matrix, kind] of blocks.flatMap(({ values, weights }) => [
      ...values.map((value) => [value, 'value'] as const),
      ...weights.map((value) => [value, 'weight'] as const),
    ])) {
      expect([matrix.tensor, shapes.get(matrix.tensor)]).toEqual([matrix.tensor, matrix.shape]);
      if (kind === 'value') continue;
      const places = seen.get(matrix.tensor) ?? new Set();
      seen.set(matrix.tensor, places);
      for (let row = 0; row < count(matrix.rows); row += 1)
        for (let column = 0; column < count(matrix.columns); column += 1) {
          const place = flat(matrix, row, column);
          expect([matrix.tensor, places.has(place)]).toEqual([matrix.tensor, false]);
          places.add(place);
        }
    }
    const printed = [...seen.values()].reduce((sum, places) => sum + places.size, 0);
    expect(printed).toBe(session.summary.parameterCount);
    const parameters = tensors.filter(({ role }) => role === 'parameter').map(({ name }) => name);
    expect([...seen.keys()].sort()).toEqual(parameters.sort());
    session.dispose();
  },
);
