// Chapter 3: what its text claims about the model, and that its figures add up to what the engine has.
import { beforeAll, describe, expect, test } from 'vitest';
import { BY_HAND_DECIMALS, verdict } from '../../web/course/by-hand.ts';
import type { Rows } from '../../web/course/rows.ts';
import { mixture, selfAttention, softmax, type SelfAttention } from '../../web/course/self-attention.ts';
import type { Engine, Session } from '../../web/engine/types.ts';
import { loadLesson, sessionOptions, type LessonData } from '../../web/lessons/lessons.ts';
import { load } from './load.ts';

let engine: Engine;
let lesson: LessonData;
beforeAll(async () => {
  engine = await load();
  lesson = await loadLesson('lets-go');
});

const fresh = (): Session => engine.createSession(sessionOptions(lesson, null));

function read(session: Session, source: string): SelfAttention {
  const tokens = session.translate(source).source.map(({ token }) => token);
  const found = selfAttention(tokens, session.config.dModel, (name) => session.tensor(name));
  expect(found).not.toBeNull();
  return found!;
}

const SENTENCES = ["let's go", 'to go', 'go to go', "let's go to go"];

function expectClose(found: Rows, wanted: Rows): void {
  expect(found.map(({ length }) => length)).toEqual(wanted.map(({ length }) => length));
  found.forEach((row, i) => row.forEach((number, j) => expect(number).toBeCloseTo(wanted[i]![j]!, 4)));
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, unit) => sum + x * b[unit]!, 0);

describe('what goes into a word of a sentence and what comes out', () => {
  test('the same numbers become others: in one sentence from itself, in the other from its neighbour', () => {
    using session = fresh();
    session.train(lesson.preset.training.totalSteps);
    const [alone, beside] = [read(session, "let's go"), read(session, 'to go')];
    expect(alone.tokens[1]).toBe('go');
    expect(beside.tokens[1]).toBe('go');
    expect(alone.input[1]).toEqual(beside.input[1]);
    for (const role of ['query', 'key', 'value'] as const) expect(alone[role][1]).toEqual(beside[role][1]);
    expect(alone.shares[1]![1]).toBeGreaterThan(0.95);
    expect(beside.shares[1]![0]).toBeGreaterThan(0.95);
    expect(Math.hypot(...alone.output[1]!.map((x, unit) => x - beside.output[1]![unit]!))).toBeGreaterThan(1);
  });
});

describe.each([0, 20, 200])('after %i steps', (steps) => {
  test('every number that the figures put between two others is made as they say', () => {
    using session = fresh();
    if (steps > 0) session.train(steps);
    const { dModel } = session.config;
    for (const source of SENTENCES) {
      const { input, tables, query, key, value, similarities, scores, shares, output } = read(session, source);
      for (const [role, made] of Object.entries({ query, key, value })) {
        const table = tables[role as 'query'];
        const column = (to: number): number[] => table.map((row) => row[to]!);
        expectClose(
          made,
          input.map((word) => table[0]!.map((_, to) => dot(word, column(to)))),
        );
      }
      expectClose(
        similarities,
        query.map((q) => key.map((k) => dot(q, k))),
      );
      expectClose(
        scores,
        similarities.map((row) => row.map((one) => one / Math.sqrt(dModel))),
      );
      expectClose(
        shares,
        scores.map((row) => softmax(row)),
      );
      expectClose(
        output,
        shares.map((row) => mixture(row, value).sum),
      );
    }
  });

  test('who computes with the printed numbers is right, and so is the engine', () => {
    using session = fresh();
    if (steps > 0) session.train(steps);
    const round = (numbers: readonly number[]): number[] => numbers.map((x) => Number(x.toFixed(BY_HAND_DECIMALS)));
    for (const source of SENTENCES) {
      const { query, key, similarities } = read(session, source);
      query.forEach((q, row) =>
        key.forEach((k, column) => {
          const [left, right] = [round(q), round(k)];
          expect(verdict(Number(dot(left, right).toFixed(2)), left, right)).toBe('right');
          expect(verdict(similarities[row]![column]!, left, right)).toBe('right');
        }),
      );
    }
  });
});

test('a longer sentence needs no further weight; its vectors grow like it, its shares like its square', () => {
  using session = fresh();
  const count = (rows: Rows): number => rows.reduce((sum, { length }) => sum + length, 0);
  for (const [words, source] of [
    [2, "let's go"],
    [3, "let's go to"],
    [4, "let's go to go"],
  ] as const) {
    const { tables, query, key, value, shares } = read(session, source);
    expect(count(tables.query) + count(tables.key) + count(tables.value)).toBe(12);
    expect(count(query) + count(key) + count(value)).toBe(6 * words);
    expect(count(shares)).toBe(words * words);
  }
});

test('some word has hardly any share in each sentence of the lesson: there is one to raise', () => {
  using session = fresh();
  session.train(lesson.preset.training.totalSteps);
  for (const source of SENTENCES) expect(Math.min(...read(session, source).shares.flat())).toBeLessThan(0.1);
});
