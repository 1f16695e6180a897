// Chapter 10: what its text claims about the models that can be built, and about the sums that lead to large ones.
import { beforeAll, describe, expect, test } from 'vitest';
import { FIRST_TRY, firstTry, LESSONS_TO_BUILD, MARK, optionsFor, type BuiltLesson } from '../../web/course/build.ts';
import { kindOfInput, rightAnswer } from '../../web/course/right-answer.ts';
import {
  changed,
  CHANGES,
  PUBLISHED,
  sizeOf,
  sizeOfPublished,
  totalOf,
  weightsOf,
  type Change,
} from '../../web/course/sizes.ts';
import type { Engine, ModelConfig, Session } from '../../web/engine/types.ts';
import { sessionOptions, type LessonData } from '../../web/lessons/lessons.ts';
import { DRAWN, taskLesson } from '../../web/lessons/tasks.ts';
import { withOptions } from '../../web/state/lesson-options.ts';
import { load } from './load.ts';
import { thrown } from './thrown.ts';

let engine: Engine;
const stock = {} as Record<BuiltLesson, LessonData>;
beforeAll(async () => {
  engine = await load();
  for (const lesson of LESSONS_TO_BUILD)
    stock[lesson] = taskLesson(lesson, engine.generateTask(lesson, { seed: 1, count: DRAWN }));
});

/** As the page opens them. */
function built(lesson: BuiltLesson, chosen: Partial<typeof FIRST_TRY> = {}): Session {
  const data = withOptions(stock[lesson], optionsFor(lesson, { ...FIRST_TRY, ...chosen }));
  return engine.createSession(sessionOptions(data, null));
}

function trained(lesson: BuiltLesson, chosen: Partial<typeof FIRST_TRY> = {}): Session {
  const session = built(lesson, chosen);
  session.train(session.training.totalSteps);
  return session;
}

/** Small ones that pass. */
const GOOD = {
  dates: { dModel: 16, totalSteps: 300 },
  numbers: { dModel: 24, heads: 2, dFf: 48, totalSteps: 700 },
} as const;

describe.each(LESSONS_TO_BUILD)('a translator of %s', (lesson) => {
  test('gets nothing right as it stands in the form, and passes the mark when it is larger and trained for longer', () => {
    expect(firstTry(lesson)(stock[lesson])).toEqual(withOptions(stock[lesson], optionsFor(lesson, FIRST_TRY)));
    using first = trained(lesson);
    expect(first.evaluate('validation').exactMatch).toBe(0);
    using good = trained(lesson, GOOD[lesson]);
    expect(good.evaluate('validation').exactMatch).toBeGreaterThan(MARK);
    expect(good.summary).toMatchObject({ trainExamples: 2000, validationExamples: 500 });
  });

  test('does not pass with a learning rate that is too small or too large', () => {
    for (const learningRate of [0.0005, 0.3]) {
      using session = trained(lesson, { ...GOOD[lesson], learningRate });
      expect(session.evaluate('validation').exactMatch).toBeLessThan(0.5);
    }
  });

  test('knows every piece of what it has never seen', () => {
    using session = built(lesson);
    for (const { source, target } of stock[lesson].heldOut) {
      expect(session.observe(source, target).unknownTokens).toEqual([]);
      expect(kindOfInput(lesson, source, stock[lesson].train)).toBe('new');
    }
    expect(kindOfInput(lesson, stock[lesson].train[0]!.source.toUpperCase(), stock[lesson].train)).toBe('learned');
  });

  test('cannot be built with a width that the heads do not share evenly', () => {
    expect(thrown(() => built(lesson, { heads: 3 })).code).toBe('not_divisible');
  });
});

test('a year is two tokens, and a number one for each digit', () => {
  using dates = built('dates');
  const tokens = (session: Session, text: string): string[] => session.translate(text).source.map(({ token }) => token);
  expect(tokens(dates, 'Friday, March 13, 1987')).toEqual(['friday', ',', 'march', '13', ',', '19', '##87']);
  using numbers = built('numbers');
  expect(tokens(numbers, '2026')).toEqual(['2', '##0', '##2', '##6', '<EOS>']);
});

