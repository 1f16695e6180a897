// Chapter 6: what its text claims about cross-attention, and what a model does that is made to look elsewhere.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cross, CROSSED, DATES, DATES_PLAN, isEmpty, largest, PHRASES_PLAN, pulled } from '../../web/course/cross.ts';
import { inRows, type Rows } from '../../web/course/rows.ts';
import { softmax } from '../../web/course/self-attention.ts';
import { redirected } from '../../web/engine/redirect.ts';
import type { Redirected } from '../../web/engine/messages.ts';
import type { Engine, Session } from '../../web/engine/types.ts';
import { loadLesson, sessionOptions, type LessonData } from '../../web/lessons/lessons.ts';
import { parseTable } from '../../web/lessons/table.ts';
import { DRAWN, taskLesson } from '../../web/lessons/tasks.ts';
import { load } from './load.ts';

const CROSS = 'decoder.layers.0.multihead_attn';
const file = readFileSync(new URL('../../web/lessons/phrases/phrases.tsv', import.meta.url), 'utf8');
const known = new Map(parseTable(file).map((row) => [row.source ?? '', row]));

let engine: Engine;
let phrases: LessonData;
let dates: LessonData;
/** Trained to the end of the plan; what is asked of them leaves them as they are. */
let speaker: Session;
let dater: Session;
beforeAll(async () => {
  engine = await load();
  phrases = PHRASES_PLAN.change!(await loadLesson('phrases'));
  dates = DATES_PLAN.change!(taskLesson('dates', engine.generateTask('dates', { seed: 1, count: DRAWN })));
  speaker = engine.createSession(sessionOptions(phrases, null));
  speaker.train(phrases.preset.training.totalSteps);
  dater = engine.createSession(sessionOptions(dates, null));
  dater.train(dates.preset.training.totalSteps);
});
afterAll(() => {
  speaker.dispose();
  dater.dispose();
});

/** A model's own translation, and the place that each of its words gives the largest share. */
function look(session: Session, source: string): { text: string; tokens: string[]; columns: string[]; most: number[] } {
  const { text, tokens } = session.translate(source);
  const { data, columns, columnTokens } = session.attention('cross');
  return { text, tokens, columns: columnTokens, most: inRows(data, columns).slice(0, tokens.length).map(largest) };
}
/** All pairs of words whose lines cross. */
const crossings = (most: readonly number[]): [number, number][] =>
  most.flatMap((_, one) =>
    most.flatMap((_other, other): [number, number][] => (one < other && cross(most, one, other) ? [[one, other]] : [])),
  );

describe('the decoder asks the encoder', () => {
  test('queries come from the translation alone, keys and values from the source alone', () => {
    const read = (source: string, target: string): Float32Array[] => {
      speaker.observe(source, target);
      return ['query', 'key', 'value'].map((part) => speaker.tensor(`${CROSS}.${part}`));
    };
    const [one, otherTarget] = [
      read(CROSSED[0]!, 'la taza vieja es roja'),
      read(CROSSED[0]!, 'este café está frío ya'),
    ];
    expect(otherTarget.slice(1)).toEqual(one.slice(1));
    expect(otherTarget[0]).not.toEqual(one[0]);
    const otherSource = read('these cows are very black', 'la taza vieja es roja');
    expect(otherSource[0]).toEqual(one[0]);
    expect(otherSource[1]).not.toEqual(one[1]);
    expect(otherSource[2]).not.toEqual(one[2]);
  });

  test('each word of the sentences listens most to the word that it translates; none of them was learned', () => {
    for (const source of CROSSED) {
      expect(phrases.train.some((pair) => pair.source === source)).toBe(false);
      const { text, most } = look(speaker, source);
      expect(text).toBe(known.get(source)!.target);
      expect(most).toEqual(known.get(source)!.alignment!.split(' ').map(Number));
    }
    expect(PHRASES_PLAN.probe).toEqual({ source: CROSSED[0], target: known.get(CROSSED[0]!)!.target });
  });
});

