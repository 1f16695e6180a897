import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadLesson, ownLesson, ownSteps, sessionOptions } from '../../web/lessons/lessons';
import { splitPairs } from '../../web/lessons/split';
import { DRAWN, taskLesson } from '../../web/lessons/tasks';

const pairs = (count: number) => Array.from({ length: count }, (_, i) => ({ source: `s ${i}`, target: `t ${i}` }));

describe('lessons', () => {
  it('load Let’s go: two pairs, nothing kept back', async () => {
    const { train, heldOut, probe } = await loadLesson('lets-go');
    expect(train).toEqual([
      { source: "let's go", target: 'vamos' },
      { source: 'to go', target: 'ir' },
    ]);
    expect(heldOut).toEqual([]);
    expect(probe.target).toBe('vamos');
  });

  it('load Phrases with a held-out part that training does not contain', async () => {
    const { train, heldOut, probe } = await loadLesson('phrases');
    expect(train.length).toBeGreaterThan(1000);
    const seen = new Set(train.map((example) => example.source));
    expect(heldOut.filter((example) => seen.has(example.source))).toEqual([]);
    expect(heldOut).toContainEqual(probe);
  });

  it('keep a tenth of somebody’s own pairs back, once there are enough', () => {
    expect(splitPairs(pairs(19)).heldOut).toEqual([]);
    const { train, heldOut } = splitPairs(pairs(200));
    expect([train.length, heldOut.length]).toEqual([180, 20]);
  });

  it('train longer on more data, within reason', () => {
    expect([ownSteps(1), ownSteps(1500), ownSteps(20_000)]).toEqual([150, 400, 1000]);
  });

  it('work with a single pair', () => {
    const options = sessionOptions(ownLesson(pairs(1)), 7);
    expect(options.data).toEqual({ examples: pairs(1) });
    expect(options.training).toMatchObject({ batchSize: 1, seed: 7 });
  });
});

describe('tasks', () => {
  const drawn = (source: (i: number) => string, target: (source: string) => string) =>
    Array.from({ length: DRAWN }, (_, i) => ({ source: source(i), target: target(source(i)) }));

  it('learn from 2,000 examples and keep the 500 others back', () => {
    const examples = drawn(String, (text) => `t${text}`);
    const { train, heldOut, probe } = taskLesson('numbers', examples);
    expect([...train, ...heldOut]).toEqual(examples);
    expect([train.length, heldOut.length]).toEqual([2000, 500]);
    expect(heldOut).toContainEqual(probe);
  });

  it('look first at a letter and the place that it comes from', () => {
    const letters = (i: number): string => (i === 2400 ? 'fbcda' : 'aab');
    const reverse = taskLesson(
      'reverse',
      drawn(letters, (text) => [...text].reverse().join('')),
    );
    expect([reverse.probe.source, reverse.start]).toEqual(['fbcda', { row: 0, column: 4 }]);
    expect(
      taskLesson(
        'copy',
        drawn(letters, (text) => text),
      ).start,
    ).toEqual({ row: 0, column: 0 });
    expect(
      taskLesson(
        'sort',
        drawn(letters, (text) => [...text].sort().join('')),
      ).start,
    ).toEqual({ row: 0, column: 4 });
  });

  it('read letters one by one, numbers digit by digit, and years in two halves', () => {
    const text = (task: 'sort' | 'numbers' | 'dates') =>
      sessionOptions(taskLesson(task, drawn(String, String)), null).data;
    expect(text('sort')).toMatchObject({ tokenizer: 'character' });
    expect(text('numbers')).toMatchObject({ tokenizer: 'word', digitGroup: 1 });
    expect(text('dates')).toMatchObject({ tokenizer: 'word', digitGroup: 2 });
  });
});

describe('the engine', () => {
  it('is imported by the worker alone', () => {
    const sources = readdirSync('web', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('engine/'))
      .concat(['engine/client.ts', 'engine/messages.ts', 'engine/pacing.ts']);
    // A type is erased; anything else would bring the WASM module to the main thread.
    const bad =
      /^import (?!type)[^;]*from '[^']*(?:engine\/(?:index|engine|session|worker|runner|native)|#engine-wasm|\.\/(?:index|engine|session|runner))(?:\.ts)?'/m;
    for (const name of sources) {
      const found = bad.exec(readFileSync(`web/${name}`, 'utf8'));
      // `./index` outside the engine's folder is another file.
      if (found && (name.startsWith('engine/') || /engine\//.test(found[0]))) expect([name, found[0]]).toBeNull();
    }
  });
});
