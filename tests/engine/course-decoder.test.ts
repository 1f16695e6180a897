// Chapter 5: what its text claims about the decoder.
import { beforeAll, describe, expect, test } from 'vitest';
import { oneHead, UNSEEN } from '../../web/course/decoder.ts';
import { END } from '../../web/engine/tokens.ts';
import type { AttentionMaps, Engine, Session } from '../../web/engine/types.ts';
import { loadLesson, sessionOptions, type LessonData } from '../../web/lessons/lessons.ts';
import { load } from './load.ts';

const WITHOUT = { ablation: { causalMask: true } } as const;

let engine: Engine;
let tiny: LessonData;
let phrases: LessonData;
beforeAll(async () => {
  engine = await load();
  tiny = await loadLesson('lets-go');
  phrases = oneHead(await loadLesson('phrases'));
});

const fresh = (lesson: LessonData): Session => engine.createSession(sessionOptions(lesson, null));
const rightFor = (source: string): string => phrases.heldOut.find((pair) => pair.source === source)!.target;
const rowsOf = ({ rows, columns, data }: AttentionMaps): number[][] =>
  Array.from({ length: rows }, (_, row) => [...data.subarray(row * columns, (row + 1) * columns)]);

describe('a half with words of its own', () => {
  test('a table for each language, and the same positions in both halves', () => {
    using session = fresh(tiny);
    session.train(tiny.preset.training.totalSteps);
    const { sourceVocabulary, targetVocabulary } = session.summary;
    const words = (vocabulary: string[]): string[] => vocabulary.filter((token) => !/^<(PAD|UNK|EOS)>$/.test(token));
    expect(words(sourceVocabulary)).toEqual(["let's", 'go', 'to']);
    expect(words(targetVocabulary)).toEqual(['vamos', 'ir']);
    session.observe("let's go", 'vamos');
    expect(session.tensor('target.position')).toEqual(session.tensor('source.position'));
    const names = session.tensors().flatMap(({ name, role }) => (role === 'parameter' ? [name] : []));
    expect(names).toEqual(expect.arrayContaining(['src_embedding.weight', 'tgt_embedding.weight']));
  });

  test('both sentences begin with the same numbers, and with different words', () => {
    using session = fresh(tiny);
    session.train(tiny.preset.training.totalSteps);
    const width = session.config.dModel;
    const table = session.tensor('tgt_embedding.weight');
    const end = session.summary.targetVocabulary.indexOf(END);
    const seen = tiny.train.map(({ source, target }) => {
      const { steps } = session.observe(source, target);
      const [sum, position] = [session.tensor('target.sum'), session.tensor('target.position')];
      for (let unit = 0; unit < width; unit += 1)
        expect(sum[unit]).toBeCloseTo(table[end * width + unit]! + position[unit]!, 6);
      return { first: [...sum.slice(0, width)], next: [...sum.slice(width)], writes: steps[0]!.token };
    });
    expect(seen[0]!.first).toEqual(seen[1]!.first);
    expect(seen[0]!.next).not.toEqual(seen[1]!.next);
    expect(seen.map(({ writes }) => writes)).toEqual(['vamos', 'ir']);
  });
});

describe('what is written is read next', () => {
  test('an untrained model is stopped, a trained one ends each sentence by itself, and rightly', () => {
    using session = fresh(phrases);
    for (const source of UNSEEN) {
      const { steps, finished } = session.translate(source);
      expect(finished).toBe(false);
      expect(steps).toHaveLength(session.config.maxTargetLength);
    }
    session.train(phrases.preset.training.totalSteps);
    for (const source of UNSEEN) {
      expect(phrases.train.some((pair) => pair.source === source)).toBe(false);
      const { steps, text, finished } = session.translate(source);
      expect(text).toBe(rightFor(source));
      expect(finished).toBe(true);
      expect(steps.map(({ input }) => input)).toEqual([END, ...steps.slice(0, -1).map(({ token }) => token)]);
      expect(steps.at(-1)!.token).toBe(END);
    }
  });
});

