// The two builds of the engine: which one is loaded, and that relaxed computes the same up to its rounding.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { relaxedSimd } from 'wasm-feature-detect';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Engine, Example, LoadOptions, SessionOptions } from '../../web/engine/types.ts';
import { hashOfWeights } from '../golden/hash.ts';
import { runs } from '../golden/runs.ts';
import { load, release } from './load.ts';

/** f32x4.relaxed_madd, as it stands in a module. */
const RELAXED_MADD = Buffer.from([0xfd, 0x85, 0x02]);
const FILE = 'vamos_engine_relaxed.wasm';

/** Multiply-adds are rounded once or twice: the last of 24 bits, which 20 steps carry on. */
const TOLERANCE = 1e-5;
const STEPS = 20;

const preset = JSON.parse(
  readFileSync(new URL('../../web/lessons/lets-go/preset.json', import.meta.url), 'utf8'),
) as Pick<SessionOptions, 'model' | 'training'>;
const examples: Example[] = [
  { source: "let's go", target: 'vamos' },
  { source: 'to go', target: 'ir' },
];

/** Everything that is printed while a test runs. */
let printed: unknown[];
beforeEach(() => {
  printed = [];
  const note = (...args: unknown[]): void => void printed.push(args);
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation(note);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    note(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  expect(printed).toEqual([]);
});

function goldenWeights(engine: Engine): string {
  const run = runs[0]!;
  using session = engine.createSession({ model: run.model, training: run.training, data: { examples: run.examples } });
  session.train(run.steps);
  return hashOfWeights(session);
}

describe('the variant', () => {
  test.each([
    [undefined, 'simd'],
    [{}, 'simd'],
    [{ variant: 'auto' }, 'simd'],
    [{ variant: 'simd' }, 'simd'],
    [{ variant: 'relaxed' }, 'relaxed'],
  ] as const)('of %j is %s', async (options, variant) => {
    expect((await load(options)).variant).toBe(variant);
  });

  test.each(['fast', '', 3])('%j is refused in one sentence', async (variant) => {
    await expect(load({ variant } as LoadOptions)).rejects.toMatchObject({
      name: 'EngineError',
      code: 'bad_option',
      message: 'variant has a value that does not exist; choose one of: auto, simd, relaxed.',
    });
  });

  test('relaxed has relaxed instructions, and simd has none', () => {
    const has = (name: string): boolean => readFileSync(new URL(name, release)).includes(RELAXED_MADD);
    expect([has(FILE), has('vamos_engine.wasm')]).toEqual([true, false]);
  });
});

describe('without relaxed', () => {
  let folder: string;
  const here = (): URL => pathToFileURL(`${folder}/`);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vamos-release-'));
    cpSync(release, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('in the browser, simd is loaded without a word', async () => {
    const validate = WebAssembly.validate.bind(WebAssembly);
    const relaxedOpcode = Buffer.from([0xfd, 0x80, 0x02]);
    vi.spyOn(WebAssembly, 'validate').mockImplementation(
      (bytes) => !Buffer.from(bytes as Uint8Array).includes(relaxedOpcode) && validate(bytes),
    );
    expect(await relaxedSimd()).toBe(false);
    const compile = vi.spyOn(WebAssembly, 'instantiate');
    const engine = await load({ variant: 'relaxed' });
    expect(engine.variant).toBe('simd');
    expect(compile).toHaveBeenCalledTimes(2); // the two halves of simd, and nothing else
    expect(goldenWeights(engine)).toBe(runs[0]!.weights);
  });

  test('in the release, simd is loaded without a word', async () => {
    rmSync(join(folder, FILE));
    const engine = await load({ variant: 'relaxed' }, here());
    expect(engine.variant).toBe('simd');
    expect(goldenWeights(engine)).toBe(runs[0]!.weights);
  });

  test.each([
    ['no module', () => Buffer.from('<!doctype html><title>Not found</title>')],
    ['empty', () => Buffer.alloc(0)],
    ['cut off', () => readFileSync(new URL(FILE, release)).subarray(0, 100_000)],
  ])('a file that is %s is left alone, and simd is loaded', async (_, content) => {
    writeFileSync(join(folder, FILE), content());
    const engine = await load({ variant: 'relaxed' }, here());
    expect(engine.variant).toBe('simd');
    expect(goldenWeights(engine)).toBe(runs[0]!.weights);
  });
});

describe('relaxed', () => {
  test.each([1, 2, 3, 4, 5])('learns Let’s go, from seed %i', async (seed) => {
    const engine = await load({ variant: 'relaxed' });
    using session = engine.createSession({
      model: { ...preset.model, seed },
      training: { ...preset.training, seed },
      data: { examples },
    });
    session.train(preset.training!.totalSteps!);
    expect(examples.map(({ source }) => session.translate(source).text)).toEqual(['vamos', 'ir']);
    expect(session.evaluate('train').exactMatch).toBe(1);
  });

  test.each(runs)(`has the losses of simd, up to ${TOLERANCE} of them: $name`, async (run) => {
    const options = { model: run.model, training: run.training, data: { examples: run.examples } };
    using exact = (await load()).createSession(options);
    using relaxed = (await load({ variant: 'relaxed' })).createSession(options);
    for (let step = 1; step <= STEPS; step += 1) {
      const [wanted, loss] = [exact.train(1).loss, relaxed.train(1).loss];
      expect(Math.abs(loss - wanted), `step ${step}`).toBeLessThanOrEqual(TOLERANCE * wanted);
    }
  });

  test('takes over a session of simd to the bit, and gives it back', async () => {
    const [simd, relaxed] = [await load(), await load({ variant: 'relaxed' })];
    using first = simd.createSession({ ...preset, data: { examples } });
    first.train(60);
    using second = relaxed.openSession(first.save());
    expect(second.step).toBe(60);
    expect(hashOfWeights(second)).toBe(hashOfWeights(first));
    expect(second.save()).toEqual(first.save());
    second.train(60);
    using third = simd.openSession(second.save());
    expect(hashOfWeights(third)).toBe(hashOfWeights(second));
    third.train(80);
    expect(third.translate("let's go").text).toBe('vamos');
  });
});
