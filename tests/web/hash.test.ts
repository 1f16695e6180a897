import { describe, expect, it } from 'vitest';
import { readHash, readLink, writeHash } from '../../web/state/hash';

describe('the address', () => {
  it('opens Let’s go when it says nothing, or nothing that is known', () => {
    for (const hash of ['', '#', '#nonsense']) expect(readHash(hash).lesson).toBe('lets-go');
  });

  it('carries lesson, seed, language, theme and turbo there and back', () => {
    const address = { lesson: 'phrases', chapter: null, seed: 7, language: 'es', theme: 'dark', turbo: true } as const;
    expect(writeHash(address)).toBe('#phrases&seed=7&lang=es&theme=dark&turbo=on');
    expect(readHash(writeHash(address))).toEqual(address);
    expect(readHash('#phrases&turbo=off').turbo).toBe(false);
  });

  it('takes only seeds that the engine can take', () => {
    const seed = (text: string): number | null => readHash(`#phrases&seed=${text}`).seed;
    expect([seed('0'), seed('4294967295'), seed('4294967296'), seed('-1'), seed('1.5'), seed('x'), seed('')]).toEqual([
      0,
      4294967295,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('ignores languages, themes and kinds of turbo that do not exist', () => {
    expect(readHash('#lets-go&lang=fr&theme=pink&turbo=2')).toMatchObject({ language: null, theme: null, turbo: null });
  });

  it('tells what is no link of ours from what is damaged', () => {
    for (const hash of ['#nonsense', '#section-2', '#%20']) expect(readLink(hash)).toEqual({ problem: 'link_none' });
    for (const hash of [
      '#nonsense&s=AAAA',
      '#nonsense&x=1',
      '#nonsense=',
      '#phras',
      '#nonsense&seed=7',
      '#phrases&x=1',
      '#phrases&seed=1&seed=2',
    ])
      expect(readLink(hash)).toEqual({ problem: 'link_damaged' });
    for (const hash of ['', '#', '#phrases', '#phrases&seed=7']) expect(readLink(hash)).toBeNull();
  });

  it('leads to a chapter, to a task of it, to the glossary and to a term of it', () => {
    const chapter = (hash: string): number | null => readHash(hash).chapter;
    expect(['#chapter-1', '#chapter-1-twice', '#chapter-1&lang=es'].map(chapter)).toEqual([1, 1, 1]);
    expect(['#glossary', '#glossary-dot-product', '#glossary&lang=es'].map(chapter)).toEqual([0, 0, 0]);
    for (const hash of ['#chapter-0', '#chapter-99', '#glossaries', '#xglossary', '#lets-go'])
      expect(chapter(hash)).toBeNull();
    const address = { lesson: 'lets-go', seed: null, language: null, theme: null, turbo: null } as const;
    expect(writeHash({ ...address, chapter: 0 })).toBe('#glossary');
    expect(writeHash({ ...address, chapter: 1 })).toBe('#chapter-1');
    expect(readLink('#glossary')).toBeNull();
    expect(readLink('#lets-go&note=position:e')).toBeNull();
  });
});
