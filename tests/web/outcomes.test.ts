import { beforeEach, describe, expect, it } from 'vitest';
import type { Frame, Inspected, Opened } from '../../web/engine/messages';
import type { Desk } from '../../web/state/feature';
import { outcomeOf, Outcomes, type Effect } from '../../web/state/outcomes';
import type { Store } from '../../web/state/state';

const summary = { targetVocabulary: ['<EOS>', 'ir', 'vamos'] } as unknown as Opened['summary'];
const opened = { session: 1, summary } as unknown as Opened;
const steps = [
  { input: '<EOS>', token: 'ir' },
  { input: 'vamos', token: '<EOS>' },
];

const frameOf = (text: string, probe: Frame['probe'] = { source: "let's go", target: 'vamos' }): Frame =>
  ({
    session: 1,
    step: 7,
    probe,
    ablation: {},
    edited: false,
    decoding: {},
    maps: {},
    shown: { steps },
    written: { text },
  }) as unknown as Frame;

const inspectedOf = (...rows: number[][]): Inspected =>
  ({
    step: 7,
    sentence: { source: [], target: ['<EOS>', 'vamos'] },
    tensors: { probabilities: { shape: [rows.length, 3], values: Float32Array.from(rows.flat()) } },
  }) as unknown as Inspected;

const SURE = inspectedOf([0.25, 0.25, 0.5], [0.25, 0.5, 0.25]);

describe('an outcome', () => {
  it('has the probability of each right word, whatever the model would write, and their loss', () => {
    const outcome = outcomeOf(frameOf('ir'), summary, SURE);
    expect(outcome.translation).toBe('ir');
    expect(outcome.words).toEqual([
      { place: { token: 'vamos', after: '<EOS>' }, probability: 0.5 },
      { place: { token: '<EOS>', after: 'vamos' }, probability: 0.25 },
    ]);
    expect(outcome.loss).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 9);
  });

  it('has neither where nobody knows the translation', () => {
    const outcome = outcomeOf(frameOf('ir', { source: 'go', target: null }), summary, SURE);
    expect([outcome.words, outcome.loss]).toEqual([[], null]);
  });
});

describe('the effect of an experiment', () => {
  let state: { frame: Frame; opened: Opened };
  let asked: ((answer: Inspected) => void)[];
  let effect: Effect | null;
  let outcomes: Outcomes;
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const answer = async (inspected = SURE): Promise<void> => {
    asked.shift()!(inspected);
    await settled();
  };

  beforeEach(() => {
    state = { frame: frameOf('vamos'), opened };
    asked = [];
    effect = null;
    const desk = {
      store: { state: state as unknown } as Store,
      client: { call: () => new Promise((resolve) => asked.push(resolve)) },
      attempt: (job: () => Promise<unknown>) => job().then(() => null),
    } as unknown as Desk;
    outcomes = new Outcomes(desk, (next) => (effect = next));
  });

  const told = (): (string | undefined)[] => [effect?.before?.translation, effect?.now?.translation];

  const edited = (frame: Frame): Frame => ({ ...frame, edited: true });

  it('compares with the model as it was trained, and that with nothing', async () => {
    outcomes.look();
    await answer();
    expect(told()).toEqual([undefined, 'vamos']);
    state.frame = edited(frameOf('ir'));
    outcomes.look();
    await answer();
    expect(told()).toEqual(['vamos', 'ir']);
    state.frame = { ...frameOf('ir ir'), ablation: { position: true } };
    outcomes.look();
    await answer();
    expect(told()).toEqual(['vamos', 'ir ir']);
    // Looked away at another step, and back.
    state.frame = { ...frameOf('let'), step: 3 };
    outcomes.look();
    await answer({ ...SURE, step: 3 });
    state.frame = edited(frameOf('ir'));
    outcomes.look();
    await answer();
    expect(told()).toEqual(['vamos', 'ir']);
    state.frame = frameOf('vamos');
    outcomes.look();
    await answer();
    expect(told()).toEqual([undefined, 'vamos']);
  });

  it('compares no two sentences', async () => {
    outcomes.look();
    await answer();
    state.frame = edited(frameOf('ir', { source: 'to go', target: 'vamos' }));
    outcomes.look();
    await answer();
    expect(told()).toEqual([undefined, 'ir']);
  });

  it('is asked for once at a time, and not taken from an answer about another sentence', async () => {
    outcomes.look();
    outcomes.look();
    outcomes.look();
    expect(asked).toHaveLength(1);
    await answer({ ...SURE, sentence: { source: [], target: ['<EOS>', 'ir'] } });
    expect(effect).toBeNull();
    expect(asked).toHaveLength(1);
    await answer();
    expect(told()).toEqual([undefined, 'vamos']);
    expect(asked).toHaveLength(0);
  });
});
