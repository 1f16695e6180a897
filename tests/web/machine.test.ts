import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../web/engine/defaults';
import type { ModelConfig } from '../../web/engine/types';
import en from '../../web/i18n/en/machine';
import { inputOf, steps, sublayers, wordSteps } from '../../web/machine/plan';
import { allBlocks, count, flat, layerBlocks, type Words } from '../../web/machine/blocks';
import { scaleOf, strength } from '../../web/machine/scale';
import { presets } from '../../web/lessons/lessons';

const config = (change: Partial<ModelConfig> = {}): ModelConfig => ({
  ...DEFAULT_MODEL,
  maxSourceLength: 4,
  maxTargetLength: 5,
  ...change,
});

const kinds = (model: ModelConfig, stack: 'encoder' | 'decoder', layer = 0): string =>
  steps(model, stack, layer)
    .map(({ kind }) => kind)
    .join(' ');

describe('the stages of a layer', () => {
  it('have their norm after each sum with post-norm', () => {
    expect(kinds(config({ norm: 'post' }), 'encoder')).toBe('attention heads residual norm feedForward residual norm');
  });

  it('have it before each sublayer with pre-norm, and once more where the stack ends', () => {
    const model = config({ norm: 'pre', encoderLayers: 2 });
    expect(kinds(model, 'encoder', 0)).toBe('norm attention heads residual norm feedForward residual');
    expect(kinds(model, 'encoder', 1)).toBe('norm attention heads residual norm feedForward residual norm');
    expect(steps(model, 'encoder', 1).at(-1)!.tensor).toBe('encoder.norm');
  });

  it('leave out what the model has not', () => {
    const bare = config({ norm: 'none', residual: false, dFf: 0, outputProjection: false, position: 'none' });
    expect(kinds(bare, 'encoder')).toBe('attention');
    expect(kinds(bare, 'decoder')).toBe('attention attention');
    expect(sublayers(bare, 'decoder')).toEqual(['decoder', 'cross']);
    expect(wordSteps(bare, 'source').map(({ note }) => note)).toEqual(['embedding']);
  });

  it('go on from the stage before, whatever the norm', () => {
    expect(inputOf(config(), 'decoder', 0)).toBe('target.sum');
    expect(inputOf(config({ norm: 'post', decoderLayers: 2 }), 'decoder', 1)).toBe('decoder.layers.0.norm3');
    expect(inputOf(config({ norm: 'none', decoderLayers: 2 }), 'decoder', 1)).toBe('decoder.layers.0.residual3');
    expect(inputOf(config({ norm: 'pre', decoderLayers: 2, dFf: 0 }), 'decoder', 1)).toBe('decoder.layers.0.residual2');
    const bare = config({ norm: 'none', residual: false, dFf: 0, outputProjection: false, encoderLayers: 2 });
    expect(inputOf(bare, 'encoder', 1)).toBe('encoder.layers.0.self_attn.heads');
  });
});

const words: Words = {
  source: ['let\u2019s', 'go'],
  target: ['<EOS>', 'vamos', 'ir'],
  places: [
    { token: 'vamos', after: '<EOS>' },
    { token: 'ir', after: 'vamos' },
    { token: '<EOS>', after: 'ir' },
  ],
  sourceVocabulary: ['<PAD>', '<UNK>', '<EOS>', 'let\u2019s', 'go', 'to'],
  targetVocabulary: ['<PAD>', '<UNK>', '<EOS>', 'vamos', 'ir'],
};

describe('every number', () => {
  it('of Let’s go has 73 weights, each at a place of its own', () => {
    const places = allBlocks(config(presets['lets-go'].model), words).flatMap(({ weights }) =>
      weights.flatMap((matrix) =>
        Array.from({ length: count(matrix.rows) }, (_, row) =>
          Array.from(
            { length: count(matrix.columns) },
            (__, column) => `${matrix.tensor} ${flat(matrix, row, column)}`,
          ),
        ).flat(),
      ),
    );
    expect(places).toHaveLength(73);
    expect(new Set(places).size).toBe(73);
  });

  it('stands where the engine keeps it: W is the transpose of what PyTorch stores', () => {
    const [block] = layerBlocks(config(presets['lets-go'].model), 'encoder', 0, words);
    const key = block!.weights[1]!;
    expect(key.name).toEqual({ symbol: 'W', below: 'K' });
    expect(key.index(1, 0)).toEqual([2, 1]);
    expect(flat(key, 1, 0)).toBe(5);
  });

  it('puts a norm with the sublayer that it prepares or follows', () => {
    const notes = (norm: ModelConfig['norm']): string[] =>
      layerBlocks(config({ norm }), 'encoder', 0, words).map(({ values }) =>
        values.map(({ name }) => ('note' in name ? name.note : '')).join(' '),
      );
    expect(notes('post')[1]).toBe('hidden feedForward residual norm');
    expect(notes('pre')[1]).toBe('norm hidden feedForward residual norm');
    expect(notes('none')[1]).toBe('hidden feedForward residual');
  });

  it('counts as shares of 1 only what the mask leaves', () => {
    const [self, cross] = layerBlocks(config(presets['lets-go'].model), 'decoder', 0, words);
    const weights = (block: typeof self): number[] => {
      const matrix = block!.values.find(({ shares }) => shares !== undefined)!;
      return [0, 1, 2].map((row) => matrix.shares!(row));
    };
    expect(weights(self)).toEqual([1, 2, 3]);
    expect(weights(cross)).toEqual([2, 2, 2]);
  });

  it('has a name for each of its matrices and a heading for each block', () => {
    const texts: Record<string, string> = en;
    for (const norm of ['none', 'pre', 'post'] as const)
      for (const block of allBlocks(config({ norm, position: 'learned' }), words)) {
        expect(texts[`noteName.${block.note}`]).toBeTypeOf('string');
        for (const { name } of block.values)
          if ('note' in name) expect([name.note, typeof texts[`number.${name.note}`]]).toEqual([name.note, 'string']);
      }
  });
});

describe('the scale of signed values', () => {
  it('is a power of two that holds still while values drift, and copes with nothing', () => {
    expect(scaleOf([new Float32Array([1.1, -2.9]), new Float32Array([0.5])])).toBe(4);
    expect(scaleOf([new Float32Array([-3.9])])).toBe(4);
    expect(scaleOf([new Float32Array([4.1, -Infinity])])).toBe(8);
    expect(scaleOf([new Float32Array([0.01])])).toBe(2 ** -6);
    expect(scaleOf([])).toBe(1);
  });

  it('gives zero no colour, the largest value all of it, and both signs the same', () => {
    expect(strength(0, 4)).toBe(0);
    expect(strength(4, 4)).toBe(1);
    expect(strength(-1, 4)).toBe(strength(1, 4));
    expect(strength(1, 4)).toBeGreaterThan(strength(0.5, 4));
  });
});
