import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asTsv, HEADER, LEAST_SEEN, lesson, LONGEST, tokens, type Pair } from '../../web/lessons/phrases/grammar.mjs';
import letsGo from '../../web/lessons/lets-go/preset.json';
import phrases from '../../web/lessons/phrases/preset.json';

const text = (path: string) => readFileSync(new URL(`../../web/lessons/${path}`, import.meta.url), 'utf8');
const pairs = lesson(text('phrases/handwritten.tsv'));
const train = pairs.filter((pair) => pair.split === 'train');
const heldOut = pairs.filter((pair) => pair.split === 'validation');

/** The words of both languages, told apart. */
const wordsOf = (pair: Pair) => [
  ...tokens(pair.source).map((word) => `en ${word}`),
  ...tokens(pair.target).map((word) => `es ${word}`),
];

function find(source: string): Pair {
  const pair = pairs.find((candidate) => candidate.source === source);
  if (!pair) throw new Error(`no sentence "${source}"`);
  return pair;
}

describe('the sentences of Phrases', () => {
  it('are what the grammar writes', () => {
    expect(text('phrases/phrases.tsv')).toBe(asTsv(pairs));
  });

  it('are enough, and a tenth of them is held out', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(1500);
    expect(Math.abs(heldOut.length / pairs.length - 0.1)).toBeLessThan(0.005);
  });

  it('have one translation each', () => {
    expect(new Set(pairs.map((pair) => pair.source.toLowerCase())).size).toBe(pairs.length);
  });

  it('are held out only if training shows each of their words often enough', () => {
    const counts = new Map<string, number>();
    for (const word of train.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const rare = heldOut.flatMap(wordsOf).filter((word) => (counts.get(word) ?? 0) < LEAST_SEEN);
    expect(rare).toEqual([]);
  });

  it('keep within the lengths', () => {
    const longest = Math.max(...pairs.flatMap((pair) => [tokens(pair.source).length, tokens(pair.target).length]));
    expect(longest).toBeLessThanOrEqual(LONGEST);
  });

  it('are aligned word by word, inside the sentence', () => {
    const wrong = pairs.filter(({ source, target, alignment, swapped }) => {
      const [from, to] = [tokens(source).length, tokens(target).length];
      const outside = (index: number | null) => index !== null && !(index >= 0 && index < from);
      const loose = (index: number) => !(index >= 0 && index < to) || alignment[index] === null;
      return alignment.length !== to || alignment.some(outside) || swapped.some(loose);
    });
    expect(wrong).toEqual([]);
  });

  it('name as swapped two neighbours whose order the languages differ in', () => {
    const wrong = pairs.filter(({ alignment, swapped }) =>
      swapped.some((index, i) => {
        if (i % 2 === 0) return swapped[i + 1] !== index + 1;
        return alignment[index - 1] !== Number(alignment[index]) + 1;
      }),
    );
    expect(wrong).toEqual([]);
    expect(heldOut.filter((pair) => pair.swapped.length > 0).length).toBeGreaterThan(50);
  });

  it('open a question where they close it, and contract a + el and de + el', () => {
    const wrong = pairs.filter(({ source, target }) => {
      const asks = source.endsWith('?');
      return target.startsWith('¿') !== asks || target.endsWith('?') !== asks || /(^|\s)(a|de) el(\s|$)/.test(target);
    });
    expect(wrong).toEqual([]);
  });

  it('agree in gender and number', () => {
    const plural = new Set(['los', 'las', 'estos', 'estas', 'mis', 'tus', 'sus', 'dos', 'tres', 'muchos', 'muchas']);
    const feminine = new Set(['casa', 'mesa', 'mano', 'foto', 'flor', 'llave', 'mujer']);
    const masculine = new Set(['coche', 'libro', 'gato', 'hombre', 'árbol']);
    const wrong = pairs.filter(({ target }) => {
      const words = tokens(target);
      return words.some((word, index) => {
        const before = words[index - 1] ?? '';
        if (plural.has(before) && !word.endsWith('s')) return true;
        if (feminine.has(word) && ['el', 'un', 'este', 'al', 'del', 'buen'].includes(before)) return true;
        if (masculine.has(word) && ['la', 'una', 'esta', 'buena'].includes(before)) return true;
        // The feminine that takes the masculine article, and nothing else of it.
        return (
          word === 'agua' &&
          (['la', 'este'].includes(before) || ['frío', 'limpio', 'sucio'].includes(words[index + 1] ?? ''))
        );
      });
    });
    expect(wrong).toEqual([]);
  });

  it('contain the everyday ones', () => {
    expect(find('thank you very much').target).toBe('muchas gracias');
    expect(find('see you tomorrow').target).toBe('hasta mañana');
    expect(find("let's go").target).toBe('vamos');
  });
});

describe("the sentences of Let's go", () => {
  it('are the two pairs, in the same columns', () => {
    const rows = text('lets-go/lets-go.tsv').split('\n');
    expect(rows[0]).toBe(HEADER);
    expect(rows.slice(1)).toEqual(["train\tlet's go\tvamos\t0\t", 'train\tto go\tir\t0\t', '']);
  });
});

describe('the presets', () => {
  it('scale the embeddings to the spread that was tried', () => {
    const { embeddingStd, dModel, heads } = phrases.model;
    expect(embeddingStd * Math.sqrt(dModel)).toBeCloseTo(0.35, 3);
    expect(dModel % heads).toBe(0);
    expect(letsGo.model.embeddingStd).toBe(0.02);
  });
});
