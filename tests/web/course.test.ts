// @vitest-environment happy-dom
// The text of the course: no number in it is written by hand, and nobody has to read long.
import { describe, expect, it } from 'vitest';
import { chapters as entries } from '../../web/course/chapters';
import type { Block } from '../../web/course/chapter';
import { CHAPTERS } from '../../web/course/ids';
import { kindOf } from '../../web/course/word-kinds';
import { GROUPS, type Group } from '../../web/i18n/groups';
import { initialState } from '../../web/state/state';
import { loadLesson } from '../../web/lessons/lessons';

const TEXTS: readonly Group[] = entries.flatMap(({ texts }) => texts);
const chapters = await Promise.all(entries.map(async ({ code }) => (await code()).chapter));
/** Words that a reader of a text like this reads in a minute. */
const PACE = 200;
/** For all ten chapters. */
const MINUTES = 35;

const texts = async (language: 'en' | 'es'): Promise<[string, string][]> => {
  const files = await Promise.all(TEXTS.map((group) => GROUPS[group][language]()));
  return files.flatMap((file) => Object.entries(file.default as Record<string, string>));
};
/** The markup taken away. */
const plain = (text: string): string => text.replace(/\[\[[a-z-]+\|([^\]]+)\]\]/g, '$1').replaceAll('*', '');
const count = (text: string): number => plain(text).split(/\s+/).length;

const blocks: Block[] = chapters.flatMap(({ scenes }) => scenes.flatMap((scene) => [...scene.blocks]));
const keys = blocks.flatMap((block) =>
  'text' in block ? [block.text] : 'task' in block ? [block.task.asks, block.task.why] : [],
);

describe.each(['en', 'es'] as const)('the text of the course in %s', (language) => {
  it('has no digit but those that are bound to a value', async () => {
    for (const [key, text] of await texts(language)) expect(plain(text), key).not.toMatch(/\d/);
  });

  it('writes a token as it is', async () => {
    for (const [key, text] of await texts(language)) expect(text, key).not.toMatch(/\*<|>\*/);
  });

  it('has no paragraph over 90 words, and is read in its share of the time', async () => {
    const all = new Map(await texts(language));
    for (const [key, text] of all) expect(count(text), key).toBeLessThanOrEqual(90);
    const words = keys.reduce((sum, key) => sum + count(all.get(key)!), 0);
    const minutes = words / PACE;
    console.log(`    ${language}: ${words} words, ${minutes.toFixed(1)} minutes for ${chapters.length} chapters`);
    expect(minutes).toBeLessThan(MINUTES);
  });

  it('names only values that its scene has, and marks that close', async () => {
    const all = new Map(await texts(language));
    const known = { language, theme: 'light', lesson: 'lets-go', chapter: 1, seed: null } as const;
    const state = initialState({ ...known, canTurbo: false, turbo: false, letterKeys: false });
    for (const chapter of chapters)
      for (const scene of chapter.scenes) {
        const values = scene.values(state, state);
        const used = scene.blocks.flatMap((block) =>
          'text' in block ? [block.text] : 'task' in block ? [block.task.asks, block.task.why] : [],
        );
        for (const key of used) {
          const text = all.get(key)!;
          for (const [, name] of text.matchAll(/\{(\w+)\}/g)) expect(values, `${key}: ${name}`).toHaveProperty(name!);
          expect(text.split('*').length % 2, key).toBe(1);
          expect(plain(text), key).not.toMatch(/[[\]|]/);
        }
      }
  });
});

it('every task and every scene has a name of its own, and every chapter an address', () => {
  const tasks = blocks.flatMap((block) => ('task' in block ? [block.task.id] : []));
  expect(new Set(tasks).size).toBe(tasks.length);
  expect(entries.flatMap(({ tasks: listed }) => listed)).toEqual(tasks);
  for (const id of tasks) expect(id).toMatch(/^[a-z-]+$/);
  const scenes = chapters.flatMap((chapter) => chapter.scenes.map(({ id }) => id));
  expect(new Set(scenes).size).toBe(scenes.length);
  expect(chapters.map(({ number }) => number)).toEqual(CHAPTERS);
});

it('the kinds of words are of words that the lesson has', async () => {
  const { train } = await loadLesson('phrases');
  const known = new Set(train.flatMap(({ source }) => source.toLowerCase().match(/[\p{L}']+/gu) ?? []));
  expect([...kindOf.keys()].filter((word) => !known.has(word))).toEqual([]);
});
