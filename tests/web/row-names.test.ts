// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../web/engine/messages';
import { DEFAULT_MODEL } from '../../web/engine/defaults';
import { setLanguage } from '../../web/i18n';
import { placesOf } from '../../web/state/wanted';
import { nameText, type Named } from '../../web/views/arithmetic/names';
import { csv } from '../../web/views/attention/save/csv';
import { namedMatrix } from '../../web/views/heat/matrix';
import { rowText } from '../../web/views/row-name';

const maps = (rowTokens: string[], columnTokens: string[]): unknown => ({
  layers: 1,
  heads: 1,
  rows: rowTokens.length,
  columns: columnTokens.length,
  rowTokens,
  columnTokens,
  masked: false,
  off: [],
  data: new Float32Array(rowTokens.length * columnTokens.length).fill(0.5),
});

/** "the car" is "el coche"; by itself the model writes "el el". */
const frameOf = (target: string | null, finished = true): Frame => {
  const own = [
    { input: '<EOS>', token: 'el' },
    { input: 'el', token: 'el' },
    { input: 'el', token: 'coche' },
  ];
  const fed = [
    { input: '<EOS>', token: 'el' },
    { input: 'el', token: 'el' },
    { input: 'coche', token: 'el' },
  ];
  const steps = target === null ? own : fed;
  return {
    probe: { source: 'the car', target },
    shown: { steps, finished: false },
    written: { steps: own, finished },
    maps: {
      encoder: maps(['the', 'car'], ['the', 'car']),
      decoder: maps(
        steps.map(({ input }) => input),
        steps.map(({ input }) => input),
      ),
      cross: maps(
        steps.map(({ input }) => input),
        ['the', 'car'],
      ),
    },
  } as unknown as Frame;
};

const right = frameOf('el coche');
const selection = { kind: 'cross', layer: 0, head: 0, row: 1, column: 1 } as const;

afterEach(() => setLanguage('en'));

describe('a place of the decoder', () => {
  it('is to write the right word where it is known, and has read the one before', () => {
    expect(placesOf(right).map((place) => rowText(place))).toEqual([
      'el (after <EOS>)',
      'coche (after el)',
      '<EOS> (after coche)',
    ]);
  });

  it('writes what comes next where the model goes on alone, and ends only where it has', () => {
    const names = (frame: Frame, run?: 'written'): string[] => placesOf(frame, run).map(({ token }) => token);
    expect(names(right, 'written')).toEqual(['el', 'el', '<EOS>']);
    expect(names(frameOf('el coche', false), 'written')).toEqual(['el', 'el', 'coche']);
    expect(names(frameOf(null))).toEqual(['el', 'el', 'coche']);
  });

  it('is a row of both attentions of the decoder, whose columns are words that are read', () => {
    for (const kind of ['decoder', 'cross'] as const)
      expect(namedMatrix(right, { ...selection, kind }).rowNames).toEqual(placesOf(right));
    expect(namedMatrix(right, { ...selection, kind: 'decoder' }).columnTokens).toEqual(['<EOS>', 'el', 'coche']);
    expect(namedMatrix(right, { ...selection, kind: 'encoder' }).rowNames).toEqual(['the', 'car']);
  });

  it('has one name: in the arithmetic, in what is saved, in both languages', async () => {
    const known: Named = {
      config: { ...DEFAULT_MODEL, dModel: 2, heads: 1 },
      sourceVocabulary: ['the', 'car'],
      targetVocabulary: ['<EOS>', 'el', 'coche'],
      sentence: { source: ['the', 'car'], target: ['<EOS>', 'el', 'coche'] },
      ablation: {},
      rows: placesOf(right),
    };
    const cross = 'decoder.layers.0.multihead_attn';
    const said = (tensor: string, ...index: number[]): string => nameText(known, { tensor, index });
    for (const [language, name] of [
      ['en', 'coche (after el)'],
      ['es', 'coche (tras el)'],
    ] as const) {
      await setLanguage(language);
      const rest = [
        said(`${cross}.weights`, 0, 0, 1, 1),
        said(`${cross}.query`, 1, 0),
        said(`${cross}.heads`, 1, 0, 0),
        said('decoder.layers.0.residual2', 1, 1),
        said('probabilities', 1, 1),
        said('logits', 1, 2),
        csv(namedMatrix(right, selection)),
      ];
      for (const text of rest) expect(text).toContain(name);
    }
    await setLanguage('en');
    expect(said(`${cross}.weights`, 0, 0, 1, 1)).toBe('attention to car, to write coche (after el)');
    expect(said('probabilities', 1, 2)).toBe('probability of coche (after el)');
    expect(said('probabilities', 1, 1)).toBe('probability of el instead of coche (after el)');
    // What is looked at is a word, and so is what is looked up.
    expect(said(`${cross}.key`, 1, 0)).toBe('key of car, number 1');
    expect(said('decoder.layers.0.self_attn.key', 1, 0)).toBe('key of el, number 1');
    expect(said('target.embedding', 1, 0)).toBe('embedding of el, number 1');
    expect(said('encoder.layers.0.self_attn.query', 1, 0)).toBe('query of car, number 1');
  });
});
