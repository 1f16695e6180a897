// Chapter 9: which runs are noted and compared, what layer norm takes from a vector, and how random scores spread.
import { describe, expect, it } from 'vitest';
import {
  alike,
  BASE,
  GOAL,
  keyOf,
  normCompared,
  oneMore,
  runOf,
  Runs,
  setUp,
  SIMILARITIES,
  STEPS,
  stepsToGoal,
  type Setup,
} from '../../web/course/extras';
import { standardized } from '../../web/course/layer-norm';
import { softmax } from '../../web/course/self-attention';
import {
  DRAWS,
  drawnScores,
  largest,
  meanLargest,
  OPENS,
  POWERS,
  scaled,
  slope,
  SPIKE,
  spreadOf,
} from '../../web/course/spread';
import { DEFAULT_MODEL } from '../../web/engine/defaults';
import { loadLesson } from '../../web/lessons/lessons';
import type { AppState } from '../../web/state/state';

/** A model that has come to the end of its training, and what it has come to. */
function ended(setup: Partial<Setup>, newRight: number, change: object = {}): AppState {
  const { norm, similarity, feedForward, layers, seed } = { ...BASE, ...setup };
  const config = { ...DEFAULT_MODEL, norm, similarity, seed, dFf: feedForward ? 64 : 0 };
  return {
    opened: {
      session: 1,
      config: { ...config, encoderLayers: layers, decoderLayers: layers },
      summary: { parameterCount: 7 },
    },
    frame: { session: 1, step: STEPS, edited: false, ablation: {} },
    totalSteps: STEPS,
    losses: Array.from({ length: STEPS }, (_, at) => 3 - at / 100),
    scores: { step: STEPS, validation: { exactMatch: newRight } },
    ...change,
  } as unknown as AppState;
}

const noted = (...states: AppState[]): Runs => {
  const runs = new Runs();
  for (const state of states) runs.note(state);
  return runs;
};
const POST = { norm: 'post' } as const;
const SCALED = { ...POST, similarity: 'scaled_dot' } as const;

describe('a run', () => {
  it('is noted when it has come to its end, has been scored and is as training left it', () => {
    expect(runOf(ended(POST, 0.7))).toMatchObject({ setup: { ...BASE, ...POST }, newRight: 0.7, parameters: 7 });
    const frame = { session: 1, step: STEPS, edited: false, ablation: {} };
    for (const change of [
      { frame: { ...frame, step: STEPS - 1 } },
      { frame: { ...frame, session: 2 } },
      { frame: { ...frame, edited: true } },
      { frame: { ...frame, ablation: { position: true } } },
      { scores: { step: STEPS, validation: null } },
      { scores: { step: STEPS - 1, validation: { exactMatch: 1 } } },
      { losses: [1, 2] },
      { frame: null },
    ])
      expect(runOf(ended({}, 0.4, change))).toBeNull();
  });

  it('is noted once for each setup, in the order of training', () => {
    const runs = noted(ended({}, 0.4), ended(POST, 0.7), ended({}, 0.4), ended({ seed: 2 }, 0.5));
    expect(runs.all.map(({ setup }) => keyOf(setup))).toEqual(
      [BASE, { ...BASE, ...POST }, { ...BASE, seed: 2 }].map(keyOf),
    );
    expect(runs.of({ ...BASE, seed: 3 })).toBeNull();
  });

  it('is waited for while it is being scored, and not before its end or once it has been noted', () => {
    const scores = { step: null, validation: null, busy: true };
    const scored = { scores: { step: STEPS, validation: { exactMatch: 0.4 }, busy: true } };
    expect(new Runs().awaits(ended({}, 0, { scores }))).toBe(true);
    expect(new Runs().awaits(ended({}, 0, { scores: { ...scores, busy: false } }))).toBe(false);
    expect(new Runs().awaits(ended({}, 0, { scores, totalSteps: STEPS + 1 }))).toBe(false);
    expect(new Runs().awaits(ended({}, 0, { scores, opened: null }))).toBe(false);
    expect(noted(ended({}, 0.4, scored)).awaits(ended({}, 0.4, scored))).toBe(false);
  });

  it('reaches the goal when the mean of its last losses does, and not with one lucky batch', () => {
    const above = Array.from({ length: 100 }, (_, at) => (at === 50 ? 0.1 : GOAL + 0.5));
    expect(stepsToGoal(above)).toBeNull();
    expect(stepsToGoal([...above, ...Array.from({ length: 20 }, () => GOAL - 0.1)])).toBe(117);
  });
});

