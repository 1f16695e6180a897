// @vitest-environment happy-dom
// The glossary: every term in both languages, in a sentence or two, with places that there are.
import { describe, expect, it } from 'vitest';
import { chapters } from '../../web/course/chapters';
import { ordered, terms, type TermId } from '../../web/course/glossary';
import { GROUPS } from '../../web/i18n/groups';
import { LESSONS } from '../../web/lessons/ids';

const LANGUAGES = ['en', 'es'] as const;
const textsOf = async (language: 'en' | 'es'): Promise<Record<string, string>> =>
  (await GROUPS.glossary[language]()).default;

describe.each(LANGUAGES)('the glossary in %s', (language) => {
  it('names each term and says in one or two sentences what it is, without a digit', async () => {
    const texts = await textsOf(language);
    for (const { id } of terms) {
      const says = texts[`glossary.${id}.says`]!;
      expect(texts[`glossary.${id}.name`], id).toMatch(/^\p{Lu}/u);
      expect(says, id).toMatch(/^\p{Lu}.*\.$/u);
      expect(says.split(/[.:;](?=\s|$)/).length - 1, id).toBeLessThanOrEqual(4);
      expect(says.match(/\.(?=\s|$)/g)!.length, id).toBeLessThanOrEqual(2);
      expect(says.split(/\s+/).length, id).toBeLessThanOrEqual(45);
      expect(says.split('*').length % 2, id).toBe(1);
    }
    for (const [key, text] of Object.entries(texts)) expect(text, key).not.toMatch(/\d/);
  });

  it('has the terms in the order of its alphabet, and none of them twice', async () => {
    const texts = await textsOf(language);
    const names = ordered(language, (id) => texts[`glossary.${id}.name`]!).map(
      ({ id }) => texts[`glossary.${id}.name`]!,
    );
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
    // Without regard to case and to accents, which no letter's code knows about.
    const bare = names.map((name) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''));
    expect(bare).toEqual([...bare].sort((a, b) => (a.replace(/[^a-z]/g, ' ') < b.replace(/[^a-z]/g, ' ') ? -1 : 1)));
  });

  it('says of each term no more than there is', async () => {
    const known = terms.flatMap(({ id }) => [`glossary.${id}.name`, `glossary.${id}.says`]);
    const others = Object.keys(await textsOf(language)).filter((key) => !known.includes(key));
    expect(others).toEqual(['glossary.title', 'glossary.about', 'glossary.lab']);
  });
});

/** What a chapter calls a term, where that is not the name that the glossary has. */
const FORMS: Record<'en' | 'es', Partial<Record<TermId, string>>> = {
  en: {
    activation: 'relu',
    autoregressive: 'autoregressive',
    'end-token': '<eos>',
    head: 'heads',
    'held-out': 'held-out',
    'layer-norm': 'layer norm',
    score: 'score',
    'source-target': 'source',
    step: 'step',
  },
  es: {
    activation: 'relu',
    autoregressive: 'autorregresivo',
    'end-token': '<eos>',
    head: 'cabezas',
    'held-out': 'reservan',
    score: 'puntuación',
    'source-target': 'origen',
    step: 'paso',
    unknown: '<unk>',
  },
};

/** All that a reader of a chapter reads, without its figures. */
async function textOf(entry: (typeof chapters)[number], language: 'en' | 'es'): Promise<string> {
  const [{ chapter }, ...files] = await Promise.all([
    entry.code(),
    ...entry.texts.map((group) => GROUPS[group][language]()),
  ]);
  const texts = Object.assign({}, ...files.map((file) => file.default)) as Record<string, string>;
  const keys = chapter.scenes.flatMap(({ title, blocks }) => [
    title,
    ...blocks.flatMap((block) =>
      'text' in block ? [block.text] : 'task' in block ? [block.task.asks, block.task.why] : [],
    ),
  ]);
  return keys
    .map((key) => texts[key])
    .join('\n')
    .replace(/\[\[[a-z-]+\|([^\]]+)\]\]/g, '$1')
    .replaceAll('*', '')
    .toLowerCase();
}

it.each(LANGUAGES)('each term is in the text of the chapter that it leads to, in %s', async (language) => {
  const glossary = await textsOf(language);
  const texts = new Map(
    await Promise.all(chapters.map(async (entry) => [entry.number, await textOf(entry, language)] as const)),
  );
  const missing = terms.flatMap(({ id, chapter }) => {
    const name = glossary[`glossary.${id}.name`]!.toLowerCase();
    // What stands in brackets is another name of the same.
    const forms = FORMS[language][id] ?? name.replace(')', '').split(/ \(|, /);
    return [forms].flat().some((form) => texts.get(chapter)!.includes(form)) ? [] : [`${id} in ${chapter}`];
  });
  expect(missing).toEqual([]);
});

it('each term has a chapter of the ten, and a place in a lesson that there is', async () => {
  const notes = { ...(await GROUPS.machine.en()).default, ...(await GROUPS.terms.en()).default };
  for (const { id, chapter, lab } of terms) {
    expect(id).toMatch(/^[a-z-]+$/);
    expect(chapter, id).toBeGreaterThanOrEqual(1);
    expect(chapter, id).toBeLessThanOrEqual(10);
    if (lab === undefined) continue;
    const [lesson, note] = lab.split('&note=');
    expect(LESSONS).toContain(lesson);
    expect(notes, id).toHaveProperty([`noteName.${note!.split(':')[0]!}`]);
  }
});
