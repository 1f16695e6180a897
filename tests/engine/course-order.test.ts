// What the second chapter says about models, on models of the very plans that it shows.
import { expect, test } from 'vitest';
import { bag, brief, briefWithout, ORDERS, sameBag, sameRow, placesOf, swapped } from '../../web/course/orders.ts';
import { confused, distance, LAST, pattern, waveLength, WIDTHS } from '../../web/course/waves.ts';
import { wave } from '../../web/explain/workings.ts';
import type { Session } from '../../web/engine/types.ts';
import { loadLesson, sessionOptions, type LessonData } from '../../web/lessons/lessons.ts';
import { DRAWN, taskLesson } from '../../web/lessons/tasks.ts';
import { load } from './load.ts';

const engine = await load();
const letsGo = await loadLesson('lets-go');
const drawn = (kind: 'reverse' | 'sort'): LessonData => taskLesson(kind, engine.generateTask(kind, { count: DRAWN }));

function trained(data: LessonData, steps = data.preset.training.totalSteps): Session {
  const session = engine.createSession(sessionOptions(data, null));
  if (steps > 0) session.train(steps);
  return session;
}

const ENCODED = 'encoder.layers.0.residual2';
const words = (text: string): string[] => text.split(' ');

test.each([0, 200])(
  'without positions an order is a bag: the same numbers and the same words, after %i steps',
  (steps) => {
    const session = trained(bag(letsGo), steps);
    const first = session.translate(ORDERS[0].source);
    const numbers = session.tensor(ENCODED);
    let order = words(ORDERS[0].source);
    for (const at of [1, 2, 0, 3, 1]) {
      order = swapped(order, at);
      const other = session.translate(order.join(' '));
      const places = placesOf(words(ORDERS[0].source), order);
      const encoded = session.tensor(ENCODED);
      places.forEach((j, i) => expect(sameRow(numbers, i, encoded, j, 4), `${order.join(' ')} ${i}`).toBe(true));
      expect(other.text).toBe(first.text);
      expect(other.logProbability).toBeCloseTo(first.logProbability, 4);
    }
    session.dispose();
  },
);

test('with positions the same comparison finds other numbers', () => {
  const lesson = bag(letsGo);
  const preset = { ...lesson.preset, model: { ...lesson.preset.model, position: 'sinusoidal' as const } };
  const session = trained({ ...lesson, preset });
  const [one, other] = ORDERS.map(({ source }) => session.translate(source));
  expect([one!.text, other!.text]).toEqual(ORDERS.map(({ target }) => target));
  const after = session.tensor(ENCODED);
  session.translate(ORDERS[0].source);
  const before = session.tensor(ENCODED);
  const places = placesOf(words(ORDERS[0].source), words(ORDERS[1].source));
  expect(places.some((j, i) => sameRow(before, i, after, j, 4))).toBe(false);
  session.dispose();
});

test('all that training teaches the bag is to guess: half the probability, and no loss below that of a coin', () => {
  const session = trained(bag(letsGo));
  const translation = session.translate(ORDERS[0].source);
  expect(ORDERS.map(({ target }) => target)).toContain(translation.text);
  expect(Math.exp(translation.logProbability)).toBeCloseTo(0.5, 2);
  // Five words and <EOS>, and one choice between two.
  const coin = Math.LN2 / 6;
  const { loss } = session.evaluate('train');
  expect(loss).toBeGreaterThan(coin - 1e-4);
  expect(loss).toBeLessThan(coin + 0.002);
  session.dispose();
});

test.each([2, 4, 8, 16])('the waves of the figure are the positions of the engine, at width %i', (dModel) => {
  const preset = { ...letsGo.preset, model: { ...letsGo.preset.model, dModel, maxSourceLength: LAST + 1 } };
  const session = trained({ ...letsGo, preset }, 0);
  session.translate(Array.from({ length: LAST + 1 }, () => 'go').join(' '));
  const positions = session.tensor('source.position');
  expect(positions).toHaveLength((LAST + 1) * dModel);
  for (let position = 0; position <= LAST; position += 1)
    pattern(position, dModel).forEach((value, unit) => {
      expect(positions[position * dModel + unit]).toBeCloseTo(value, 6);
    });
  session.dispose();
});

