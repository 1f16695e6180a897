// What slow motion shows of the gradient: the engine's own numbers, at each place after all that is computed from it.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Call, CallName, Calls, Frame, WorkerEvent } from '../../web/engine/messages.ts';
import { Runner } from '../../web/engine/runner.ts';
import type { Engine, ModelConfig, SessionOptions } from '../../web/engine/types.ts';
import { recipeOf } from '../../web/explain/recipe.ts';
import type { Reference } from '../../web/explain/reference.ts';
import type { Known } from '../../web/explain/wiring.ts';
import { arrivals, wiresOf } from '../../web/machine/backward.ts';
import { load } from './load.ts';

const EXAMPLES = [
  { source: 'the red house', target: 'la casa roja' },
  { source: 'a red door', target: 'una puerta roja' },
  { source: 'the white house', target: 'la casa blanca' },
];
const CONFIGS: Record<string, Partial<ModelConfig>> = {
  'the smallest': { dModel: 2, heads: 1, dFf: 0, norm: 'none', outputProjection: false },
  'the default with two layers': { dModel: 16, heads: 4, encoderLayers: 2, decoderLayers: 2, dFf: 24 },
  'pre-norm, GELU, learned positions': {
    dModel: 8,
    heads: 2,
    encoderLayers: 2,
    decoderLayers: 3,
    dFf: 12,
    norm: 'pre',
    activation: 'gelu',
    position: 'learned',
  },
  'no residuals, no positions': { dModel: 8, heads: 2, dFf: 10, norm: 'none', residual: false, position: 'none' },
  'pre-norm without feed-forward layers': { dModel: 6, heads: 3, decoderLayers: 2, dFf: 0, norm: 'pre' },
};
const optionsOf = (model: Partial<ModelConfig>): SessionOptions => ({
  model,
  training: { batchSize: 2, learningRate: 0.01 },
  data: { examples: EXAMPLES },
});

let engine: Engine;
beforeAll(async () => {
  engine = await load();
});

/** The worker, by hand. */
class Bench {
  readonly frames: Frame[] = [];
  private readonly jobs: (() => void)[] = [];
  private readonly runner: Runner;
  private id = 0;
  private reply: (WorkerEvent & { type: 'reply' }) | null = null;

  constructor() {
    const later = (job: () => void): void => void this.jobs.push(job);
    const post = (event: WorkerEvent): void => {
      if (event.type === 'frame') this.frames.push(event.frame);
      if (event.type === 'reply') this.reply = event;
    };
    this.runner = new Runner(engine, post, { now: () => performance.now(), soon: later, later });
  }

  call<K extends CallName>(type: K, request: Calls[K]['request']): Calls[K]['reply'] {
    this.runner.handle({ ...request, type, id: (this.id += 1) } as Call);
    this.runner.handle({ type: 'ack' });
    const { reply } = this;
    if (!reply?.ok) throw new Error(JSON.stringify(reply));
    return reply.value;
  }

  turn(): void {
    this.jobs.shift()?.();
    this.runner.handle({ type: 'ack' });
  }
}

