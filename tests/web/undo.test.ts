import { describe, expect, it } from 'vitest';
import { controlOf } from '../../web/state/lesson-options';
import { ablationOf } from '../../web/state/switches';
import { Trained, UndoList, type Change, type Edit } from '../../web/state/undo';
import { layoutOf, rowsWith, typedNumber } from '../../web/views/experiments/tensor-rows';
import type { SessionSummary } from '../../web/engine/types';

const edit = (before: number, after: number, index = 0): Edit => ({ name: 'w', index, before, after });
const weights = (...edits: Edit[]): Change => ({ kind: 'weights', edits });
const switched: Change = { kind: 'switches', before: [], after: ['position'] };

describe('undo', () => {
  it('gives back what was there before, and again what came after', () => {
    const list = new UndoList();
    list.add(weights(edit(1, 2), edit(5, 6, 1)));
    list.add(switched);
    expect(list.undo()).toEqual({ kind: 'switches', before: ['position'], after: [] });
    expect(list.undo()).toEqual(weights(edit(6, 5, 1), edit(2, 1)));
    expect(list.undo()).toBeNull();
    expect(list.redo()).toEqual(weights(edit(1, 2), edit(5, 6, 1)));
    expect(list.redo()).toEqual(switched);
    expect(list.redo()).toBeNull();
  });

  it('has nothing to redo after something new', () => {
    const list = new UndoList();
    list.add(switched);
    list.undo();
    expect(list.canRedo).toBe(true);
    list.add(weights(edit(1, 2)));
    expect(list.canRedo).toBe(false);
  });

  it('takes a drag back as a whole, but not two weights as one', () => {
    const list = new UndoList();
    list.add(weights(edit(1, 2)));
    list.add(weights(edit(2, 3)), true);
    list.add(weights(edit(3, 4)), true);
    list.add(weights(edit(7, 8, 1)), true);
    expect(list.undo()).toEqual(weights(edit(8, 7, 1)));
    expect(list.undo()).toEqual(weights(edit(4, 1)));
    expect(list.canUndo).toBe(false);
  });

  it('forgets weights that training has changed, and keeps switches', () => {
    const list = new UndoList();
    list.add(switched);
    list.add(weights(edit(1, 2)));
    list.forgetWeights();
    expect(list.undo()?.kind).toBe('switches');
    expect(list.canUndo).toBe(false);
  });
});

it('knows what training gave, through any number of changes', () => {
  const trained = new Trained();
  trained.note(edit(1, 2));
  trained.note(edit(2, 3));
  trained.note(edit(9, 8, 4));
  expect(trained.all()).toEqual([
    { name: 'w', index: 0, trained: 1 },
    { name: 'w', index: 4, trained: 9 },
  ]);
  trained.note(edit(3, 1));
  expect(trained.count).toBe(1);
  expect([...trained.places('w')]).toEqual([4]);
});

it('asks the engine for the parts that are off', () => {
  expect(ablationOf([])).toEqual({});
  expect(ablationOf(['causalMask', 'residual:decoder_cross:1', 'head:cross:0:1'])).toEqual({
    causalMask: true,
    residuals: [{ sublayer: 'decoder_cross', layer: 1 }],
    heads: [{ kind: 'cross', layer: 0, head: 1 }],
  });
});

it('finds the control that a refusal is about', () => {
  const about = (code: string, field?: string): string | null =>
    controlOf({ code, params: field === undefined ? {} : { field }, message: '' });
  expect(about('not_divisible')).toBe('heads');
  expect(about('odd_width')).toBe('dModel');
  expect(about('out_of_range', 'dropout')).toBe('dropout');
  expect(about('memory_limit')).toBeNull();
});

it('names the rows of embeddings by their words, and those of q, k and v by theirs', () => {
  const summary = { sourceVocabulary: ['<PAD>', 'go'], targetVocabulary: ['ir'] } as SessionSummary;
  const embedding = layoutOf({ name: 'src_embedding.weight', shape: [2, 3], role: 'parameter' }, summary);
  expect([embedding.rows, embedding.columns, embedding.row(1)]).toEqual([2, 3, { token: 'go' }]);
  const projection = layoutOf({ name: 'a.in_proj_bias', shape: [6], role: 'parameter' }, summary);
  expect([projection.columns, projection.row(0), projection.row(3)]).toEqual([1, { text: 'q 1' }, { text: 'k 2' }]);
  expect([embedding.words, projection.words]).toEqual([['<PAD>', 'go'], []]);
  // A file of another program may hold more rows than there are words.
  const larger = layoutOf({ name: 'src_embedding.weight', shape: [3, 3], role: 'parameter' }, summary);
  expect([larger.words, larger.row(1)]).toEqual([[], { text: '2' }]);
});

it('finds the rows of a word, the word itself before those that only hold it', () => {
  const words = ['<EOS>', 'está', 'estamos', 'Esta', 'basta', 'coche'];
  const found = (question: string): string[] => rowsWith(question, words).map((row) => words[row]!);
  expect(found('esta')).toEqual(['Esta', 'está', 'estamos']);
  expect(found(' ESTÁ ')).toEqual(['está', 'Esta', 'estamos']);
  expect(found('sta')).toEqual(['está', 'estamos', 'Esta', 'basta']);
  expect(found('<eos>')).toEqual(['<EOS>']);
  expect(found('perro')).toEqual([]);
});

it('reads numbers with a point, a comma or the page’s own minus', () => {
  expect(['1.5', ' -0,25 ', '\u22123', '1e-2'].map(typedNumber)).toEqual([1.5, -0.25, -3, 0.01]);
  expect(['', 'abc', '1 2'].map(typedNumber)).toEqual([NaN, NaN, NaN]);
});