describe.each([0, 650])('the mask after %i steps', (steps) => {
  const trained = (): Session => {
    const session = fresh(phrases);
    if (steps > 0) session.train(steps);
    return session;
  };
  const SOURCE = UNSEEN[0]!;
  const WORDS = ['sus', 'médicos', 'quieren', 'ir', 'al', 'jardín'];

  test('takes all later words away, exactly, and leaves each row one word more', () => {
    using session = trained();
    session.observe(SOURCE, WORDS.join(' '));
    const rows = rowsOf(session.attention('decoder'));
    const scores = session.tensor('decoder.layers.0.self_attn.scores');
    expect(rows).toHaveLength(WORDS.length + 1);
    rows.forEach((row, place) =>
      row.forEach((share, column) => {
        if (column <= place) expect(share).toBeGreaterThan(0);
        else expect([share, scores[place * row.length + column]]).toEqual([0, -Infinity]);
      }),
    );
    expect(rows[0]![0]).toBe(1);
  });

  test('with it another later word changes nothing in the rows before, to the bit; without it, all of them', () => {
    using session = trained();
    const read = (words: readonly string[], options: object): { row: number[]; out: number[] }[] => {
      session.observe(SOURCE, words.join(' '), options);
      const rows = rowsOf(session.attention('decoder'));
      const logits = session.tensor('logits');
      const width = logits.length / rows.length;
      return rows.map((row, place) => ({ row, out: [...logits.slice(place * width, (place + 1) * width)] }));
    };
    for (let place = 0; place < WORDS.length; place += 1) {
      const others = WORDS.with(place, 'mercado');
      // The word at this place of the translation is read by the row after it.
      const [masked, changed] = [read(WORDS, {}), read(others, {})];
      expect(changed.slice(0, place + 1)).toEqual(masked.slice(0, place + 1));
      expect(changed[place + 1]!.out).not.toEqual(masked[place + 1]!.out);
      const [open, openChanged] = [read(WORDS, WITHOUT), read(others, WITHOUT)];
      for (let row = 0; row <= place; row += 1) {
        expect(openChanged[row]!.row).not.toEqual(open[row]!.row);
        expect(openChanged[row]!.out).not.toEqual(open[row]!.out);
      }
    }
  });

  test('all rows at once are what they are one after another', () => {
    using session = trained();
    for (const { source } of phrases.heldOut.slice(0, 30)) {
      const written = session.translate(source);
      // Each row has read the words of those above it.
      const words = written.steps.slice(0, -1).map(({ token }) => token);
      const given = session.observe(source, words.join(' '));
      expect(given.steps.map(({ input, token }) => [input, token])).toEqual(
        written.steps.map(({ input, token }) => [input, token]),
      );
      given.steps.forEach(({ probability }, row) =>
        expect(probability).toBeCloseTo(written.steps[row]!.probability, 5),
      );
    }
  });
});

test('without the mask rows look ahead, and some write other words; what is translated stays as it was', () => {
  using session = fresh(phrases);
  session.train(phrases.preset.training.totalSteps);
  for (const source of UNSEEN) {
    const right = session.observe(source, rightFor(source)).steps.map(({ token }) => token);
    expect(right).toEqual([...rightFor(source).split(' '), END]);
    const open = session.observe(source, rightFor(source), WITHOUT).steps.map(({ token }) => token);
    const rows = rowsOf(session.attention('decoder'));
    rows.slice(0, -1).forEach((row, place) => {
      for (const share of row.slice(place + 1)) expect(share).toBeGreaterThan(0);
    });
    expect(open).not.toEqual(right);
    // The last row has nothing ahead of it.
    expect(open.at(-1)).toBe(right.at(-1));
  }
  for (const { source } of phrases.heldOut.slice(0, 50))
    expect(session.translate(source, WITHOUT)).toEqual(session.translate(source));
});
