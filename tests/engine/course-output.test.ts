// Chapter 7: what its text claims about the models, and that its figures add up to what the engine has.
import { beforeAll, describe, expect, test } from 'vitest';
import { waysOf } from '../../web/course/beams.ts';
import {
  FIRST,
  LAYER_TENSORS,
  outputLayer,
  partly,
  ranked,
  SENTENCES,
  wordScores,
  WORD_TENSORS,
  type WordScores,
} from '../../web/course/output.ts';
import { softmax } from '../../web/course/self-attention.ts';
import type { Engine, Session } from '../../web/engine/types.ts';
import { loadLesson, sessionOptions, type LessonData } from '../../web/lessons/lessons.ts';
import { load } from './load.ts';

let engine: Engine;
let tiny: LessonData;
let phrases: LessonData;
let half: Session;
beforeAll(async () => {
  engine = await load();
  tiny = await loadLesson('lets-go');
  phrases = await loadLesson('phrases');
  const lesson = partly(phrases);
  half = engine.createSession(sessionOptions(lesson, null));
  half.train(lesson.preset.training.totalSteps);
});

const vocabulary = (): string[] => half.summary.targetVocabulary;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** What the model makes of a beginning: a row for each of its places. */
function scores(source: string, target: string): WordScores {
  half.observe(source, target);
  return wordScores(vocabulary().length, (name) => half.tensor(name))!;
}

describe.each([0, 20, 200])('the fully connected layer of Let’s go after %i steps', (steps) => {
  test('gives each word the sum of its products and its bias, and softmax makes the probabilities of these', () => {
    using session = engine.createSession(sessionOptions(tiny, null));
    if (steps > 0) session.train(steps);
    for (const { source, target } of tiny.train) {
      session.observe(source, target);
      const words = session.summary.targetVocabulary.length;
      const layer = outputLayer(words, session.config.dModel, (name) => session.tensor(name))!;
      expect(layer.vectors).toHaveLength(2);
      layer.vectors.forEach((vector, place) => {
        layer.weights.forEach((weights, word) => {
          const made = sum(vector.map((number, unit) => number * weights[unit]!)) + layer.bias[word]!;
          expect(layer.logits[place]![word]).toBeCloseTo(made, 4);
        });
        softmax(layer.logits[place]!).forEach((p, word) => expect(layer.probabilities[place]![word]).toBeCloseTo(p, 5));
      });
    }
  });
});

test('a figure without one of its tensors waits', () => {
  const some = (missing: string) => (name: string) => (name === missing ? undefined : half.tensor(name));
  half.observe(FIRST.source, FIRST.target);
  for (const name of WORD_TENSORS) expect(wordScores(vocabulary().length, some(name))).toBeNull();
  for (const name of LAYER_TENSORS)
    expect(outputLayer(5, 2, (one) => (one === name ? undefined : new Float32Array(10)))).toBeNull();
});

test('trained, the largest logit is the translation’s after <EOS>, and that of <EOS> after the translation', () => {
  using session = engine.createSession(sessionOptions(tiny, null));
  session.train(tiny.preset.training.totalSteps);
  const words = session.summary.targetVocabulary;
  expect(words.slice(0, 3)).toEqual(['<PAD>', '<UNK>', '<EOS>']);
  for (const { source, target } of tiny.train) {
    const { steps } = session.observe(source, target);
    expect(steps.map(({ input }) => input)).toEqual(['<EOS>', target]);
    const { logits } = wordScores(words.length, (name) => session.tensor(name))!;
    expect(logits.map((row) => words[ranked(row)[0]!])).toEqual([target, '<EOS>']);
  }
});

test('<PAD> is not written even where its logit is the largest', () => {
  using session = engine.createSession(sessionOptions(tiny, null));
  const { steps } = session.observe("let's go", 'vamos');
  const words = session.summary.targetVocabulary;
  const { logits } = wordScores(words.length, (name) => session.tensor(name))!;
  expect(words[ranked(logits[0]!)[0]!]).toBe('<PAD>');
  expect(steps[0]!.token).not.toMatch(/<PAD>|<UNK>/);
});

describe('temperature', () => {
  test('keeps the order at every place: cold the best word has nearly all, hot all are alike', () => {
    for (const logits of scores(FIRST.source, FIRST.target).logits) {
      const best = ranked(logits)[0]!;
      let others = 0;
      let share = 1;
      for (let power = -1; power <= 1.301; power += 0.05) {
        const shares = softmax(logits.map((logit) => logit / 10 ** power));
        expect(sum(shares)).toBeCloseTo(1, 9);
        expect(Math.min(...shares)).toBeGreaterThan(0);
        expect(ranked(shares)).toEqual(ranked(logits));
        // What the best word gives away; next to one, its own share would not tell two temperatures apart.
        const given = sum(shares.filter((_, word) => word !== best));
        expect(given).toBeGreaterThan(others);
        others = given;
        share = shares[best]!;
        // What the task asks for can be done at every place, at either end of the slider.
        if (power === -1) expect(share).toBeGreaterThan(0.9);
      }
      expect(share).toBeLessThan(0.01);
      const alike = softmax(logits.map((logit) => logit / 1000));
      expect(Math.max(...alike) / Math.min(...alike)).toBeLessThan(1.05);
    }
  });

  test('is what the engine draws by', () => {
    const draws = 1500;
    const { logits } = scores(FIRST.source, 'ella compra');
    for (const temperature of [0.5, 2]) {
      const expected = softmax(logits[0]!.map((logit) => logit / temperature));
      const ella = vocabulary().indexOf('ella');
      let drawn = 0;
      for (let seed = 1; seed <= draws; seed += 1)
        if (half.translate(FIRST.source, { temperature, seed, maxLength: 1 }).tokens[0] === 'ella') drawn += 1;
      // Three standard deviations of a share near a half.
      expect(Math.abs(drawn / draws - expected[ella]!)).toBeLessThan(0.04);
    }
  });
});

