import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../web/lessons/nearest';
import { PairIndex } from '../../web/lessons/search';
import { frequencies, pieces } from '../../web/lessons/words';

describe('the nearest known word', () => {
  it('counts a swap of neighbours as one mistake', () => {
    expect(distance([...'house'], [...'huose'])).toBe(1);
    expect(distance([...'kitten'], [...'sitting'])).toBe(3);
    expect(distance([], [...'ab'])).toBe(2);
  });

  it('takes the nearest, then the most frequent, then the first in the alphabet', () => {
    expect(nearest('hause', ['horse', 'house', 'mouse'])).toBe('house');
    const counts = new Map([['cot', 5]]);
    expect(nearest('cxt', ['cat', 'cot', 'cut'], (token) => counts.get(token) ?? 0)).toBe('cot');
    expect(nearest('cxt', ['cut', 'cat'])).toBe('cat');
  });

  it('offers none that is too far, and no special token', () => {
    expect(nearest('elephant', ['go', 'house'])).toBeNull();
    expect(nearest('x', ['y'])).toBeNull();
    expect(nearest('<EOX>', ['<EOS>'])).toBeNull();
    expect(nearest('y'.repeat(5000), ['y'.repeat(4999)])).toBeNull();
  });
});

describe('the words of a sentence', () => {
  it('give the text back when joined, and are named as the model knows them', () => {
    const text = '  Let’s go,  José!';
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
    expect(
      pieces(text)
        .map((piece) => piece.token)
        .filter(Boolean),
    ).toEqual(["let's", 'go', ',', 'josé', '!']);
    expect(frequencies(['a b', 'A'])).toEqual(
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    );
  });
});

describe('searching pairs', () => {
  const index = new PairIndex(
    [{ source: 'The red car', target: 'el coche rojo' }],
    [{ source: 'good morning', target: 'Buenos días' }],
  );

  it('finds on both sides, without accents and capitals, and knows what is held out', () => {
    expect(index.find('DIAS').map(({ heldOut }) => heldOut)).toEqual([true]);
    expect(index.find('red coche')).toHaveLength(1);
    expect(index.find(' ')).toHaveLength(2);
    expect(index.find('blue')).toEqual([]);
  });
});
