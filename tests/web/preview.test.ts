import { expect, it } from 'vitest';
import { parsePairs } from '../../web/lessons/parse';
import { previewOf } from '../../web/lessons/preview';

it('tells of a text how many pairs it holds, how many are kept back, and the words of each side', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `the ${index}\tel la ${index}`);
  const preview = previewOf(parsePairs(['bad line', ...lines].join('\n')));
  expect(preview).toMatchObject({ pairs: 40, heldOut: 4, sourceWords: 37, targetWords: 38 });
  expect(preview.report.pairs).toHaveLength(5);
  expect(preview.report.problemCount).toBe(1);
});

it('keeps nothing back of a few pairs, and finds nothing in nothing', () => {
  expect(previewOf(parsePairs("Let's go\tvamos\nto go\tir"))).toMatchObject({
    pairs: 2,
    heldOut: 0,
    sourceWords: 3,
    targetWords: 2,
  });
  expect(previewOf(parsePairs(''))).toMatchObject({ pairs: 0, heldOut: 0, sourceWords: 0, targetWords: 0 });
});
