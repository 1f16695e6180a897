import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Example, Session, SessionOptions } from '../../web/engine/types.ts';
import { load } from './load.ts';
import { thrown } from './thrown.ts';

const data = {
  examples: [
    { source: 'Let’s go', target: 'vamos' },
    { source: 'to go', target: 'ir' },
    { source: 'the red house', target: 'la casa roja' },
  ],
};
const options: SessionOptions = { model: { dModel: 8, dFf: 16, heads: 2 }, training: { totalSteps: 300 }, data };

const engine = await load();
let session: Session;
beforeEach(() => {
  session = engine.createSession(options);
});
afterEach(() => session.dispose());

test('a session learns its sentences', () => {
  expect(session.translate('to go').tokens).not.toEqual(['ir']);
  const report = session.train(300);
  expect(report.step).toBe(300);
  expect(report.loss).toBeLessThan(0.1);
  expect(report.milliseconds).toBeGreaterThan(0);
  expect(session.translate("LET'S GO").text).toBe('vamos');
  expect(session.translate('the red house').text).toBe('la casa roja');
  expect(session.evaluate('train').exactMatch).toBe(1);
  expect(session.evaluate('validation').examples).toBe(0);
});

test('counts how often each token of the vocabularies occurs in what is learned', () => {
  const { source, target } = session.tokenCounts();
  const { sourceVocabulary, targetVocabulary } = session.summary;
  expect(source).toHaveLength(sourceVocabulary.length);
  expect(target).toHaveLength(targetVocabulary.length);
  const count = (side: number[], vocabulary: string[], token: string) => side[vocabulary.indexOf(token)];
  expect(count(source, sourceVocabulary, 'go')).toBe(2);
  expect(count(source, sourceVocabulary, 'house')).toBe(1);
  expect(count(target, targetVocabulary, 'vamos')).toBe(1);
  expect(count(target, targetVocabulary, '<UNK>')).toBe(0);
});

test('configuration and summary come back complete', () => {
  expect(session.config).toMatchObject({ dModel: 8, norm: 'post', position: 'sinusoidal', sourceVocab: 9, seed: 1 });
  expect(session.config.maxSourceLength).toBeGreaterThan(3);
  expect(session.training).toMatchObject({ optimizer: 'adam', totalSteps: 300, beta2: 0.98 });
  const count = session
    .tensors()
    .filter(({ role }) => role === 'parameter')
    .reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b), 0);
  expect(session.summary.parameterCount).toBe(count);
  expect(session.summary.sourceVocabulary).toEqual([
    '<PAD>',
    '<UNK>',
    '<EOS>',
    "let's",
    'go',
    'to',
    'the',
    'red',
    'house',
  ]);
});

test('attention has a row for each token fed and sums to one', () => {
  const translation = session.observe('the red house', 'la casa roja');
  expect(translation.steps.map(({ input }) => input)).toEqual(['<EOS>', 'la', 'casa', 'roja']);
  const cross = session.attention('cross');
  expect([cross.layers, cross.heads, cross.rows, cross.columns]).toEqual([1, 2, 4, 3]);
  expect(cross.columnTokens).toEqual(['the', 'red', 'house']);
  for (let row = 0; row < 8; ++row)
    expect(cross.data.slice(row * 3, row * 3 + 3).reduce((a, b) => a + b)).toBeCloseTo(1, 5);
  const decoder = session.attention('decoder');
  expect(decoder.data[1]).toBe(0);
});

test('a tensor that was set is the tensor that is read, and changes the result', () => {
  const name = 'generator.bias';
  const before = session.translate('to go').steps[0]!.probability;
  const trained = session.tensor(name);
  const values = trained.map((_, i) => (i === 3 ? 5 : 0));
  expect(session.altered).toBe(false);
  session.setTensor(name, values);
  expect(session.altered).toBe(true);
  expect(session.tensor(name)).toEqual(values);
  expect(session.translate('to go').steps[0]!.probability).not.toBe(before);
  session.setTensor(name, trained);
  expect(session.altered).toBe(false);
  expect(session.translate('to go').steps[0]!.probability).toBe(before);
});

