import { expect, it } from 'vitest';
import { fedOf } from '../../web/engine/revisit';

it('feeds a translation that has come to its end, and of one that was cut off all but its last word', () => {
  expect(fedOf({ text: 'la casa roja', tokens: ['la', 'casa', 'roja'], finished: true })).toBe('la casa roja');
  expect(fedOf({ text: '', tokens: [], finished: true })).toBe('');
  expect(fedOf({ text: 'la casa casa', tokens: ['la', 'casa', 'casa'], finished: false })).toBe('la casa ');
  expect(fedOf({ text: 'abab', tokens: ['a', 'b', 'a', 'b'], finished: false })).toBe('aba');
  expect(fedOf({ text: 'el 2024', tokens: ['el', '20', '##24'], finished: false })).toBe('el 20');
});

it('feeds nothing where the text does not end with its last word', () => {
  expect(fedOf({ text: '', tokens: [], finished: false })).toBeNull();
  expect(fedOf({ text: 'la casa', tokens: ['la', 'Casa'], finished: false })).toBeNull();
});
