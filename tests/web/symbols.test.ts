// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../web/engine/defaults';
import type { ModelConfig } from '../../web/engine/types';
import { explain, type Explanation } from '../../web/explain/explain';
import type { Known } from '../../web/explain/wiring';
import { GROUPS } from '../../web/i18n/groups';
import { formulas } from '../../web/views/arithmetic/formulas';
import { symbolsOf } from '../../web/views/arithmetic/symbols';

const config: ModelConfig = {
  ...DEFAULT_MODEL,
  dModel: 4,
  heads: 2,
  dFf: 3,
  encoderLayers: 1,
  decoderLayers: 1,
  attentionBias: true,
  embeddingScale: true,
  position: 'sinusoidal',
  norm: 'post',
  sourceVocab: 3,
  targetVocab: 3,
};
const ATTENTION = 'decoder.layers.0.multihead_attn';
const REFS: [string, ...number[]][] = [
  ['source.embedding', 0, 1],
  ['source.position', 1, 2],
  ['source.sum', 0, 1],
  [`${ATTENTION}.query`, 0, 1],
  [`${ATTENTION}.key`, 0, 1],
  [`${ATTENTION}.value`, 0, 1],
  [`${ATTENTION}.raw_scores`, 0, 1, 0, 1],
  [`${ATTENTION}.scores`, 0, 1, 0, 1],
  [`${ATTENTION}.weights`, 0, 1, 0, 1],
  [`${ATTENTION}.heads`, 0, 1, 1],
  [`${ATTENTION}.output`, 0, 1],
  ['decoder.layers.0.residual1', 0, 1],
  ['decoder.layers.0.norm1', 0, 1],
  ['decoder.layers.0.norm1.mean', 0],
  ['decoder.layers.0.norm1.rstd', 0],
  ['decoder.layers.0.feed_forward.input', 0, 1],
  ['decoder.layers.0.feed_forward.hidden', 0, 1],
  ['decoder.layers.0.feed_forward.output', 0, 1],
  ['logits', 0, 1],
  ['probabilities', 0, 1],
];
/** Each of these changes which formulas there are. */
const MODELS: Partial<ModelConfig>[] = [
  {},
  { position: 'learned', embeddingScale: false, attentionBias: false },
  { position: 'none', similarity: 'dot', activation: 'gelu' },
  { similarity: 'cosine', residual: false },
  { similarity: 'euclidean', norm: 'pre' },
];
/** Names of functions: they say what they are. */
const SPOKEN = ['sin', 'cos', 'max'];

/** The letters between <mi> and </mi>, wherever they stand in a template. */
function lettersOf(template: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(template)) for (const one of template) lettersOf(one, found);
  else if (typeof template === 'object' && template !== null && 'strings' in template) {
    const { strings, values } = template as unknown as { strings: readonly string[]; values: readonly unknown[] };
    values.forEach((value, index) => {
      if (strings[index + 1]!.startsWith('</mi>')) found.add(String(value));
      else lettersOf(value, found);
    });
  }
  return found;
}

function explanationOf(
  model: Partial<ModelConfig>,
  [tensor, ...index]: [string, ...number[]],
  value: number,
): Explanation {
  const vocabulary = ['<EOS>', 'go', 'ir'];
  const known: Known = {
    config: { ...config, ...model },
    sourceVocabulary: vocabulary,
    targetVocabulary: vocabulary,
    sentence: { source: ['go', '<EOS>'], target: ['<EOS>', 'ir'] },
    ablation: {},
  };
  return explain(known, { tensor, index }, () => value);
}

describe('the letters of a formula', () => {
  it.each(MODELS)('are all named beside it: %o', (model) => {
    // Large scores have the largest of them subtracted, which brings a letter of its own.
    for (const value of [0.5, 12]) {
      for (const ref of REFS) {
        const explanation = explanationOf(model, ref, value);
        const used = [...lettersOf(formulas(explanation, config.dModel))].filter((name) => !SPOKEN.includes(name));
        const named = symbolsOf(explanation, config.dModel).flatMap(({ letter }) => letter.split(/[_^]/));
        expect([ref, used.filter((letter) => !named.includes(letter))]).toEqual([ref, []]);
        const unused = named.filter((letter) => letter !== '‖ ‖' && !used.includes(letter));
        expect([ref, unused]).toEqual([ref, []]);
      }
    }
  });

  it('are named by a text of each language', async () => {
    const texts = await Promise.all([GROUPS.arithmetic.en(), GROUPS.arithmetic.es()]);
    const names = REFS.flatMap((ref) =>
      symbolsOf(explanationOf({}, ref, 12), 4).map(({ name }) => `made.symbol.${name}`),
    );
    for (const { default: all } of texts) for (const name of names) expect(all).toHaveProperty([name]);
  });

  it('say what they are here, where that is one number', () => {
    const value = (ref: [string, ...number[]], letter: string): unknown =>
      symbolsOf(explanationOf({}, ref, 12), config.dModel).find((one) => one.letter === letter)?.value;
    expect(value([`${ATTENTION}.weights`, 0, 1, 0, 1], 'm')).toBe('12.000');
    expect(value([`${ATTENTION}.scores`, 0, 1, 0, 1], 'd_h')).toBe('2');
    expect(value(['source.position', 1, 3], 'm')).toBe('2');
    expect(value(['source.position', 1, 3], 't')).toBe('1');
    expect(value(['source.embedding', 0, 1], 'd')).toBe('4');
  });
});