test('waves stay between minus one and one, no two patterns are the same, and neighbours are the nearest', () => {
  for (let width = WIDTHS.least; width <= WIDTHS.most; width += 2)
    for (let one = 0; one <= LAST; one += 1) {
      for (const value of pattern(one, width)) expect(Math.abs(value)).toBeLessThanOrEqual(1);
      for (let other = one + 1; other <= LAST; other += 1) {
        expect(distance(one, other, width)).toBeGreaterThan(0.1);
        expect(distance(one, other, width)).toBeCloseTo(distance(0, other - one, width), 9);
        if (width >= 12) expect(confused(one, other, width)).toBe(false);
      }
    }
  expect(confused(0, 6, 2)).toBe(true);
  expect(confused(3, 4, 2)).toBe(false);
});

test('a sine has a value twice in a wave, and the cosine beside it tells the two places apart', () => {
  for (let unit = 0; unit < WIDTHS.most; unit += 2)
    for (const part of [0, 0.05, 0.1, 0.2]) {
      const length = waveLength(unit, WIDTHS.most);
      const places = [part * length, (0.5 - part) * length];
      const [sines, cosines] = [unit, unit + 1].map((at) => places.map((place) => wave(place, at, WIDTHS.most).value));
      expect(sines![0]).toBeCloseTo(sines![1]!, 9);
      expect(cosines![0]).toBeCloseTo(-cosines![1]!, 9);
      expect(cosines![0]).toBeGreaterThan(0.3);
    }
});

test('what is read is the word plus the position; training moves the one and not the other', () => {
  const session = trained(letsGo, 0);
  const parts = (): Float32Array[] => {
    session.translate('go to go');
    return ['source.embedding', 'source.position', 'source.sum'].map((name) => session.tensor(name));
  };
  const [word, position, sum] = parts();
  sum!.forEach((value, index) => expect(value).toBeCloseTo(word![index]! + position![index]!, 6));
  expect([...word!.slice(0, 2)]).toEqual([...word!.slice(4, 6)]);
  session.train(200);
  const [later, same] = parts();
  expect(same).toEqual(position);
  later!.forEach((value, index) => expect(value).not.toBe(word![index]));
  session.dispose();
});

test('backwards: learned with positions; without them mostly the right letters, in one order for all', () => {
  const [able, unable] = [brief(drawn('reverse')), briefWithout(drawn('reverse'))].map((data) => ({
    data,
    session: trained(data),
  }));
  // Before that, not a weight is different.
  const [one, other] = [able!, unable!].map(({ data }) => trained(data, 0));
  for (const { name } of one!.tensors().filter(({ name }) => name.endsWith('weight')))
    expect(one!.tensor(name), name).toEqual(other!.tensor(name));
  for (const session of [one!, other!]) session.dispose();
  expect(able!.session.evaluate('validation').exactMatch).toBeGreaterThan(0.95);
  expect(unable!.session.evaluate('validation').exactMatch).toBeLessThan(0.1);
  expect(able!.session.summary.parameterCount).toBe(unable!.session.summary.parameterCount);
  const { heldOut } = unable!.data;
  const inOrder = heldOut.map(({ source }) => unable!.session.translate(source).text);
  const bags = heldOut.filter(({ target }, index) => sameBag([...target], [...inOrder[index]!]));
  expect(bags.length / heldOut.length).toBeGreaterThan(0.75);
  const turned = heldOut.slice(0, 100).map(({ target }) => unable!.session.translate(target).text);
  // An exact tie between two letters may go either way with the rounding of a sum.
  expect(turned.filter((text, index) => text === inOrder[index]).length).toBeGreaterThanOrEqual(98);
  for (const { session } of [able!, unable!]) session.dispose();
});

test('sorting needs no positions: it is learned as well without them', () => {
  const lesson = drawn('sort');
  const without = { ...lesson.preset, model: { ...lesson.preset.model, position: 'none' as const } };
  const shares = [lesson, { ...lesson, preset: without }].map((data) => {
    const session = trained(data);
    const { exactMatch } = session.evaluate('validation');
    session.dispose();
    return exactMatch;
  });
  expect(shares[1]).toBeGreaterThan(0.98);
  expect(Math.abs(shares[0]! - shares[1]!)).toBeLessThan(0.01);
});
