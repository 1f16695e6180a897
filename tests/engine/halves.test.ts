// The engine in two halves: the first trains and translates alone, and calls for the second by itself when it has to.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../../web/engine/types.ts';
import { hashOfWeights } from '../golden/hash.ts';
import { runs } from '../golden/runs.ts';
import { load, release } from './load.ts';

const run = runs[0]!;
const sessionOf = (engine: Engine) =>
  engine.createSession({ model: run.model, training: run.training, data: { examples: run.examples } });

/** How many modules have been instantiated, by whichever way. */
let instances = 0;
beforeEach(() => {
  instances = 0;
  const { instantiate, Instance } = WebAssembly;
  vi.spyOn(WebAssembly, 'instantiate').mockImplementation((...given: Parameters<typeof instantiate>) => {
    instances += 1;
    return instantiate(...given);
  });
  vi.spyOn(WebAssembly, 'Instance').mockImplementation(function (...given: ConstructorParameters<typeof Instance>) {
    instances += 1;
    return new Instance(...given);
  });
});
afterEach(() => vi.restoreAllMocks());

test('the first is the larger, and both are there', () => {
  const bytes = (name: string): number => readFileSync(new URL(name, release)).length;
  for (const variant of ['vamos_engine', 'vamos_engine_relaxed']) {
    expect(bytes(`${variant}.rest.wasm`)).toBeGreaterThan(10_000);
    expect(bytes(`${variant}.rest.wasm`)).toBeLessThan(bytes(`${variant}.wasm`));
  }
});

describe('without the second', () => {
  test('a first lesson is trained and translated, and nothing more is fetched', async () => {
    const engine = await load({ whole: false });
    const preset = JSON.parse(
      readFileSync(new URL('../../web/lessons/lets-go/preset.json', import.meta.url), 'utf8'),
    ) as { model: object; training: object };
    const examples = [
      { source: "let's go", target: 'vamos' },
      { source: 'to go', target: 'ir' },
    ];
    using session = engine.createSession({ ...preset, data: { examples } });
    session.train(200);
    expect(session.translate("let's go").text).toBe('vamos');
    expect(session.observe('to go', 'ir').tokens).toEqual(['ir']);
    expect(session.attention('cross').data).toHaveLength(4);
    session.reset();
    expect(instances).toBe(1);
  });

  test('a call that needs it gets it, and every bit is what it is with the whole engine', async () => {
    const [part, whole] = [await load({ whole: false }), await load()];
    instances = 0;
    using a = sessionOf(part);
    using b = sessionOf(whole);
    a.train(run.steps);
    b.train(run.steps);
    expect(hashOfWeights(a)).toBe(run.weights);
    expect(a.save()).toEqual(b.save());
    using opened = part.openSession(a.save());
    expect(opened.step).toBe(run.steps);
    expect(instances).toBe(1);
  });
});

test('the second is fetched once, however often it is asked for', async () => {
  const engine = await load({ whole: false });
  await Promise.all([engine.complete(), engine.complete()]);
  await engine.complete();
  using session = sessionOf(engine);
  expect(session.save().length).toBeGreaterThan(100);
  expect(instances).toBe(2);
});