describe('where lines cross', () => {
  test('an adjective and its noun change places, once in each of the first two sentences and never in the last', () => {
    expect(CROSSED.map((source) => crossings(look(speaker, source).most))).toEqual([[[1, 2]], [[4, 5]], []]);
  });

  test('in a date month and day do, and nothing else that translates something', () => {
    for (const source of DATES) {
      const pair = dates.heldOut.find((one) => one.source === source);
      const { text, tokens, columns, most } = look(dater, source);
      expect(text).toBe(pair?.target);
      // A year is two tokens.
      expect(columns).toHaveLength(7);
      const full = crossings(most).filter((pair) => pair.every((place) => !isEmpty(tokens[place]!)));
      expect(full).toEqual([[2, 4]]);
      expect([tokens[2], columns[most[4]!]]).toEqual([columns[3], columns[2]]);
    }
    expect(DATES_PLAN.probe).toEqual({ source: DATES[0], target: look(dater, DATES[0]!).text });
  });

  test('what translates nothing looks at a comma', () => {
    for (const { source } of dates.heldOut) {
      const { tokens, columns, most } = look(dater, source);
      const looked = tokens.flatMap((token, place) => (token === 'de' ? [columns[most[place]!]] : []));
      expect(looked).toEqual([',', ',']);
    }
  });
});

/** Nearly everything to one source word, as a drag to its end asks for. */
const all = (source: string, place: number, column: number): { place: number; shares: number[] } => {
  const { steps } = speaker.translate(source);
  const { data, columns } = speaker.attention('cross');
  expect(place).toBeLessThan(steps.length);
  return { place, shares: pulled(inRows(data, columns)[place]!, column, 1) };
};
const textOf = ({ steps, finished }: Redirected): string =>
  (finished ? steps.slice(0, -1) : steps).map(({ token }) => token).join(' ');

