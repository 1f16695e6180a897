// Chapter 1: what its text claims about the numbers of words.
import { expect, test } from 'vitest';
import { loadLesson, sessionOptions } from '../../web/lessons/lessons.ts';
import { SOURCE_TABLE } from '../../web/course/tables.ts';
import { load } from './load.ts';

const engine = await load();

/** The table with the numbers of a word put at a distance from those of another one. */
function beside(table: Float32Array, width: number, word: number, other: number, distance: number): Float32Array {
  const moved = table.slice();
  for (let unit = 0; unit < width; unit += 1)
    moved[word * width + unit] = table[other * width + unit]! + distance / Math.sqrt(width);
  return moved;
}

test('what is learned with the numbers of one word holds for numbers near them, and not for those of other words', async () => {
  const lesson = await loadLesson('phrases');
  using session = engine.createSession(sessionOptions(lesson, null));
  session.train(lesson.preset.training.totalSteps);
  const { sourceVocabulary } = session.summary;
  const width = session.config.dModel;
  const [cat, dog, book] = ['cat', 'dog', 'book'].map((word) => sourceVocabulary.indexOf(word));
  const sentences = lesson.train.filter(({ source }) => /\bcat\b/.test(source)).map(({ source }) => source);
  expect(sentences.length).toBeGreaterThan(20);
  const written = (): string[] => sentences.map((source) => session.translate(source).text);
  const before = written();
  const table = session.tensor(SOURCE_TABLE);
  const same = (): number => written().filter((text, index) => text === before[index]).length / sentences.length;
  session.setTensor(SOURCE_TABLE, beside(table, width, cat!, cat!, 0.3));
  expect(same()).toBeGreaterThan(0.9);
  for (const other of [dog!, book!]) {
    session.setTensor(SOURCE_TABLE, beside(table, width, cat!, other, 0));
    expect(same()).toBeLessThan(0.5);
  }
});