describe('the tasks', () => {
  it('compare normalization with the base of the same seed, and with nothing else on', () => {
    expect(normCompared(noted(ended({}, 0.4), ended(POST, 0.7)))).toBe(true);
    expect(normCompared(noted(ended({ norm: 'pre', seed: 2 }, 0.7), ended({ seed: 2 }, 0.4)))).toBe(true);
    expect(normCompared(noted(ended(POST, 0.7), ended({ norm: 'pre' }, 0.7)))).toBe(false);
    expect(normCompared(noted(ended({}, 0.4), ended({ ...POST, seed: 2 }, 0.7)))).toBe(false);
    expect(normCompared(noted(ended({}, 0.4), ended(SCALED, 0.9)))).toBe(false);
  });

  it('take two runs for one with and one without an extra only where nothing else differs', () => {
    const setup = (extras: Partial<Setup>): Setup => ({ ...BASE, ...extras });
    expect(oneMore(setup({}), setup({ layers: 2 }))).toBe(true);
    expect(oneMore(setup(SCALED), setup({ ...SCALED, feedForward: true }))).toBe(true);
    expect(oneMore(setup(POST), setup(SCALED))).toBe(true);
    for (const [less, more] of [
      [{ layers: 2 }, {}],
      [{}, {}],
      [{}, SCALED],
      [POST, { norm: 'pre' }],
      [{}, { layers: 2, seed: 2 }],
      [{ feedForward: true }, { layers: 2 }],
    ] as const)
      expect(oneMore(setup(less), setup(more)), JSON.stringify([less, more])).toBe(false);
  });

  it('find two runs that end alike, one of them with one extra more', () => {
    const more = { ...SCALED, layers: 2 };
    expect(alike(noted(ended(SCALED, 0.88), ended(more, 0.84)))?.map(({ newRight }) => newRight)).toEqual([0.88, 0.84]);
    expect(alike(noted(ended(more, 0.92), ended(SCALED, 0.88)))).not.toBeNull();
    expect(alike(noted(ended(SCALED, 0.88), ended(more, 0.8)))).toBeNull();
    expect(alike(noted(ended(POST, 0.7), ended({ norm: 'pre' }, 0.7)))).toBeNull();
  });
});

it('every switch keeps the plan: so many steps, and the pace that they are shown at', async () => {
  const lesson = await loadLesson('phrases');
  const base = setUp(lesson, BASE);
  for (const similarity of SIMILARITIES) {
    const { preset } = setUp(base, { ...BASE, similarity, seed: 2 });
    expect(preset.training).toMatchObject({ totalSteps: STEPS, seed: 2 });
    expect(preset.model).toMatchObject({ similarity, norm: 'none', dFf: 0, seed: 2 });
    expect(preset.pacing).toEqual(base.preset.pacing);
  }
});

describe('layer norm', () => {
  const VECTOR = [-1.31, 0.34, 1.66, 0.54, -0.01, 0.78, -0.08, 1.86];

  it('gives the same for a vector that is multiplied or moved', () => {
    const own = standardized(VECTOR);
    for (let times = -1; times <= 4; times += 0.5)
      for (let plus = -4; plus <= 4; plus += 0.5) {
        const other = standardized(VECTOR.map((value) => value * 2 ** times + plus));
        other.forEach((value, unit) => expect(value).toBeCloseTo(own[unit]!, 3));
      }
  });

  it('gives other numbers everywhere when one alone is changed, and none of them is infinite', () => {
    const own = standardized(VECTOR);
    const other = standardized(VECTOR.map((value, unit) => (unit === 0 ? value + 2 : value)));
    other.forEach((value, unit) => expect(Math.abs(value - own[unit]!)).toBeGreaterThan(0.01));
    expect(standardized([2, 2, 2])).toEqual([0, 0, 0]);
  });
});

describe('random scores', () => {
  const draws = Array.from({ length: DRAWS }, (_, seed) => drawnScores(seed + 1));
  const mean = (of: (draw: number[][]) => number): number =>
    draws.reduce((sum, draw) => sum + of(draw), 0) / draws.length;

  it('spread like the root of the width, and alike at every width when they are divided by it', () => {
    for (let power = 0; power <= POWERS; power += 1) {
      // Of five numbers with variance one, the variance around their own mean is four fifths.
      const variance = mean((draw) => spreadOf(draw[power]!) ** 2);
      expect(Math.abs(variance / 2 ** power - 0.8)).toBeLessThan(0.25);
      expect(spreadOf(scaled([3, 5], power))).toBeCloseTo(1 / Math.sqrt(2 ** power), 9);
    }
  });

  it('end in one key that takes nearly everything; divided, the others keep a say and the order stays', () => {
    const { plain, divided } = meanLargest();
    expect(plain[POWERS]).toBeGreaterThan(0.9);
    expect(plain[POWERS]).toBeGreaterThan(plain[3]! + 0.2);
    for (const share of divided) expect(share).toBeLessThan(0.55);
    for (const draw of draws)
      for (const [power, scores] of draw.entries()) {
        const [one, other] = [softmax(scores), softmax(scaled(scores, power))];
        expect(one.indexOf(Math.max(...one))).toBe(other.indexOf(Math.max(...other)));
      }
    expect(mean((draw) => slope(largest(draw[POWERS]!)))).toBeLessThan(0.04);
    expect(mean((draw) => slope(largest(scaled(draw[POWERS]!, POWERS))))).toBeGreaterThan(0.15);
  });

  it('are first seen where one key stands out, so that its slope is the smaller one, and before the task begins', () => {
    const { power, draw } = OPENS;
    const plain = drawnScores(draw)[power]!;
    const divided = scaled(plain, power);
    expect(slope(largest(plain))).toBeLessThan(0.75 * slope(largest(divided)));
    expect(largest(plain)).toBeGreaterThan(largest(divided) + 0.3);
    expect(largest(plain)).toBeLessThan(SPIKE);
    // Wider, one key has more than the task asks for at once, and so it stays.
    for (let wider = power + 1; wider <= POWERS; wider += 1)
      expect(largest(drawnScores(draw)[wider]!)).toBeGreaterThan(SPIKE);
  });

  it('are the same for the same draw, and others for another', () => {
    expect(drawnScores(4)).toEqual(drawnScores(4));
    expect(drawnScores(4)).not.toEqual(drawnScores(5));
  });
});