describe.each(Object.entries(CONFIGS))('the gradient of %s', (_, model) => {
  test('is what the engine has right after the step, whatever sentence is looked at', () => {
    const bench = new Bench();
    const { config } = bench.call('open', { options: optionsOf(model), probe: EXAMPLES[2]! });
    const tensors = [...arrivals(config).keys()];
    bench.call('gradients', { on: true });
    const session = engine.createSession(optionsOf(model));
    for (let step = 1; step <= 3; step += 1) {
      bench.call('step', {});
      session.train(1);
      const { gradients, report } = bench.frames.find((frame) => frame.step === step)!;
      expect(Object.keys(gradients!.norms)).toEqual(expect.arrayContaining(tensors));
      expect(gradients!.pairs).toBe(session.inspected().length);
      for (const name of tensors) expect(gradients!.norms[name]).toBe(norm(session.tensor(`grad.${name}`)));
      // The loss of the same step.
      expect(report!.step).toBe(step);
      expect(gradients!.norms.logits).toBeGreaterThan(0);
    }
  });

  test('names every tensor that has one, but for weights and scores', () => {
    const session = engine.createSession(optionsOf(model));
    session.train(1);
    const known = new Set(arrivals(session.config).keys());
    const made = session
      .tensors()
      .filter(({ name, role }) => role === 'gradient' && session.tensors().some((one) => `grad.${one.name}` === name))
      .map(({ name }) => name.slice('grad.'.length))
      // Without residual connections their sums are the sublayer's output once more.
      .filter((name) => !/weight|bias/.test(name) && (session.config.residual || !name.includes('residual')));
    expect(made.filter((name) => !known.has(name))).toEqual([]);
    expect([...known].filter((name) => !name.endsWith('weight') && !made.includes(name))).toEqual([]);
  });

  test('comes to each place after everything that is computed from it', () => {
    const session = engine.createSession(optionsOf(model));
    session.observe(EXAMPLES[0]!.source, EXAMPLES[0]!.target);
    const { sourceVocabulary, targetVocabulary } = session.summary;
    const known: Known = {
      config: session.config,
      sourceVocabulary,
      targetVocabulary,
      sentence: session.inspected()[0]!,
      ablation: {},
    };
    const when = arrivals(session.config);
    const shapes = new Map(session.tensors().map(({ name, shape }) => [name, shape]));
    const pairs = new Set<string>();
    for (const to of when.keys()) for (const from of madeOf(known, shapes, when, to)) pairs.add(`${from} ${to}`);
    // The wiring that the arithmetic goes by is the one that the gradient takes.
    expect([...pairs].sort()).toEqual(
      [...new Set(wiresOf(session.config).map(({ from, to }) => `${from} ${to}`))].sort(),
    );
    for (const pair of pairs) {
      const [from, to] = pair.split(' ') as [string, string];
      expect([pair, when.get(from)! > when.get(to)!]).toEqual([pair, true]);
    }
    const order = [...when.values()];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(when.get('logits')).toBe(1);
  });
});

test('nothing is measured that has not been asked for, and only of the step that led here', () => {
  const bench = new Bench();
  bench.call('open', { options: optionsOf({}), probe: EXAMPLES[0]! });
  bench.call('step', {});
  bench.call('train', { pace: { kind: 'fast' }, until: 5 });
  for (let turn = 0; turn < 9; turn += 1) bench.turn();
  expect(bench.frames.at(-1)).toMatchObject({ step: 5 });
  expect(bench.frames.every(({ gradients }) => gradients === null)).toBe(true);

  bench.call('gradients', { on: true });
  bench.call('step', {});
  const taken = bench.frames.at(-1)!;
  expect([taken.step, taken.gradients === null]).toEqual([6, false]);
  bench.call('probe', { probe: EXAMPLES[1]! });
  bench.call('goTo', { step: 4 });
  expect(bench.frames.slice(bench.frames.indexOf(taken) + 1).map(({ gradients }) => gradients)).toEqual([null, null]);
  bench.call('gradients', { on: false });
  bench.call('step', {});
  expect(bench.frames.at(-1)!.gradients).toBeNull();
});

const norm = (values: Float32Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));

/** The tensors with a gradient that some number of this one is made of, through those that have none. */
function madeOf(
  known: Known,
  shapes: ReadonlyMap<string, number[]>,
  when: ReadonlyMap<string, number>,
  tensor: string,
): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const go = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const shape = shapes.get(name)!;
    const last = shape.map((size) => size - 1);
    const start = shape.map(() => 0);
    for (const index of [start, last]) {
      for (const reference of references(recipeOf(known, { tensor: name, index }))) {
        // A recipe names weights, too: of these only the tables of words are places on the way.
        if (when.has(reference)) found.add(reference);
        else if (!/weight|bias/.test(reference.replace(/\.weights$/, ''))) go(reference);
      }
    }
  };
  if (!tensor.endsWith('_embedding.weight')) go(tensor);
  return found;
}

function references(recipe: object): Set<string> {
  const found = new Set<string>();
  const go = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(go);
    else if (value !== null && typeof value === 'object') {
      if ('tensor' in value) found.add((value as Reference).tensor);
      else Object.values(value).forEach(go);
    }
  };
  go(recipe);
  return found;
}