test('loss and gradients of a batch of ids, with padding or without', () => {
  const plain = session.lossAndGradients({ source: [[3, 4], [5]], target: [[3], [4, 5]] });
  expect(plain.logits.length).toBe(2 * 3 * session.config.targetVocab);
  const gradient = session.tensor('grad.generator.bias');
  const padded = session.lossAndGradients({
    source: [
      [3, 4, 0],
      [5, 0, 0],
    ],
    target: [
      [3, 0],
      [4, 5],
    ],
  });
  expect(padded.loss).toBe(plain.loss);
  expect(session.tensor('grad.generator.bias')).toEqual(gradient);
});

test('reset goes back to the same weights, and another seed has others', () => {
  const name = 'generator.weight';
  const initial = session.tensor(name);
  session.train(5);
  session.reset();
  expect(session.step).toBe(0);
  expect(session.tensor(name)).toEqual(initial);
  const other = engine.createSession({ ...options, model: { ...options.model, seed: 2 } });
  expect(other.tensor(name)).not.toEqual(initial);
  other.dispose();
});

test('errors carry a code, parameters and a sentence, and the session lives on', () => {
  expect(thrown(() => session.translate('  '))).toMatchObject({ name: 'EngineError', code: 'empty_text' });
  expect(thrown(() => session.translate('go '.repeat(10_000)))).toMatchObject({
    code: 'too_long',
    params: { length: 10_000, limit: session.config.maxSourceLength },
  });
  expect(thrown(() => session.tensor('x'))).toMatchObject({ code: 'unknown_tensor', params: { name: 'x' } });
  expect(thrown(() => session.setTensor('generator.bias', [1])).code).toBe('wrong_size');
  const bias = session.tensor('generator.bias').fill(Number.NaN);
  expect(thrown(() => session.setTensor('generator.bias', bias)).code).toBe('not_finite_value');
  expect(thrown(() => session.train(0)).code).toBe('out_of_range');
  expect(thrown(() => session.train(1.5)).code).toBe('out_of_range');
  expect(thrown(() => session.attention('all' as 'cross')).code).toBe('bad_option');
  expect(thrown(() => session.evaluate('all' as 'train')).code).toBe('bad_option');
  expect(thrown(() => session.lossAndGradients({ source: [[3]], target: [[99]] })).code).toBe('bad_token');
  expect(session.train(1).step).toBe(1);
});

test.each([
  [{ heads: 3 }, 'not_divisible'],
  [{ dModel: 5, heads: 1 }, 'odd_width'],
  [{ dModel: 8.5 }, 'out_of_range'],
  [{ dModel: -8 }, 'out_of_range'],
  [{ dModel: 1e9 }, 'out_of_range'],
  [{ norm: 'batch' }, 'bad_option'],
  [{ norm: 3 }, 'wrong_type'],
  [{ width: 8 }, 'unknown_option'],
  [{ seed: 2 ** 32 }, 'out_of_range'],
  [{ residual: 'yes' }, 'wrong_type'],
  // 16.6 GB: more than 32 bits can count.
  [
    { dModel: 16, heads: 1, encoderLayers: 12, decoderLayers: 12, maxSourceLength: 512, maxTargetLength: 512 },
    'memory_limit',
  ],
  [{ dModel: 1024, dFf: 8192, encoderLayers: 12, decoderLayers: 12 }, 'memory_limit'],
  [{ embeddingStd: Number.NaN }, 'out_of_range'],
  [{ dropout: 0.95 }, 'out_of_range'],
])('a model that cannot be is refused: %j', (model, code) => {
  const many = { examples: Array.from({ length: 512 }, (_, i) => ({ source: `s${i % 50}`, target: 't' })) };
  const options = { model: model as SessionOptions['model'], training: { batchSize: 512 }, data: many };
  expect(thrown(() => engine.createSession(options)).code).toBe(code);
});

test('data that cannot be learned from is refused, odd data is not', () => {
  const create = (examples: { source: string; target: string }[]) => engine.createSession({ data: { examples } });
  expect(thrown(() => create([]))).toMatchObject({ code: 'no_examples' });
  expect(thrown(() => create([{ source: 'a', target: '' }]))).toMatchObject({
    code: 'empty_example',
    params: { index: 1 },
  });
  const odd = create([
    { source: '👋🏽 שלום', target: 'مرحبا، \u0000' },
    { source: '👋🏽 שלום', target: 'مرحبا، \u0000' },
    { source: '\ud800', target: '<EOS>' },
  ]);
  expect(odd.train(3).step).toBe(3);
  expect(odd.translate('👋🏽').unknownTokens).toEqual([]);
  odd.dispose();
});