describe('greedy decoding and beam search', () => {
  test('greedy takes *las*, after which *sombreros* is less probable, and misses a better sentence', () => {
    const greedy = half.translate(FIRST.source);
    expect(greedy.text).toBe('ella compra las sombreros');
    const place = greedy.steps[2]!.top;
    expect(place.slice(0, 2).map(({ token }) => token)).toEqual(['las', 'los']);
    expect(place[0]!.probability - place[1]!.probability).toBeLessThan(0.1);
    const after = (article: string): number =>
      scores(FIRST.source, `ella compra ${article}`).probabilities[3]![vocabulary().indexOf('sombreros')]!;
    expect(after('las')).toBeLessThan(0.6 * after('los'));
    expect(half.translate(FIRST.source, { beam: 2, lengthPenalty: 0 }).text).toBe(FIRST.target);
  });

  test('a translation is as probable as the product of its words, each after those before it', () => {
    const greedy = half.translate(FIRST.source);
    let product = 1;
    [...greedy.tokens, '<EOS>'].forEach((token, place) => {
      const { probabilities } = scores(FIRST.source, greedy.tokens.slice(0, place).join(' ') || FIRST.target);
      product *= probabilities[place]![vocabulary().indexOf(token)]!;
    });
    expect(Math.log(product)).toBeCloseTo(greedy.logProbability, 4);
  });

  test('a width of one writes what greedy writes; two and three change two of the three translations for more probable ones', () => {
    const changed = [2, 3].map((beam) =>
      SENTENCES.filter((source) => {
        const greedy = half.translate(source);
        expect(half.translate(source, { beam: 1, lengthPenalty: 0 }).text).toBe(greedy.text);
        const found = half.translate(source, { beam, lengthPenalty: 0 });
        if (found.text === greedy.text) return false;
        expect(found.logProbability).toBeGreaterThan(greedy.logProbability + 0.1);
        return true;
      }),
    );
    expect(changed).toEqual([SENTENCES.slice(0, 2), SENTENCES.slice(0, 2)]);
  });

  test('of greedy’s way a width of one takes the beginning that is most probable as a whole; untrained, none of it', () => {
    using model = engine.createSession(sessionOptions(partly(phrases), null));
    for (const steps of [0, 40, 20, 140]) {
      if (steps > 0) model.train(steps);
      for (const source of SENTENCES) {
        const greedy = model.translate(source);
        const one = model.translate(source, { beam: 1, lengthPenalty: 0 });
        const way = one.beamTree.map(({ token }) => token).filter((token) => token !== '<EOS>');
        expect(way).toEqual(greedy.tokens.slice(0, way.length));
        // Each of its beginnings, closed by <EOS>.
        model.observe(source, greedy.tokens.slice(0, -1).join(' '));
        const { probabilities } = wordScores(vocabulary().length, (name) => model.tensor(name))!;
        const chance = (place: number, token: string): number =>
          Math.log(probabilities[place]![vocabulary().indexOf(token)]!);
        const wholes = greedy.tokens
          .slice(0, -1)
          .map((_, length) =>
            sum([
              ...greedy.tokens.slice(0, length).map((token, place) => chance(place, token)),
              chance(length, '<EOS>'),
            ]),
          );
        expect(one.logProbability).toBeCloseTo(Math.max(...wholes, greedy.logProbability), 3);
        if (model.step === 0) expect([one.text, greedy.tokens.length > 10]).toEqual(['', true]);
        if (model.step === partly(phrases).preset.training.totalSteps) expect(one.text).toBe(greedy.text);
      }
    }
  });

  test('each way that was given up ends for the reason that is told', () => {
    const told = new Set<string>();
    for (const source of SENTENCES)
      for (const width of [2, 3]) {
        const { beamTree, beams } = half.translate(source, { beam: width, lengthPenalty: 0 });
        const ways = waysOf(beamTree, beams);
        expect(ways[0]).toMatchObject({ tokens: [...beams[0]!.tokens, '<EOS>'], end: 'kept' });
        for (const { tokens, probability, end } of ways) {
          told.add(end);
          if (end === 'kept') {
            expect(beams.map((beam) => [...beam.tokens, '<EOS>'].join())).toContain(tokens.join());
            continue;
          }
          const { probabilities } = scores(source, tokens.join(' '));
          // <PAD>, <UNK> and <EOS> are the first three: none of them continues a sentence.
          const next = probability * Math.max(...probabilities.at(-1)!.slice(3));
          const kept = beamTree
            .filter(({ step }) => step === tokens.length)
            .map((node) => Math.exp(node.logProbability));
          if (end === 'dropped') {
            expect(kept).toHaveLength(width);
            expect(next).toBeLessThan(Math.min(...kept));
          } else {
            expect(kept).toHaveLength(0);
            expect(next).toBeLessThan(Math.exp(beams[0]!.logProbability));
          }
        }
      }
    expect([...told].sort()).toEqual(['dropped', 'kept', 'late']);
  });
});
