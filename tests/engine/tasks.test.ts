import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { SessionOptions, TaskKind } from '../../web/engine/types.ts';
import { load } from './load.ts';
import { thrown } from './thrown.ts';

const engine = await load();

const preset = (kind: TaskKind): SessionOptions =>
  JSON.parse(readFileSync(new URL(`../../web/lessons/${kind}/preset.json`, import.meta.url), 'utf8')) as SessionOptions;

/** 2,000 examples to learn, 500 held out, as the preset says. */
function session(kind: TaskKind, seed: number) {
  const { model, training, data } = preset(kind);
  const examples = engine.generateTask(kind, { seed, count: 2500 });
  return engine.createSession({
    model: { ...model, seed },
    training: { ...training, seed },
    data: { ...data, examples: examples.slice(0, 2000), validation: examples.slice(2000) },
  });
}

test('the same seed draws the same examples as the native build', () => {
  expect(engine.generateTask('dates', { seed: 1, count: 2 })).toEqual([
    { source: 'Wednesday, August 23, 2056', target: 'miércoles, 23 de agosto de 2056' },
    { source: 'Tuesday, February 24, 2071', target: 'martes, 24 de febrero de 2071' },
  ]);
  expect(engine.generateTask('numbers', { seed: 1, count: 2 })).toEqual([
    { source: '82', target: 'ochenta y dos' },
    { source: '0', target: 'cero' },
  ]);
  expect(engine.generateTask('sort', { seed: 1, count: 1 })).toEqual([{ source: 'cghicj', target: 'ccghij' }]);
  const [first] = engine.generateTask('reverse', { seed: 4, count: 1 });
  expect(first!.target).toBe([...first!.source].reverse().join(''));
  const [copied] = engine.generateTask('copy', { seed: 4, count: 1 });
  expect(copied!.target).toBe(copied!.source);
});

test('2,500 distinct examples of seed 1 when nothing is said, and another seed has others', () => {
  const examples = engine.generateTask('numbers');
  expect(new Set(examples.map(({ source }) => source)).size).toBe(2500);
  expect(engine.generateTask('numbers', { seed: 1, count: 2500 })).toEqual(examples);
  expect(engine.generateTask('numbers', { seed: 2 })).not.toEqual(examples);
});

test.each([
  ['a task that is none', () => engine.generateTask('shuffle' as 'sort'), 'bad_option'],
  ['a name of every object', () => engine.generateTask('constructor' as 'sort'), 'bad_option'],
  ['no task', () => engine.generateTask(undefined as never), 'wrong_type'],
  ['a task of another type', () => engine.generateTask(3 as never), 'wrong_type'],
  ['options of another type', () => engine.generateTask('sort', 5 as never), 'wrong_type'],
  ['an option that is none', () => engine.generateTask('sort', { size: 5 } as never), 'unknown_option'],
  ['nothing', () => engine.generateTask('sort', { count: 0 }), 'out_of_range'],
  ['a fraction', () => engine.generateTask('sort', { count: 2.5 }), 'out_of_range'],
  ['a negative count', () => engine.generateTask('sort', { count: -1 }), 'out_of_range'],
  ['not a number', () => engine.generateTask('sort', { count: Number.NaN }), 'out_of_range'],
  ['a count as text', () => engine.generateTask('sort', { count: '5' as never }), 'wrong_type'],
  ['a seed too large', () => engine.generateTask('sort', { seed: 2 ** 32 }), 'out_of_range'],
  ['a negative seed', () => engine.generateTask('sort', { seed: -1 }), 'out_of_range'],
])('what cannot be drawn is refused: %s', (_, call, code) => {
  expect(thrown(call).code).toBe(code);
});

test('more than there are is refused with the range', () => {
  expect(thrown(() => engine.generateTask('numbers', { count: 10_001 }))).toMatchObject({
    code: 'out_of_range',
    params: { field: 'count', value: 10_001, min: 1, max: 10_000 },
  });
  expect(engine.generateTask('dates', { seed: 0xffffffff, count: 73_049 })).toHaveLength(73_049);
});

test.each([
  [10, 'out_of_range'],
  [-1, 'out_of_range'],
  [1.5, 'out_of_range'],
  ['2', 'wrong_type'],
])('a digit group that cannot be is refused: %j', (digitGroup, code) => {
  const examples = [{ source: '1', target: 'uno' }];
  expect(thrown(() => engine.createSession({ data: { examples, digitGroup: digitGroup as number } })).code).toBe(code);
});

test('dates: learned from the preset; a date is typed and read as one writes it', { timeout: 60_000 }, () => {
  const dates = session('dates', 1);
  dates.train(dates.training.totalSteps);
  expect(dates.evaluate('validation')).toMatchObject({ examples: 500 });
  expect(dates.evaluate('validation').exactMatch).toBeGreaterThanOrEqual(0.99);
  const translation = dates.translate('Monday, January 5, 2004');
  expect(translation.text).toBe('lunes, 5 de enero de 2004');
  expect(translation.tokens).toEqual(['lunes', ',', '5', 'de', 'enero', 'de', '20', '##04']);
  expect(translation.source.map(({ token }) => token)).toEqual(['monday', ',', 'january', '5', ',', '20', '##04']);
  dates.dispose();
});

test('reverse: letters without spaces, in and out', { timeout: 60_000 }, () => {
  const reverse = session('reverse', 1);
  reverse.train(reverse.training.totalSteps);
  expect(reverse.evaluate('validation').exactMatch).toBeGreaterThanOrEqual(0.99);
  expect(reverse.translate('facade').text).toBe('edacaf');
  reverse.dispose();
});