test('half a character does not swallow its neighbour', () => {
  const { source } = session.translate('\ud800go hi\udc00go');
  expect(source.map(({ token }) => token)).toEqual(['\ufffdgo', 'hi\ufffdgo']);
});

test('a sentence of 5 MB is refused, one of unknown words only is not', () => {
  expect(thrown(() => session.translate('palabra '.repeat(650_000))).code).toBe('too_long');
  expect(thrown(() => session.translate('x'.repeat(30_000_000))).code).toBe('text_too_large');
  const unknown = session.translate('eins zwei');
  expect(unknown.unknownTokens).toEqual(['eins', 'zwei']);
  expect(unknown.steps.length).toBeGreaterThan(0);
});

/** What no TypeScript would let through: told by a code, and the engine goes on. */
const wrong: [string, () => unknown, string][] = [
  [
    'a number for a side',
    () => engine.createSession({ data: { examples: [{ source: 5, target: 'a' }] } } as never),
    'wrong_type',
  ],
  ['a missing side', () => engine.createSession({ data: { examples: [{ source: 'a' }] } } as never), 'wrong_type'],
  ['a hole in the list', () => engine.createSession({ data: { examples: new Array<Example>(3) } }), 'wrong_type'],
  ['a list too long', () => engine.createSession({ data: { examples: new Array<Example>(5e7) } }), 'too_many_examples'],
  ['no data', () => engine.createSession({} as never), 'wrong_type'],
  ['no options', () => engine.createSession(undefined as never), 'wrong_type'],
  [
    'a tokenizer that is none',
    () => engine.createSession({ data: { ...data, tokenizer: 'syllable' as 'word' } }),
    'bad_option',
  ],
  [
    'a tokenizer of another type',
    () => engine.createSession({ data: { ...data, tokenizer: 5 as never } }),
    'wrong_type',
  ],
  ['a vocabulary of nothing', () => engine.createSession({ data: { ...data, maxVocabulary: 0 } }), 'out_of_range'],
  [
    'a vocabulary that is no number',
    () => engine.createSession({ data: { ...data, maxVocabulary: Number.NaN } }),
    'out_of_range',
  ],
  ['a share as text', () => engine.createSession({ data: { ...data, validation: '0.5' as never } }), 'wrong_type'],
  ['a share too large', () => engine.createSession({ data: { ...data, validation: 2 } }), 'out_of_range'],
  ['values that are none', () => session.setTensor('generator.bias', undefined as never), 'wrong_type'],
  ['values that claim to be many', () => session.setTensor('generator.bias', { length: 4e8 }), 'wrong_size'],
  ['a row that is none', () => session.lossAndGradients({ source: [undefined as never], target: [[3]] }), 'wrong_type'],
  ['an id with a fraction', () => session.lossAndGradients({ source: [[3.7]], target: [[3]] }), 'out_of_range'],
  ['an id of 33 bits', () => session.lossAndGradients({ source: [[2 ** 32 + 3]], target: [[3]] }), 'out_of_range'],
  ['an id as text', () => session.lossAndGradients({ source: [['4' as never]], target: [[3]] }), 'wrong_type'],
  ['padding within a row', () => session.lossAndGradients({ source: [[3]], target: [[3, 0, 4]] }), 'bad_token'],
  ['text that is none', () => session.translate(5 as never), 'wrong_type'],
];
test.each(wrong)('%s is refused', (_, call, code) => {
  expect(thrown(call)).toMatchObject({ name: 'EngineError', code });
  expect(session.train(1).step).toBe(1);
});

test('a disposed session says so', () => {
  const other = engine.createSession(options);
  other.dispose();
  other.dispose();
  expect(thrown(() => other.train(1)).code).toBe('disposed');
});

test('disposing gives memory back: more sessions come and go than would fit side by side', () => {
  const large: SessionOptions = { model: { dModel: 512, dFf: 512 }, data };
  for (let i = 0; i < 20; ++i) {
    const one = engine.createSession(large);
    expect(one.summary.memoryBytes).toBeGreaterThan(1e8);
    one.dispose();
  }
  const alive: Session[] = [];
  const error = thrown(() => {
    for (;;) alive.push(engine.createSession(large));
  });
  expect(error.code).toBe('memory_limit');
  expect(session.train(1).step).toBe(1);
  for (const one of alive) one.dispose();
});
