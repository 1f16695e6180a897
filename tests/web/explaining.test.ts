import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame, Inspected, Opened } from '../../web/engine/messages';
import type { ModelConfig } from '../../web/engine/types';
import { DEFAULT_MODEL } from '../../web/engine/defaults';
import { weightAt, type Reference } from '../../web/explain/reference';
import type { Desk } from '../../web/state/feature';
import { Explaining } from '../../web/state/explaining';
import { initialState, Store } from '../../web/state/state';

const config: ModelConfig = { ...DEFAULT_MODEL, dModel: 2, heads: 1, dFf: 0, sourceVocab: 4, targetVocab: 4 };
const opened = {
  session: 1,
  config,
  summary: { sourceVocabulary: ['<EOS>', 'go'], targetVocabulary: ['<EOS>', 'ir'] },
} as unknown as Opened;
const run = { source: [{ token: 'go' }, { token: '<EOS>' }], steps: [{ input: '<EOS>' }, { input: 'ir' }] };

const frameOf = (step: number, source = 'go'): Frame =>
  ({ ablation: {}, step, probe: { source, target: 'ir' }, shown: run, written: run }) as unknown as Frame;

interface Question {
  run: string;
  tensors: string[];
  answer(): void;
}

let store: Store;
let questions: Question[];
let explaining: Explaining;

/** Answers with whatever was asked for, each tensor large enough. */
function answerOf(tensors: string[]): Inspected {
  const shape = (name: string): number[] => (/weights$|scores$/.test(name) ? [1, 1, 2, 2] : [2, 2]);
  const values = (name: string): Float32Array => new Float32Array(shape(name).reduce((all, size) => all * size, 1));
  return {
    session: 1,
    step: store.state.frame?.step ?? 0,
    sentence: { source: ['go', '<EOS>'], target: ['<EOS>', 'ir'] },
    ablation: {},
    tensors: Object.fromEntries(tensors.map((name) => [name, { shape: shape(name), values: values(name) }])),
  };
}

beforeEach(() => {
  store = new Store({
    ...initialState({
      language: 'en',
      theme: 'light',
      lesson: 'lets-go',
      chapter: null,
      seed: null,
      canTurbo: false,
      turbo: false,
      letterKeys: true,
    }),
    opened,
    frame: frameOf(0),
    selection: { kind: 'cross', layer: 0, head: 0, row: 0, column: 0 },
  });
  questions = [];
  const call = (_type: string, request: { run: string; tensors: string[] }): Promise<Inspected> =>
    new Promise((resolve) => {
      questions.push({ ...request, answer: () => resolve(answerOf(request.tensors)) });
    });
  const attempt = async (job: () => Promise<unknown>): Promise<null> => {
    await job();
    return null;
  };
  explaining = new Explaining({ store, client: { call }, attempt } as unknown as Desk);
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const stack = (): readonly Reference[] => store.state.explaining?.stack ?? [];
const cell = (row: number, column: number): Reference => weightAt({ kind: 'cross', layer: 0, head: 0, row, column });
const sum: Reference = { tensor: 'source.sum', index: [0, 1] };

describe('what is explained', () => {
  it('is asked for once, with every tensor that is read', async () => {
    explaining.handle({ type: 'explain', ref: cell(0, 0) });
    expect(questions).toHaveLength(1);
    const name = 'decoder.layers.0.multihead_attn';
    const wanted = ['query', 'key', 'raw_scores', 'scores', 'weights'].map((what) => `${name}.${what}`);
    expect([...questions[0]!.tensors].sort()).toEqual(wanted.sort());
    questions[0]!.answer();
    await settled();
    expect(store.state.explaining?.inspected?.step).toBe(0);
    expect(questions).toHaveLength(1);
  });

  it('is asked for again with every picture, but never twice at a time', async () => {
    explaining.handle({ type: 'explain', ref: cell(0, 0) });
    for (let step = 1; step <= 5; step += 1) store.set({ frame: frameOf(step) });
    expect(questions).toHaveLength(1);
    questions[0]!.answer();
    await settled();
    // The pictures in between are not asked for.
    expect(questions).toHaveLength(2);
    questions[1]!.answer();
    await settled();
    expect(questions).toHaveLength(2);
    expect(store.state.explaining?.inspected?.step).toBe(5);
  });

  it('goes back the way that it came', () => {
    explaining.handle({ type: 'explain', ref: cell(0, 0) });
    explaining.handle({ type: 'explain', ref: sum });
    explaining.handle({ type: 'explain', ref: { tensor: 'source.embedding', index: [0, 1] } });
    expect(stack()).toHaveLength(3);
    explaining.handle({ type: 'explain-back' });
    expect(stack()).toEqual([cell(0, 0), sum]);
    explaining.handle({ type: 'explain-back', depth: 1 });
    expect(stack()).toEqual([cell(0, 0)]);
    explaining.handle({ type: 'explain-back' });
    expect(store.state.explaining).toBeNull();
  });

  it('does not list a number twice on the way to it', () => {
    for (const ref of [cell(0, 0), sum, cell(0, 0)]) explaining.handle({ type: 'explain', ref });
    expect(stack()).toEqual([cell(0, 0)]);
  });

  it('follows the selected cell', () => {
    explaining.handle({ type: 'explain', ref: cell(0, 0) });
    store.set({ selection: { ...store.state.selection, column: 1 } });
    expect(stack()).toEqual([cell(0, 1)]);
    // A number that was not the selected cell stays.
    explaining.handle({ type: 'explain', ref: sum, fresh: true });
    store.set({ selection: { ...store.state.selection, column: 0 } });
    expect(stack()).toEqual([sum]);
  });

  it('ends with the sentence that it belongs to, unless it is the selected cell', () => {
    explaining.handle({ type: 'explain', ref: cell(0, 0) });
    store.set({ frame: frameOf(0, 'to go') });
    expect(stack()).toEqual([cell(0, 0)]);
    explaining.handle({ type: 'explain', ref: sum, fresh: true });
    store.set({ frame: frameOf(0, 'go') });
    expect(store.state.explaining).toBeNull();
  });

  it('begins anew in the other run of the sentence', () => {
    explaining.handle({ type: 'explain', ref: cell(0, 0) });
    explaining.handle({ type: 'explain', ref: { tensor: 'probabilities', index: [0, 1] }, run: 'written' });
    expect(stack()).toHaveLength(1);
    expect(store.state.explaining?.run).toBe('written');
  });

  it('is told of any number, the first one too', () => {
    explaining.handle({ type: 'explain', ref: sum });
    expect(stack()).toEqual([sum]);
    expect([...questions[0]!.tensors].sort()).toEqual(['source.embedding', 'source.position', 'source.sum']);
  });

  it('is closed where the number is gone', async () => {
    explaining.handle({ type: 'explain', ref: { tensor: 'source.sum', index: [9, 0] } });
    questions[0]!.answer();
    await settled();
    expect(store.state.explaining).toBeNull();
  });
});

describe('a mean over heads', () => {
  it('closes the arithmetic of the head that stood in its place, and leaves the way to each head', () => {
    const { selection } = store.state;
    explaining.handle({ type: 'explain', ref: weightAt(selection) });
    store.set({ selection: { ...selection, mean: 'layer' } });
    expect(store.state.explaining).toBeNull();
    explaining.handle({ type: 'explain', ref: weightAt(selection) });
    expect(store.state.explaining?.stack).toEqual([weightAt(selection)]);
  });
});
