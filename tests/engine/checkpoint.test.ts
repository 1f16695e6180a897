import { expect, test } from 'vitest';
import { hashOfBytes } from '../golden/hash.ts';
import { checkpoints, runs } from '../golden/runs.ts';
import type { SessionOptions } from '../../web/engine/types.ts';
import { load } from './load.ts';
import { thrown } from './thrown.ts';

const engine = await load();
const examples = [
  { source: 'Let’s go', target: 'vamos' },
  { source: 'to go', target: 'ir' },
  { source: 'the red house', target: 'la casa roja' },
];
const options: SessionOptions = {
  model: { dModel: 8, dFf: 16, norm: 'pre', seed: 4_000_000_000 },
  training: { optimizer: 'adamw', weightDecay: 0.1, totalSteps: 80, batchSize: 2 },
  data: { examples, validation: [{ source: 'to go', target: 'vamos' }] },
};

test('a session that was saved and opened goes on to the same bits', () => {
  const whole = engine.createSession(options);
  const first = engine.createSession(options);
  whole.train(57);
  first.train(37);
  const file = first.save();
  const second = engine.openSession(file);
  expect(second.step).toBe(37);
  expect(second.config).toEqual(first.config);
  expect(second.training).toEqual(first.training);
  expect(second.summary).toEqual(first.summary);
  expect(second.save()).toEqual(file);
  first.dispose();
  second.train(20);
  expect(second.save()).toEqual(whole.save());
  expect(second.evaluate('validation')).toEqual(whole.evaluate('validation'));
  whole.dispose();
  second.dispose();
});

test.each(checkpoints)('a saved file has the bytes that every platform writes: $name', ({ name, steps, hash }) => {
  const run = runs.find((candidate) => candidate.name === name)!;
  const session = engine.createSession({ model: run.model, training: run.training, data: { examples: run.examples } });
  session.train(steps);
  expect(hashOfBytes(session.save())).toBe(hash);
  session.dispose();
});

test.each([
  [0, '0'],
  [0.1, '0.1'],
  [1 / 3, '0.3333333333333333'],
  [0.00001, '0.00001'],
  [1e-9, '1e-9'],
  [1.5e-7, '1.5e-7'],
  [2 ** -44, '5.684341886080802e-14'],
  [5e-324, '5e-324'],
])('a number is written as the native build writes it, and read back: %d', (number, text) => {
  const session = engine.createSession({ ...options, model: { ...options.model, initStd: number } });
  const file = session.save();
  session.dispose();
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as {
    __metadata__: Record<string, string>;
  };
  expect(header.__metadata__['vamos.model']).toContain(`"initStd":${text},`);
  const opened = engine.openSession(file);
  expect(opened.config.initStd).toBe(number);
  opened.dispose();
});

test('examples and the optimizer’s state may stay behind', () => {
  const session = engine.createSession(options);
  session.train(10);
  const bare = session.save({ examples: false, optimizer: false });
  expect(bare.length).toBeLessThan(session.save().length / 2);
  const opened = engine.openSession(bare);
  expect(opened.translate('to go')).toEqual(session.translate('to go'));
  expect(thrown(() => opened.train(1))).toMatchObject({ code: 'no_examples' });
  opened.dispose();
  const others = engine.openSession(bare, { data: { examples }, training: { optimizer: 'sgd', learningRate: 0.1 } });
  expect(others.training.optimizer).toBe('sgd');
  expect(others.train(1).step).toBe(11);
  others.dispose();
  session.dispose();
});

test('a file of parameters alone opens with the sentences and the options that shapes do not tell', () => {
  const session = engine.createSession({ ...options, model: { ...options.model, heads: 4, sourceEos: true } });
  session.train(20);
  const tensors = session.tensors().filter(({ role }) => role === 'parameter');
  const header: Record<string, unknown> = {};
  let length = 0;
  for (const { name, shape } of tensors) {
    const bytes = 4 * shape.reduce((a, b) => a * b);
    header[name] = { dtype: 'F32', shape, data_offsets: [length, length + bytes] };
    length += bytes;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + length);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  let at = 8 + text.length;
  for (const { name } of tensors) {
    const values = session.tensor(name);
    file.set(new Uint8Array(values.buffer), at);
    at += values.byteLength;
  }
  expect(thrown(() => engine.openSession(file))).toMatchObject({ code: 'no_vocabulary' });
  const opened = engine.openSession(file, { model: { heads: 4, sourceEos: true }, data: { examples } });
  expect(opened.config).toMatchObject({ dModel: 8, dFf: 16, norm: 'pre', encoderLayers: 1 });
  expect(opened.translate('to go').steps).toEqual(session.translate('to go').steps);
  opened.dispose();
  expect(thrown(() => engine.openSession(file, { model: { dFf: 17 }, data: { examples } }))).toMatchObject({
    code: 'tensor_shape',
    params: { name: 'transformer.encoder.layers.0.linear1.weight', expected: '[17, 8]', actual: '[16, 8]' },
  });
  expect(thrown(() => engine.openSession(file, { data: { examples: examples.slice(1) } }))).toMatchObject({
    code: 'vocabulary_size',
    params: { field: 'sourceVocab', expected: 9, actual: 8 },
  });
  session.dispose();
});

test('what is no checkpoint is refused with one sentence, and the engine goes on', () => {
  const session = engine.createSession(options);
  const file = session.save();
  const random = new Uint8Array(1000).map((_, i) => (i * 7919) % 251);
  const longer = new Uint8Array(file.length + 1);
  longer.set(file);
  const cases: [unknown, string][] = [
    [new Uint8Array(0), 'file_not_checkpoint'],
    [random, 'file_not_checkpoint'],
    [file.slice(0, 500), 'file_truncated'],
    [file.slice(0, -1), 'file_truncated'],
    [longer, 'file_damaged'],
    [new Uint8Array(256 * 1024 * 1024 + 1), 'file_too_large'],
    ['a text', 'wrong_type'],
    [undefined, 'wrong_type'],
    [file.buffer, 'wrong_type'],
  ];
  for (const [given, code] of cases) {
    const error = thrown(() => engine.openSession(given as Uint8Array));
    expect(error).toMatchObject({ name: 'EngineError', code });
    expect(error.message).toMatch(/\.$/);
  }
  const wrong: [object, string][] = [
    [{ model: { width: 1 } }, 'unknown_option'],
    [{ model: { dModel: '8' } }, 'wrong_type'],
    [{ model: { norm: 'batch' } }, 'bad_option'],
    [{ training: { batchSize: 1.5 } }, 'out_of_range'],
    [{ data: { tokenizer: 'syllable' } }, 'bad_option'],
    [{ data: { lowercase: 1 } }, 'wrong_type'],
    [{ data: { examples: 5 } }, 'wrong_type'],
    [{ model: 5 }, 'wrong_type'],
  ];
  for (const [given, code] of wrong) expect(thrown(() => engine.openSession(file, given)).code).toBe(code);
  expect(thrown(() => session.save({ examples: 1 as never })).code).toBe('wrong_type');
  expect(thrown(() => session.save({ weights: true } as never)).code).toBe('unknown_option');
  expect(session.train(1).step).toBe(1);
  session.dispose();
  expect(thrown(() => session.save()).code).toBe('disposed');
});
