// Chapter 8: what its text claims about losses, gradients and steps, and that its tasks can be done.
import { beforeAll, describe, expect, test } from 'vitest';
import {
  adamSteps,
  costOfGuessing,
  early,
  LOSS_TENSORS,
  mean,
  measured,
  NUDGE_TENSORS,
  offered,
  forecast,
  placeLosses,
  PLATEAU,
  plainSteps,
  RATES,
  resultOf,
  verdict,
  type Measured,
  type Weight,
} from '../../web/course/learning.ts';
import { STOPS } from '../../web/course/way-back.ts';
import { gradientsOf, pictureOf } from '../../web/engine/picture.ts';
import { EngineError, type Engine, type Session, type StepReport } from '../../web/engine/types.ts';
import { loadLesson, sessionOptions, type LessonData } from '../../web/lessons/lessons.ts';
import type { AppState } from '../../web/state/state.ts';
import { load } from './load.ts';

let engine: Engine;
let tiny: LessonData;
beforeAll(async () => {
  engine = await load();
  tiny = await loadLesson('lets-go');
});

const fresh = (lesson: LessonData): Session => engine.createSession(sessionOptions(lesson, null));

/** What the page knows of a session that looks at this pair. */
function stateOf(session: Session, lesson: LessonData, report: StepReport | null, pair = lesson.train[0]!): AppState {
  const ways = { ablation: {}, decoding: {} };
  const picture = pictureOf(session, pair, ways, [...LOSS_TENSORS, ...NUDGE_TENSORS]);
  const { config, summary, training, step } = session;
  return {
    frame: { ...picture, probe: pair, step, report, edited: false },
    opened: { config, summary, training },
    phase: 'ready',
    notice: null,
    totalSteps: lesson.preset.training.totalSteps,
    train: lesson.train,
  } as unknown as AppState;
}

const costs = (session: Session, pair = tiny.train[0]!): number[] =>
  placeLosses(stateOf(session, tiny, null, pair))!.map(({ loss }) => loss);

describe('the loss', () => {
  test('of every place of an untrained model is the price of guessing, whichever word is right', () => {
    using session = fresh(tiny);
    const guess = costOfGuessing(session.summary.targetVocabulary.length);
    for (const { source } of tiny.train)
      for (const { target } of tiny.train)
        for (const cost of costs(session, { source, target })) expect(Math.abs(cost - guess)).toBeLessThan(0.05);
  });

  test('of a batch is the mean over the places of its pairs, before the step that it leads to; and so is accuracy', () => {
    using session = fresh(tiny);
    for (const steps of [0, 10, 50]) {
      while (session.step < steps) session.train(1);
      const places = tiny.train.flatMap((pair) => placeLosses(stateOf(session, tiny, null, pair))!);
      const all = places.map(({ loss }) => loss);
      expect(all).toHaveLength(4);
      const report = session.train(1);
      expect(report.loss).toBeCloseTo(mean(all), 5);
      // Untrained, it may hold a token for likeliest that is never written.
      if (steps === 0) continue;
      expect(report.tokenAccuracy).toBeCloseTo(mean(places.map(({ writes, right }) => Number(writes === right))), 6);
    }
  });

  test('of a trained model is next to nothing for the right word, and far above guessing for another', () => {
    using session = fresh(tiny);
    session.train(tiny.preset.training.totalSteps);
    const guess = costOfGuessing(session.summary.targetVocabulary.length);
    for (const [at, pair] of tiny.train.entries()) {
      for (const cost of costs(session, pair)) expect(cost).toBeLessThan(0.001);
      const other = tiny.train[1 - at]!.target;
      const [first] = costs(session, { source: pair.source, target: other });
      expect(first).toBeGreaterThan(5 * guess);
    }
  });
});

