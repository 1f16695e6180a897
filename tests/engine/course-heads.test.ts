// Chapter 4: what its text claims about heads and residual connections, on models of the very plans that it shows.
import { beforeAll, describe, expect, test } from 'vitest';
import {
  difference,
  gradientName,
  headPart,
  joined,
  LAYERS,
  questionAt,
  queryKeyGradient,
  RESIDUAL,
  SENTENCES,
  sizeOf,
  stacked,
  stackedWithout,
  sumName,
  twoHeads,
} from '../../web/course/multi-head.ts';
import { kindOf } from '../../web/course/word-kinds.ts';
import type { Frame } from '../../web/engine/messages.ts';
import type { Ablation, Engine, Session } from '../../web/engine/types.ts';
import { loadLesson, sessionOptions, type LessonData } from '../../web/lessons/lessons.ts';
import { DRAWN, taskLesson } from '../../web/lessons/tasks.ts';
import { ablationOf } from '../../web/state/switches.ts';
import { load } from './load.ts';

const ADJECTIVES = 'properties';
const NOUNS: readonly (string | undefined)[] = ['people', 'animals', 'things'];

let engine: Engine;
let phrases: LessonData;
let session: Session;
beforeAll(async () => {
  engine = await load();
  phrases = await loadLesson('phrases');
  const lesson = twoHeads(phrases);
  session = engine.createSession(sessionOptions(lesson, null));
  session.train(lesson.preset.training.totalSteps);
});

const without = (...heads: number[]): Ablation => ablationOf(heads.map(headPart));
const right = (ablation: Ablation = {}): number => session.evaluate('validation', { ablation }).exactMatch;
const writes = (source: string, ablation: Ablation = {}): string => session.translate(source, { ablation }).text;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** For each word of a kind that asks a certain other one: the share that this one has in each head, and the size of each head's part. */
function seen(asks: (words: readonly string[], at: number) => number): { share: number[]; size: number[] }[] {
  return phrases.heldOut.flatMap(({ source }) => {
    session.translate(source);
    const { rowTokens, rows, columns, data } = session.attention('encoder');
    return rowTokens.flatMap((_word, row) => {
      const asked = asks(rowTokens, row);
      if (asked < 0) return [];
      const { parts } = joined(row, session.config, (name) => session.tensor(name))!;
      return [{ share: [0, 1].map((head) => data[(head * rows + row) * columns + asked]!), size: parts.map(sizeOf) }];
    });
  });
}

/** The noun that an article or an adjective stands before. */
const nounAfter =
  (kind: string) =>
  (words: readonly string[], at: number): number => {
    if (kindOf.get(words[at]!) !== kind) return -1;
    const next = words.findIndex((word, index) => index > at && kindOf.get(word) !== ADJECTIVES);
    return next >= 0 && NOUNS.includes(kindOf.get(words[next]!)) ? next : -1;
  };
const pronounBefore = (words: readonly string[], at: number): number =>
  kindOf.get(words[at]!) === 'deeds' && ['i', 'we', 'you'].includes(words[at - 1] ?? '') ? at - 1 : -1;

describe('two heads', () => {
  test('articles and adjectives look for their noun in the first, verbs for their pronoun in the second', () => {
    for (const [asks, head] of [
      [nounAfter('articles'), 0],
      [nounAfter(ADJECTIVES), 0],
      [pronounBefore, 1],
    ] as const) {
      const found = seen(asks);
      expect(found.length).toBeGreaterThan(40);
      expect(mean(found.map(({ share }) => share[head]!))).toBeGreaterThan(0.8);
      expect(mean(found.map(({ share }) => share[1 - head]!))).toBeLessThan(0.25);
      // And that head has the larger part of the answer.
      expect(mean(found.map(({ size }) => (size[head]! > size[1 - head]! ? 1 : 0)))).toBeGreaterThan(0.9);
    }
  });

  test('both of them matter, and each question of the task is found in one of them', () => {
    expect(right()).toBeGreaterThan(0.95);
    expect(right(without(0))).toBeLessThan(0.6);
    expect(right(without(1))).toBeLessThan(0.8);
    expect(right(without(0, 1))).toBeLessThan(0.4);
    session.translate(SENTENCES[0]!.source);
    const encoder = { ...session.attention('encoder'), masked: false, off: [] };
    const frame = { maps: { encoder } } as unknown as Frame;
    const found = [0, 1].map((head) => {
      const cells = Array.from({ length: encoder.rows * encoder.columns }, (_, at) => at);
      const kinds = cells.map((at) => questionAt(frame, head, Math.floor(at / encoder.columns), at % encoder.columns));
      return new Set(kinds.filter((kind) => kind !== null));
    });
    expect(found).toEqual([new Set(['noun']), new Set(['verb'])]);
  });

  test('without the first, gender and number go; without the second, the person; the rest of the sentence stays', () => {
    for (const { source, target } of SENTENCES) {
      expect(phrases.train.some((pair) => pair.source === source)).toBe(false);
      expect(writes(source)).toBe(target);
    }
    expect(SENTENCES.map(({ source }) => writes(source, without(0)))).toEqual([
      'tenemos una buena amigo',
      'el niñas están muy cansado',
      'comes esta manzana',
    ]);
    expect(SENTENCES.map(({ source }) => writes(source, without(1)))).toEqual([
      'tienen un buen amigo',
      'las niñas están muy cansadas',
      'comer esta manzana',
    ]);
  });

  test('a head that looks at something need not matter: one of the lesson *Phrases* can go', () => {
    using whole = engine.createSession(sessionOptions(phrases, null));
    whole.train(phrases.preset.training.totalSteps);
    const score = (ablation: Ablation): number => whole.evaluate('validation', { ablation }).exactMatch;
    expect(score({}) - score(without(1))).toBeLessThan(0.01);
    expect(score(without(0))).toBeLessThan(0.6);
    whole.translate('the girls are very tired');
    // "tired" looks at "girls" there.
    expect(whole.attention('encoder').data[25 + 4 * 5 + 1]).toBeGreaterThan(0.5);
  });
});