describe('a model that is made to look elsewhere', () => {
  test('looks where it wants to when nothing is asked of it', () => {
    for (const source of CROSSED) {
      const { steps, text } = speaker.translate(source);
      const own = speaker.attention('cross');
      const found = redirected(speaker, source, []);
      expect(textOf(found)).toBe(text);
      expect(found.steps.map(({ input }) => input)).toEqual(steps.map(({ input }) => input));
      found.cross.forEach((share, cell) => expect(share).toBeCloseTo(own.data[cell]!, 5));
    }
  });

  test('has just the shares that are asked for in that row, and its own in the rows before', () => {
    for (const source of CROSSED) {
      const { steps } = speaker.translate(source);
      const { data, columns } = speaker.attention('cross');
      const own = inRows(data, columns);
      for (let place = 0; place < steps.length; place += 1)
        for (const share of [0, 0.3, 0.6, 1]) {
          const shares = pulled(own[place]!, place % columns, share);
          const rows = inRows(redirected(speaker, source, [{ place, shares }]).cross, columns);
          rows[place]!.forEach((one, column) => expect(Math.abs(one - shares[column]!)).toBeLessThan(2e-3));
          rows
            .slice(0, place)
            .forEach((row, before) => row.forEach((one, column) => expect(one).toBeCloseTo(own[before]![column]!, 5)));
        }
    }
  });

  test('is the trained model again afterwards, to the bit, and goes on learning as if nothing had been asked', () => {
    const [one, other] = [0, 0].map(() => engine.createSession(sessionOptions(phrases, null)));
    one!.train(30);
    other!.train(30);
    const before = one!.save();
    for (const place of [0, 2]) redirected(one!, CROSSED[0]!, [{ place, shares: [0.1, 0.1, 0.1, 0.1, 0.6] }]);
    expect(one!.altered).toBe(false);
    expect(Buffer.compare(one!.save(), before)).toBe(0);
    one!.train(5);
    other!.train(5);
    expect(Buffer.compare(one!.save(), other!.save())).toBe(0);
    one!.dispose();
    other!.dispose();
  });

  test('writes what the values give that its shares mix, and nothing else has changed', () => {
    const [source] = CROSSED;
    const { tokens } = speaker.translate(source!);
    speaker.observe(source!, tokens.join(' '));
    const d = speaker.config.dModel;
    const read = (name: string, width: number): Rows => inRows(speaker.tensor(name), width);
    const values = read(`${CROSS}.value`, d);
    const before = read('decoder.layers.0.norm1', d);
    for (const [place, column] of [
      [2, 4],
      [4, 1],
      [1, 3],
    ] as const) {
      const { shares } = all(source!, place, column);
      const mixture = values[0]!.map((_, unit) =>
        shares.reduce((sum, share, word) => sum + share * values[word]![unit]!, 0),
      );
      const expected = restOfDecoder(before[place]!, mixture);
      const { top } = redirected(speaker, source!, [{ place, shares }]).steps[place]!;
      for (const { token, probability } of top)
        expect(probability).toBeCloseTo(expected[speaker.summary.targetVocabulary.indexOf(token)]!, 2);
    }
  });

  test('translates the word that it looks at', () => {
    const [cup, girls] = CROSSED as [string, string];
    const says = (source: string, ...redirects: { place: number; shares: number[] }[]): string =>
      textOf(redirected(speaker, source, redirects));
    expect(says(cup, all(cup, 2, 4))).toBe('la taza roja es roja');
    expect(says(cup, all(cup, 4, 1))).toBe('la taza vieja es vieja');
    expect(says(girls, all(girls, 4, 1))).toBe('las niñas ven sus niñas blancas');
    expect(says(girls, all(girls, 1, 5))).toBe('las flores ven sus flores blancas');
    expect(says(girls, all(girls, 1, 5), all(girls, 4, 1))).toBe('las flores ven sus niñas blancas');
  });

  test('is stopped where it finds no end', () => {
    using untrained = engine.createSession(sessionOptions(phrases, null));
    const { steps, finished } = redirected(untrained, CROSSED[0]!, [{ place: 1, shares: [0, 0, 1, 0, 0] }]);
    expect(finished).toBe(false);
    expect(steps.length).toBeLessThanOrEqual(untrained.config.maxTargetLength);
  });
});

/** What the decoder's layer makes of a row after its attention, in plain arithmetic: the probabilities of the words. */
function restOfDecoder(row: readonly number[], mixture: readonly number[]): number[] {
  const layer = 'transformer.decoder.layers.0';
  const vector = (name: string): Float32Array => speaker.tensor(name);
  const linear = (name: string, input: readonly number[]): number[] => {
    const bias = vector(`${name}.bias`);
    return inRows(vector(`${name}.weight`), input.length).map((weights, to) =>
      weights.reduce((sum, weight, from) => sum + weight * input[from]!, bias[to]!),
    );
  };
  const added = (name: string, one: readonly number[], other: readonly number[]): number[] => {
    const sum = one.map((number, unit) => number + other[unit]!);
    const mean = sum.reduce((all, number) => all + number, 0) / sum.length;
    const variance = sum.reduce((all, number) => all + (number - mean) ** 2, 0) / sum.length;
    const [weight, bias] = [vector(`${layer}.${name}.weight`), vector(`${layer}.${name}.bias`)];
    return sum.map((number, unit) => ((number - mean) / Math.sqrt(variance + 1e-5)) * weight[unit]! + bias[unit]!);
  };
  const attended = added('norm2', row, linear(`${layer}.multihead_attn.out_proj`, mixture));
  const hidden = linear(`${layer}.linear1`, attended).map((number) => Math.max(0, number));
  const out = added('norm3', attended, linear(`${layer}.linear2`, hidden));
  return softmax(linear('generator', out));
}
