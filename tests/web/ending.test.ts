import { describe, expect, it } from 'vitest';
import { endingLeftOut } from '../../web/lessons/ending';

describe('the mark at the end of a sentence', () => {
  const words = ['let', "'s", 'go'];

  it.each([
    ['let’s go.', 'let’s go', '.'],
    ['let’s go ?! ', 'let’s go', '?!'],
    ['go…', 'go', '…'],
  ])('is left out of %j', (typed, text, mark) => {
    expect(endingLeftOut(typed, words)).toEqual({ text, mark });
  });

  it('stays where the model has seen it', () => {
    expect(endingLeftOut('go.', [...words, '.'])).toBeNull();
    expect(endingLeftOut('go?!', [...words, '?'])).toEqual({ text: 'go?', mark: '!' });
  });

  it.each(['go', '', '   ', '.', ' ?', 'a.b', '3.5 go'])('is not found in %j', (text) => {
    expect(endingLeftOut(text, words)).toBeNull();
  });
});
