// Decoding options, ablations, intermediates and history through the JavaScript interface.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Session } from '../../web/engine/types.ts';
import { load } from './load.ts';
import { thrown } from './thrown.ts';

const EXAMPLES = [
  { source: 'the red house', target: 'la casa roja' },
  { source: 'the white house', target: 'la casa blanca' },
  { source: 'a red door', target: 'una puerta roja' },
  { source: 'a white door', target: 'una puerta blanca' },
];

let engine: Engine;
beforeAll(async () => {
  engine = await load();
});

function trained(): Session {
  const session = engine.createSession({
    model: { dModel: 16, encoderLayers: 2, decoderLayers: 2, embeddingStd: 0.1 },
    training: { batchSize: 4, totalSteps: 150, warmupSteps: 10 },
    data: { examples: EXAMPLES },
  });
  session.train(150);
  return session;
}

describe('decoding', () => {
  test('beam search gives translations in order and a tree in which every word has its parent', () => {
    using session = trained();
    const { text, beams, beamTree } = session.translate('a white door', { beam: 4 });
    expect(text).toBe('una puerta blanca');
    expect(beams).toHaveLength(4);
    expect(beams[0]!.text).toBe(text);
    for (let i = 1; i < beams.length; i++) expect(beams[i]!.score).toBeLessThanOrEqual(beams[i - 1]!.score);
    for (const { parent, step } of beamTree) {
      if (step === 0) expect(parent).toBe(-1);
      else expect(beamTree[parent]!.step).toBe(step - 1);
    }
    expect(session.translate('a white door').beams).toEqual([]);
  });

  test('sampling depends on its seed alone', () => {
    using session = trained();
    const draw = (seed: number) => session.translate('a red door', { temperature: 4, seed }).text;
    const texts = Array.from({ length: 20 }, (_, seed) => draw(seed));
    expect(Array.from({ length: 20 }, (_, seed) => draw(seed))).toEqual(texts);
    expect(new Set(texts).size).toBeGreaterThan(3);
  });

  test('what is switched off shows, and nothing stays off', () => {
    using session = trained();
    const plain = session.translate('the red house');
    const deaf = session.translate('the red house', { ablation: { crossAttention: true } });
    expect(session.attention('cross').data.every((weight) => weight === 0)).toBe(true);
    expect(deaf.text).toBe(session.translate('a white door', { ablation: { crossAttention: true } }).text);
    session.translate('the red house', { ablation: { heads: [{ kind: 'encoder', layer: 1, head: 0 }] } });
    const { data, rows, columns } = session.attention('encoder');
    const block = (n: number) => data.slice(n * rows * columns, (n + 1) * rows * columns);
    expect(block(2).every((weight) => weight === 0)).toBe(true);
    expect(block(3).every((weight) => weight > 0)).toBe(true);
    const without = session.translate('the red house', {
      ablation: { position: true, residuals: [{ sublayer: 'decoder_cross', layer: 0 }] },
    });
    expect(without.logProbability).not.toBe(plain.logProbability);
    session.observe('the red house', 'la casa roja', { ablation: { causalMask: true } });
    expect(session.attention('decoder').data.every((weight) => weight > 0)).toBe(true);
    expect(session.translate('the red house')).toEqual(plain);
  });

  test('scores are those of the model without what is left out', () => {
    using session = trained();
    const whole = session.evaluate('train');
    expect(whole.exactMatch).toBe(1);
    const deaf = session.evaluate('train', { ablation: { crossAttention: true } });
    // Deaf to the source it writes one and the same sentence for all.
    expect(deaf.exactMatch).toBeLessThanOrEqual(1 / EXAMPLES.length);
    expect(deaf.loss).toBeGreaterThan(whole.loss);
    expect(session.evaluate('train')).toEqual(whole);
    const refused = thrown(() => session.evaluate('train', { ablation: { residuals: 1 } as never })).code;
    expect(refused).toBe('wrong_type');
  });

  test('options that cannot be are refused by name', () => {
    using session = trained();
    const refused = (options: unknown) => thrown(() => session.translate('a', options as never)).code;
    expect(refused({ beam: 99 })).toBe('out_of_range');
    expect(refused({ beam: 2, temperature: 1 })).toBe('beam_and_temperature');
    expect(refused({ beam: 1.5 })).toBe('out_of_range');
    expect(refused({ temperature: 'hot' })).toBe('wrong_type');
    expect(refused({ temperature: NaN })).toBe('out_of_range');
    expect(refused({ temprature: 1 })).toBe('unknown_option');
    expect(refused({ ablation: 5 })).toBe('wrong_type');
    expect(refused({ ablation: { mask: true } })).toBe('unknown_option');
    expect(refused({ ablation: { heads: [{ kind: 'encoder', layer: 2, head: 0 }] } })).toBe('out_of_range');
    expect(refused({ ablation: { heads: [{ kind: 'encoder', layer: 0, head: 2 }] } })).toBe('out_of_range');
    expect(refused({ ablation: { heads: [{ kind: 'all', layer: 0, head: 0 }] } })).toBe('bad_option');
    expect(refused({ ablation: { residuals: [{ sublayer: 'encoder_cross', layer: 0 }] } })).toBe('bad_option');
    expect(refused({ ablation: { residuals: [null] } })).toBe('wrong_type');
    expect(refused(7)).toBe('wrong_type');
  });
});