test('beyond its lesson a model answers all the same, and may be quite sure', () => {
  for (const [lesson, text] of [
    ['numbers', '12345'],
    ['dates', 'Monday, January 5, 1804'],
  ] as const) {
    using session = trained(lesson, { dModel: 24, heads: 2, dFf: 48, totalSteps: 700 });
    const { text: written, logProbability, unknownTokens } = session.translate(text);
    expect(kindOfInput(lesson, text, stock[lesson].train)).toBe('other');
    expect(unknownTokens).toEqual([]);
    expect(written).not.toBe('');
    expect(Math.exp(logProbability)).toBeGreaterThan(0.9);
    expect(written).not.toContain('1804');
  }
});

describe('what is right is known for every input of the lesson', () => {
  test('of all numbers, as the engine draws them', () => {
    const all = engine.generateTask('numbers', { seed: 1, count: 10_000 });
    expect(all).toHaveLength(10_000);
    for (const { source, target } of all) expect(rightAnswer('numbers', source)).toBe(target);
    for (const other of ['12345', '007', '-5', '3.5', '', 'seven', '1e3'])
      expect(rightAnswer('numbers', other)).toBe(null);
  });

  test('of dates, as the engine draws them', () => {
    for (const { source, target } of engine.generateTask('dates', { seed: 3, count: 5000 }))
      expect(rightAnswer('dates', source)).toBe(target);
    const others = ['Monday, January 5, 1804', 'Lunes, January 5, 2004', 'Monday, enero 5, 2004', 'January 5, 2004'];
    for (const other of [...others, 'Monday, January 32, 2004', 'Monday, January 0, 2004', ''])
      expect(rightAnswer('dates', other)).toBe(null);
    expect(rightAnswer('dates', 'monday , january 5,2004')).toBe('lunes, 5 de enero de 2004');
  });
});

describe('the number of weights', () => {
  const CONFIGS: Partial<ModelConfig>[] = [
    {},
    { dFf: 0, norm: 'none', outputProjection: false, attentionBias: false, linearBias: false, outputBias: false },
    { encoderLayers: 3, decoderLayers: 2, norm: 'pre', linearBias: false },
    { norm: 'post', attentionBias: false, position: 'learned', maxSourceLength: 20, maxTargetLength: 24 },
    { norm: 'pre', dFf: 0, outputProjection: false, position: 'none', heads: 4, outputBias: false },
  ];

  test.each(CONFIGS)('is what the engine has: %o', (model) => {
    const examples = stock.dates.train.slice(0, 50);
    using session = engine.createSession({ model: { dModel: 12, ...model }, data: { examples } });
    expect(totalOf(weightsOf(sizeOf(session.config)))).toBe(session.summary.parameterCount);
  });

  test('of published models is by the same sums what was published', () => {
    const totals = PUBLISHED.map((one) => totalOf(weightsOf(sizeOfPublished(one))));
    // As their weights are to be had; and 175 billion in print.
    expect(totals.slice(0, 2)).toEqual([124_439_808, 1_557_611_200]);
    expect(totals[2]! / 175e9).toBeCloseTo(1, 2);
  });

  test.each(LESSONS_TO_BUILD)('of %s becomes that of the smallest of them, and grows most by the width', (lesson) => {
    const [goal] = PUBLISHED;
    for (const chosen of [{}, GOOD[lesson], { dModel: 64, heads: 4, encoderLayers: 2, decoderLayers: 2, dFf: 256 }]) {
      using session = built(lesson, chosen);
      const mine = sizeOf(session.config);
      const total = (...changes: Change[]): number => totalOf(weightsOf(changed(mine, goal!, new Set(changes))));
      expect(total()).toBe(session.summary.parameterCount);
      expect(total(...CHANGES)).toBe(124_439_808);
      expect(total('half')).toBeLessThan(total());
      for (const other of ['tokens', 'layers'] as const) {
        expect(total(other)).toBeGreaterThan(total());
        expect(total('width')).toBeGreaterThan(2 * total(other));
      }
    }
  });

  test('of a table between two vectors grows with the square of their width', () => {
    using session = built('dates');
    const layer = (dModel: number): number =>
      weightsOf({ ...sizeOf(session.config), dModel, attentionBias: false, norm: 'none', dFf: 0 }).encoder;
    expect(layer(80)).toBe(100 * layer(8));
  });
});