describe('the gradient on its way back', () => {
  test('begins at the logits as the probability less one for the right word, by the number of places', () => {
    using session = fresh(tiny);
    for (const steps of [1, 25, 200]) {
      while (session.step < steps) session.train(1);
      const words = session.summary.targetVocabulary;
      const sentences = session.inspected();
      const right = sentences.flatMap(({ target }) => [...target.slice(1), '<EOS>']);
      const [probabilities, gradient] = [session.tensor('probabilities'), session.tensor('grad.logits')];
      expect(gradient).toHaveLength(right.length * words.length);
      gradient.forEach((value, index) => {
        const one = words[index % words.length] === right[Math.floor(index / words.length)] ? 1 : 0;
        expect(value).toBeCloseTo((probabilities[index]! - one) / right.length, 6);
      });
    }
  });

  test('passes through sums unchanged: attention gets what its residual connection carries past it', () => {
    using session = fresh(tiny);
    for (let step = 0; step < 30; step += 1) {
      session.train(1);
      for (const [sum, added] of [
        ['decoder.layers.0.residual2', 'decoder.layers.0.multihead_attn.heads'],
        ['decoder.layers.0.residual1', 'decoder.layers.0.self_attn.heads'],
        ['encoder.layers.0.residual1', 'encoder.layers.0.self_attn.heads'],
      ])
        expect([...session.tensor(`grad.${added}`)]).toEqual([...session.tensor(`grad.${sum}`)]);
    }
  });

  test('hardly reaches the encoder of an untrained model, and is tiny everywhere in a trained one', () => {
    using session = fresh(tiny);
    session.train(1);
    const { norms } = gradientsOf(session);
    expect(norms['encoder.layers.0.residual1']).toBeGreaterThan(0);
    expect(norms['encoder.layers.0.residual1']! * 100).toBeLessThan(norms['decoder.layers.0.residual1']!);
    expect(norms['src_embedding.weight']! * 100).toBeLessThan(norms['tgt_embedding.weight']!);
    session.train(tiny.preset.training.totalSteps);
    const last = gradientsOf(session).norms;
    for (const tensor of STOPS.flatMap(({ tensors }) => tensors)) expect(last[tensor]).toBeLessThan(0.001);
  });
});

describe('one weight, by hand', () => {
  /** The model of the scene, at its end, and what its figure takes its forecasts from. */
  function scene(): { session: Session; base: Measured } {
    const lesson = early(tiny);
    const session = fresh(lesson);
    const report = session.train(lesson.preset.training.totalSteps);
    return { session, base: measured(stateOf(session, lesson, report))! };
  }

  /** The loss with a weight moved by so much. */
  function moved(session: Session, { tensor, index }: Weight, change: number): number {
    const values = session.tensor(tensor);
    session.setTensor(tensor, values.with(index, values[index]! + change));
    const { loss } = session.evaluate('train');
    session.setTensor(tensor, values);
    return loss;
  }

  test('the last step of the plan changes nothing, so that its gradient is that of the weights on show', () => {
    using session = fresh(early(tiny));
    session.train(19);
    const names = session.tensors().flatMap(({ name, role }) => (role === 'parameter' ? [name] : []));
    const before = names.map((name) => [...session.tensor(name)]);
    const report = session.train(1);
    expect(report.learningRate).toBe(0);
    expect(names.map((name) => [...session.tensor(name)])).toEqual(before);
    expect(session.evaluate('train').loss).toBeCloseTo(report.loss, 6);
    // Before that there is nothing to forecast from.
    using other = fresh(early(tiny));
    const sooner = other.train(19);
    expect(measured(stateOf(other, early(tiny), sooner))).toBeNull();
  });

  test('for every weight of the model the forecast is right for a small change, and the better the smaller', () => {
    const { session, base } = scene();
    let weights = 0;
    for (const { name, role } of session.tensors()) {
      if (role !== 'parameter') continue;
      session.tensor(`grad.${name}`).forEach((gradient, index) => {
        weights += 1;
        for (const change of [-0.1, -0.01, 0.01, 0.1]) {
          const found = moved(session, { tensor: name, index }, change);
          const miss = Math.abs(found - (base.loss + gradient * change));
          // A curve leaves its tangent with the square of the way; 1e-6 is what a float has.
          expect(miss, `${name} ${index} by ${change}`).toBeLessThan(0.6 * change * change + 1e-6);
        }
      });
    }
    expect(weights).toBe(session.summary.parameterCount);
    session.dispose();
  });

  test('the figure’s numbers are the engine’s, and both parts of the task can be done with its slider', () => {
    const { session, base } = scene();
    const { output, source } = offered(stateOf(session, early(tiny), null));
    expect(output.map(({ token }) => token)).toEqual(['<EOS>', 'vamos', 'ir']);
    expect(source.map(({ token }) => token)).toEqual(["let's", 'go', 'to']);
    const all = [...output, ...source].flatMap(({ weights }) => weights);
    const able = { held: 0, past: 0 };
    for (const at of all) {
      expect(base.weight(at)).toBe(session.tensor(at.tensor)[at.index]);
      expect(base.gradient(at)).toBe(session.tensor(`grad.${at.tensor}`)[at.index]);
      const against = base.gradient(at) > 0 ? -1 : 1;
      const ends = [0.01, 0.05, 0.5, 1, 1.5].map((change) => {
        const expected = forecast(base, at, against * change) - base.loss;
        expect(expected).toBeLessThan(0);
        return verdict(expected, moved(session, at, against * change) - base.loss);
      });
      if (ends[0] === 'held') able.held += 1;
      if (ends.includes('past')) able.past += 1;
    }
    console.log(`    ${all.length} weights: the forecast holds for ${able.held}, ${able.past} can be moved too far`);
    expect(able.held).toBeGreaterThanOrEqual(12);
    expect(able.past).toBeGreaterThanOrEqual(5);
    session.dispose();
  });
});