describe('joined and added', () => {
  test.each([1, 2, 4, 8])('%i heads have the same number of weights', (heads) => {
    const lesson = twoHeads(phrases);
    const preset = { ...lesson.preset, model: { ...lesson.preset.model, heads } };
    using other = engine.createSession(sessionOptions({ ...lesson, preset }, null));
    expect(other.summary.parameterCount).toBe(session.summary.parameterCount);
    expect(other.tensor('transformer.encoder.layers.0.self_attn.in_proj_weight')).toHaveLength(3 * 32 * 32);
  });

  const close = (one: Float32Array, other: Float32Array): void =>
    one.forEach((value, unit) => expect(value).toBeCloseTo(other[unit]!, 4));
  const plus = (one: Float32Array, other: Float32Array): Float32Array => one.map((value, unit) => value + other[unit]!);

  test.each([
    ['the whole model', {}, true],
    ['a model without the second head', without(1), true],
    ['a model without the residual connection', ablationOf([RESIDUAL]), false],
  ])('the parts of the heads are the answer, and it goes on with the word: %s', (_name, ablation, adds) => {
    for (const { source } of SENTENCES) {
      const words = session.translate(source, { ablation }).source.length;
      for (let row = 0; row < words; row += 1) {
        const { word, parts, answer, sum, beside } = joined(row, session.config, (name) => session.tensor(name))!;
        expect(beside).toHaveLength(word.length);
        close(plus(parts[0]!, parts[1]!), answer);
        close(adds ? plus(word, answer) : answer, sum);
      }
    }
  });

  test('without the residual connection the grammar survives and the words are lost', () => {
    const ablation = ablationOf([RESIDUAL]);
    expect(SENTENCES.map(({ source }) => writes(source, ablation))).toEqual([
      'vemos un buen café',
      'las fotos son azules',
      'compras esta flor',
    ]);
    expect(right(ablation)).toBeLessThan(0.05);
  });
});

describe.each([null, 2, 3, 4, 5])('layers on top of each other, seed %s', (seed) => {
  const lesson = (): LessonData => taskLesson('copy', engine.generateTask('copy', { count: DRAWN }));
  const fresh = (data: LessonData): Session => engine.createSession(sessionOptions(data, seed));
  const apart = (of: Session): number[] => {
    of.translate(lesson().probe.source);
    return Array.from({ length: LAYERS + 1 }, (_, layer) => difference(of.tensor(sumName(layer)), of.config.dModel));
  };
  /** Of the part of a layer's table that makes its values. */
  const valueGradients = (of: Session): number[] =>
    Array.from({ length: LAYERS }, (_, layer) => {
      const table = of.tensor(gradientName(layer + 1));
      return sizeOf(table.subarray((table.length / 3) * 2));
    });
  const gradients = (of: Session): number[] =>
    Array.from({ length: LAYERS }, (_, layer) => queryKeyGradient(of.tensor(gradientName(layer + 1))));

  test('only with residuals do the letters stay apart, does the gradient reach all layers, and is copying learned', () => {
    const data = lesson();
    using able = fresh(stacked(data));
    using unable = fresh(stackedWithout(data));
    expect(unable.summary.parameterCount).toBe(able.summary.parameterCount);
    for (const difference of apart(able)) expect(difference).toBeGreaterThan(0.1);
    expect(apart(unable)[0]).toBeCloseTo(apart(able)[0]!, 2);
    // Printed as less than a tenth of a percent.
    for (const difference of apart(unable).slice(2)) expect(difference).toBeLessThan(0.0005);

    for (const one of [able, unable]) one.train(1);
    for (const gradient of gradients(able)) expect(gradient).toBeGreaterThan(0.005);
    expect(gradients(unable)[0]).toBeGreaterThan(0.005);
    expect(gradients(unable)[LAYERS - 1]).toBeLessThan(1e-7);
    // The first layer reads letters that differ; the more alike they become, the less is left for queries and keys.
    expect(gradients(unable)[0]).toBeGreaterThan(gradients(able)[0]!);
    expect(gradients(unable)[1]).toBeLessThan(gradients(unable)[0]! / 20);
    expect(gradients(unable)[2]).toBeLessThan(gradients(unable)[1]! / 1000);
    // What all letters get alike can be learned by every layer.
    for (const one of [able, unable]) for (const gradient of valueGradients(one)) expect(gradient).toBeGreaterThan(0.1);

    for (const one of [able, unable]) one.train(stacked(data).preset.training.totalSteps - 1);
    expect(able.evaluate('validation').exactMatch).toBeGreaterThan(0.9);
    expect(unable.evaluate('validation').exactMatch).toBeLessThan(0.02);
    if (seed !== null) return;
    // Where it writes anything, it is one letter again and again.
    const texts = data.heldOut.map(({ source }) => unable.translate(source).text);
    expect(mean(texts.map((text) => (new Set(text).size === 1 ? 1 : 0)))).toBeGreaterThan(0.75);
    expect(mean(texts.map(({ length }) => length))).toBeGreaterThan(10);
  });
});