describe('intermediates', () => {
  test('every listed tensor can be read, in its shape, and sums add up', () => {
    using session = trained();
    session.translate('the red door');
    const activations = session.tensors().filter(({ role }) => role === 'activation');
    expect(activations.length).toBeGreaterThan(60);
    for (const { name, shape } of activations)
      expect(session.tensor(name), name).toHaveLength(shape.reduce((product, n) => product * n, 1));
    const [embedding, position, sum] = ['embedding', 'position', 'sum'].map((part) => session.tensor(`source.${part}`));
    sum!.forEach((value, i) => expect(value).toBe(Math.fround(embedding![i]! + position![i]!)));
    expect(session.inspected()).toEqual([
      { source: ['the', 'red', 'door'], target: expect.arrayContaining(['<EOS>']) as string[] },
    ]);
  });

  test('after a training step they are the batch, with gradients', () => {
    using session = trained();
    session.train(1);
    expect(session.inspected()).toHaveLength(4);
    const roles = new Map(session.tensors().map(({ name, role }) => [name, role]));
    expect(roles.get('grad.logits')).toBe('gradient');
    expect(roles.get('logits')).toBe('activation');
    expect(session.tensor('grad.logits').some((value) => value !== 0)).toBe(true);
    expect(thrown(() => session.tensor('encoder.layers.9.norm1')).code).toBe('unknown_tensor');
  });
});

describe('history', () => {
  test('any step comes back to the bit, and moments show what was seen', () => {
    using session = engine.createSession({ model: { dModel: 8 }, data: { examples: EXAMPLES } });
    expect(session.history()).toBeNull();
    session.startHistory(EXAMPLES[0]!);
    const course = [session.tensor('generator.weight')];
    const seen: string[] = [];
    for (let step = 1; step <= 50; step++) {
      session.train(1);
      course.push(session.tensor('generator.weight'));
      seen.push(session.observe(EXAMPLES[0]!.source, EXAMPLES[0]!.target).text);
    }
    const { first, last, moments } = session.history()!;
    expect([first, last]).toEqual([0, 50]);
    expect(moments.map(({ step }) => step)).toEqual(Array.from({ length: 51 }, (_, step) => step));
    expect(session.moment(20).shown.text).toBe(seen[19]);
    expect(session.moment(20).maps.cross.rowTokens).toEqual(['<EOS>', 'la', 'casa', 'roja']);
    for (const step of [7, 50, 0, 33]) {
      session.restore(step);
      expect(session.step).toBe(step);
      expect(session.tensor('generator.weight')).toEqual(course[step]);
    }
    session.train(1);
    expect(session.tensor('generator.weight')).toEqual(course[34]);
    expect(thrown(() => session.restore(51)).code).toBe('no_such_step');
    expect(thrown(() => session.restore(-1)).code).toBe('out_of_range');
  });

  test('what cannot be gone to or probed is refused', () => {
    using session = trained();
    expect(thrown(() => session.moment(3)).code).toBe('no_such_step');
    expect(thrown(() => session.restore(3)).code).toBe('no_such_step');
    expect(thrown(() => session.startHistory({ source: '', target: 'x' })).code).toBe('empty_text');
    expect(thrown(() => session.startHistory(null as never)).code).toBe('wrong_type');
    session.startHistory(EXAMPLES[1]!);
    expect(thrown(() => session.moment(149)).code).toBe('no_such_step');
    expect(session.moment(150).step).toBe(150);
  });
});