describe('how far to step', () => {
  const at = (change: (data: LessonData) => LessonData, rate: number): LessonData => {
    const lesson = change(tiny);
    const training = { ...lesson.preset.training, learningRate: rate };
    return { ...lesson, preset: { ...lesson.preset, training } };
  };
  const parameters = (session: Session): { name: string; values: Float32Array; gradient: Float32Array }[] =>
    session
      .tensors()
      .filter(({ role }) => role === 'parameter')
      .map(({ name }) => ({ name, values: session.tensor(name), gradient: session.tensor(`grad.${name}`) }));

  test('a plain step is the learning rate times the gradient, at every step', () => {
    using session = fresh(at(plainSteps, 0.1));
    for (let step = 0; step < 20; step += 1) {
      const before = parameters(session);
      session.train(1);
      parameters(session).forEach(({ values, gradient }, which) =>
        values.forEach((value, index) =>
          expect(value).toBeCloseTo(before[which]!.values[index]! - 0.1 * gradient[index]!, 6),
        ),
      );
    }
  });

  test('Adam moves a weight whose gradient keeps its sign by about the learning rate, be it small or large', () => {
    using session = fresh(at(adamSteps, 0.01));
    const sizes: number[] = [];
    const signs = new Map<string, number>();
    for (let step = 0; step < 5; step += 1) {
      const before = parameters(session);
      session.train(1);
      parameters(session).forEach(({ name, values, gradient }, which) =>
        values.forEach((value, index) => {
          const [size, sign] = [Math.abs(gradient[index]!), Math.sign(gradient[index]!)];
          const keeps = sign !== 0 && (signs.get(`${name} ${index}`) ?? sign) === sign;
          signs.set(`${name} ${index}`, keeps ? sign : NaN);
          // Of what is smaller still, the epsilon that keeps Adam from dividing by zero takes a part.
          if (!keeps || size < 1e-8) return;
          sizes.push(size);
          const way = Math.abs(value - before[which]!.values[index]!);
          expect(way, `${name} ${index} in step ${step}`).toBeGreaterThan(0.006);
          expect(way, `${name} ${index} in step ${step}`).toBeLessThan(0.012);
        }),
      );
    }
    expect(sizes.length).toBeGreaterThan(200);
    // Some of them are a hundred thousand times as large as others.
    expect(Math.max(...sizes)).toBeGreaterThan(1e5 * Math.min(...sizes));
  });

  /** As the figure tells it. */
  function race(lesson: LessonData): string {
    using session = fresh(lesson);
    const { totalSteps } = lesson.preset.training;
    const end = (notice: { code: string } | null, report: StepReport): string =>
      resultOf({ frame: { report, step: report.step }, phase: 'ready', notice, totalSteps } as unknown as AppState)!
        .end;
    let report = session.train(1);
    try {
      while (session.step < totalSteps) report = session.train(1);
    } catch (error) {
      if (error instanceof Error && 'code' in error) return end({ code: (error as EngineError).code }, report);
      throw error;
    }
    return end(null, report);
  }

  test('one rate suits plain steps, three suit Adam, and there is one for each part of the task', () => {
    expect(RATES.map((rate) => race(at(plainSteps, rate)))).toEqual(['not', 'not', 'not', 'learned', 'diverged']);
    expect(RATES.map((rate) => race(at(adamSteps, rate)))).toEqual(['not', 'learned', 'learned', 'learned', 'not']);
  });

  test('both begin with the same weights; plain steps come to where both words are known, and not which', () => {
    using plain = fresh(at(plainSteps, 0.1));
    using adam = fresh(at(adamSteps, 0.1));
    expect(parameters(plain).map(({ values }) => [...values])).toEqual(
      parameters(adam).map(({ values }) => [...values]),
    );
    const { totalSteps } = tiny.preset.training;
    expect(Math.abs(plain.train(totalSteps).loss - PLATEAU)).toBeLessThan(0.02);
    for (const pair of tiny.train) {
      const [first, last] = placeLosses(stateOf(plain, tiny, null, pair))!;
      expect(Math.abs(first!.probability - 0.5)).toBeLessThan(0.05);
      expect(last!.probability).toBeGreaterThan(0.97);
    }
    expect(adam.train(totalSteps).loss).toBeLessThan(0.001);
  });
});
